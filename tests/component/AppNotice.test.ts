import { expect, it } from 'vitest'
import { h } from 'vue'
import { openDesk, show, useDesk } from './support/desk'
import { get, nameOf, textOf } from './support/screen'
import AppNotice from '@/ui/notice/AppNotice.vue'

useDesk()

it.each(['good', 'warning', 'bad'] as const)('%s: title and text, in the role that was asked for', async (tone) => {
  openDesk()
  await show(() => h(AppNotice, { tone, title: 'Title', titleId: 'the-title', role: 'alert', 'aria-labelledby': 'the-title' }, () => h('p', 'Text')))
  expect(nameOf(get('alert'))).toBe('Title')
  expect(textOf(get('alert'))).toBe('TitleText')
})

it('its icon is for the eye only', async () => {
  openDesk()
  await show(() => h(AppNotice, { tone: 'bad', title: 'Title', role: 'alert' }, () => 'Text'))
  expect(get('alert').querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
})

it('the three look different, each by its icon as well as by its colour', async () => {
  openDesk()
  await show(() => h('div', (['good', 'warning', 'bad'] as const).map(tone => h(AppNotice, { tone, title: 'Title', role: tone }, () => 'Text'))))
  const notices = ['good', 'warning', 'bad'].map(tone => get(tone))
  expect(new Set(notices.map(notice => notice.querySelector('svg')?.innerHTML)).size).toBe(3)
  expect(new Set(notices.map(notice => notice.className)).size).toBe(3)
})
