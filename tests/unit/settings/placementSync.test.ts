import { expect, it } from 'vitest'
import { NOW, REFUSAL } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { saveWith } from '../support/settings'
import { stored } from '../support/stored'
import { useSettingsStore } from '@/calls/form/settings'
import { useSessionStore } from '@/session/session'
import type { PlacementSync } from '@/portal/ports/placements'
import type { SettingsRead } from '@/core/options/settings'
import { mayDiffer, usePlacementSync } from '@/settings/placementSync'

freshBrowserForEachTest(NOW)

function open(sync = async (): Promise<PlacementSync> => ({ results: [], failure: null })) {
  const portal = fakePortal({ placements: { sync } })
  signIn(portal)
  return { portal, crm: usePlacementSync(useSessionStore().scope) }
}

it('brings them in line, and forgets that it has', async () => {
  const { crm } = open()
  crm.noteBehind()
  expect(crm.isBehind()).toBe(true)
  await crm.sync()
  expect([crm.placements.value, crm.isBehind()]).toEqual([{ state: 'done' }, false])
  crm.forgetDone()
  expect(crm.placements.value).toEqual({ state: 'fine' })
})

it('where that fails, this visit knows why and the next one that', async () => {
  const { crm } = open(async () => ({ results: [], failure: REFUSAL }))
  crm.noteBehind()
  await crm.sync()
  crm.forgetDone()
  expect([crm.placements.value, stored('placements-behind')]).toEqual([{ state: 'behind', failure: REFUSAL }, true])
  const next = open().crm
  next.recall()
  expect(next.placements.value).toEqual({ state: 'behind', failure: null })
})

it('code that does not arrive is a failure of the app', async () => {
  const { crm } = open(async () => {
    throw new Error('no chunk')
  })
  await crm.sync()
  expect(crm.placements.value).toMatchObject({ state: 'behind', failure: { entry: 'textsNotLoaded' } })
})

it('settings stored meanwhile are brought in line too, one after the other', async () => {
  const first = deferred<PlacementSync>()
  const { portal, crm } = open(() => first.promise)
  const done = crm.sync()
  crm.recall()
  void crm.sync()
  expect(crm.placements.value).toEqual({ state: 'syncing' })
  useSettingsStore().apply({ state: 'read', saved: saveWith({ processTypes: [1030] }) })
  first.resolve({ results: [], failure: null })
  await done
  expect(portal.placements.sync.mock.calls).toEqual([[[]], [[1030]]])
})

it.each<[SettingsRead, number[], boolean]>([
  [{ state: 'none' }, [], false],
  [{ state: 'none' }, [183], true],
  [{ state: 'read', saved: saveWith() }, [183], false],
  [{ state: 'read', saved: saveWith() }, [], true],
  [{ state: 'damaged' }, [], true],
  [{ state: 'newer' }, [], true]
])('after %j, %j may need other entries: %s', (before, types, differs) => {
  expect(mayDiffer(before, types)).toBe(differs)
})
