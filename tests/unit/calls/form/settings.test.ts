import { expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../../support/desk'
import { useSettingsStore } from '@/calls/form/settings'
import { DEFAULT_SETTINGS, type SavedSettings, type SettingsRead } from '@/core/options/settings'

freshBrowserForEachTest(NOW)

const SAVED: SavedSettings = { settings: { ...DEFAULT_SETTINGS, recentMinutes: 30, processTypes: [183] }, revision: 4, by: '1', at: NOW }
const READ: SettingsRead = { state: 'read', saved: SAVED }

function open() {
  signIn(fakePortal())
  return useSettingsStore()
}

it('the defaults apply until something is read', () => {
  const store = open()
  expect(store.settings).toEqual(DEFAULT_SETTINGS)
  expect(store.state).toBe('none')
  expect(store.saved).toBeNull()
})

it('what was read applies, and what is stored is known as it is', () => {
  const store = open()
  store.apply(READ)
  expect(store.settings).toEqual(SAVED.settings)
  expect(store.state).toBe('read')
  expect(store.saved).toEqual(SAVED)
})

it.each(['none', 'damaged', 'newer'] as const)('the defaults apply again once the portal says “%s”, with the reason', (state) => {
  const store = open()
  store.apply(READ)
  store.apply({ state })
  expect(store.settings).toEqual(DEFAULT_SETTINGS)
  expect(store.saved).toBeNull()
  expect(store.state).toBe(state)
})
