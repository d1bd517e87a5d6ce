import { mount } from '@vue/test-utils'
import { getActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { openDesk, useDesk } from './support/desk'
import { ANNA_S } from '../unit/support/notes'
import { i18n } from '@/locales'
import { useNoteFields } from '@/notes/useNoteFields'
import type { NoteKind } from '@/portal/ports/timeline'

useDesk('notes')

function open(kind: NoteKind) {
  openDesk()
  const given: ReturnType<typeof useNoteFields>[] = []
  const setup = () => {
    given.push(useNoteFields(kind, () => ANNA_S.record, () => ANNA_S.name))
    return () => h('div')
  }
  const pinia = getActivePinia()
  mount(defineComponent({ setup }), { global: { plugins: pinia ? [i18n, pinia] : [i18n] } })
  const [fields] = given
  if (!fields) throw new Error('The composable gave nothing')
  return fields
}

it('a note needs a text', async () => {
  const { text, problem, check, content } = open('note')
  expect([check(), problem.value]).toEqual([false, 'text'])
  text.value = ' Wants the offer '
  await nextTick()
  expect([problem.value, check(), content()]).toEqual([null, true, { kind: 'note', text: 'Wants the offer' }])
})

it('a to-do is proposed for the next morning', () => {
  const { title, deadline, check, content } = open('todo')
  expect([title.value, deadline.value]).toEqual(['Call back Anna Schneider', '2026-01-16T09:00'])
  expect([check(), content()]).toEqual([true, { kind: 'todo', title: title.value, description: '', deadline: '2026-01-16T09:00:00+00:00' }])
})

it.each<['title' | 'deadline', string, string]>([
  ['title', ' ', 'title'], ['deadline', '', 'noDate'], ['deadline', '2020-01-01T09:00', 'past']
])('a to-do with the %s "%s" has a problem: %s', (field, value, problem) => {
  const fields = open('todo')
  fields[field].value = value
  expect([fields.check(), fields.problem.value]).toEqual([false, problem])
})
