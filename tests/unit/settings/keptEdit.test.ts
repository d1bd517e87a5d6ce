import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { saveWith, SETTINGS } from '../support/settings'
import { store, stored } from '../support/stored'
import { useSessionStore } from '@/session/session'
import { editable } from '@/settings/edit'
import { useKeptEdit } from '@/settings/keptEdit'

freshBrowserForEachTest(NOW)

function openEdit() {
  signIn(fakePortal())
  return useKeptEdit(useSessionStore().scope)
}

it('is kept while it differs from what it began with', async () => {
  const { edited, dirty, begin } = openEdit()
  begin({ state: 'read', saved: saveWith() })
  edited.value.recentMinutes = 5
  await nextTick()
  expect([dirty.value, stored('settings')]).toEqual([true, { edited: editable({ ...SETTINGS, recentMinutes: 5 }), opened: { stored: expect.any(String) } }])
  edited.value.recentMinutes = SETTINGS.recentMinutes
  await nextTick()
  expect([dirty.value, stored('settings')]).toEqual([false, null])
})

it('is brought back with what it began with', async () => {
  const first = openEdit()
  first.begin({ state: 'read', saved: saveWith() })
  first.edited.value.recentMinutes = 5
  await nextTick()
  const { edited, opened, broughtBack, bringBack, begin } = openEdit()
  expect(bringBack()).toBe(true)
  expect([edited.value.recentMinutes, opened.value, broughtBack.value]).toEqual([5, { state: 'read', saved: saveWith() }, true])
  begin(opened.value)
  expect([edited.value.recentMinutes, broughtBack.value]).toEqual([SETTINGS.recentMinutes, false])
})

it('nothing is brought back where nothing that can be read was kept', () => {
  store('settings', { edited: 'x' })
  const { broughtBack, bringBack } = openEdit()
  expect([bringBack(), broughtBack.value]).toEqual([false, false])
})

it('what cannot be read may be replaced by the defaults', () => {
  const { begin, dirty, savable } = openEdit()
  expect(savable.value).toBe(false)
  for (const state of ['damaged', 'newer'] as const) {
    begin({ state })
    expect([dirty.value, savable.value]).toEqual([false, true])
  }
})
