import { expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { saveWith } from '../support/settings'
import type { SaveOutcome } from '@/portal/ports/saveSettings'
import type { SettingsRead } from '@/core/options/settings'
import { useSettingsStore } from '@/calls/form/settings'
import { useSessionStore } from '@/session/session'
import { useKeptEdit } from '@/settings/keptEdit'
import { usePlacementSync } from '@/settings/placementSync'
import { useSettingsSave } from '@/settings/settingsSave'

freshBrowserForEachTest(NOW)

const OLD = saveWith()
const NEW = saveWith({ recentMinutes: 5 }, { revision: 4 })
const THEIRS = saveWith({ recentMinutes: 30 }, { revision: 4, by: 'Max Kraus' })

/** An edit of what is stored, with 5 minutes. */
function open(answer: () => Promise<SaveOutcome>, from: SettingsRead = { state: 'read', saved: OLD }) {
  const portal = fakePortal({ settings: { save: answer } })
  signIn(portal)
  const { scope } = useSessionStore()
  const edit = useKeptEdit(scope)
  edit.begin(from)
  edit.edited.value.recentMinutes = 5
  return { portal, edit, saving: useSettingsSave(scope, edit, usePlacementSync(scope)) }
}

it('what is stored applies and is edited from now on', async () => {
  const { portal, edit, saving } = open(async () => ({ state: 'saved', saved: NEW }))
  await saving.save(false)
  expect([saving.phase.value, edit.opened.value, useSettingsStore().settings]).toEqual(['saved', { state: 'read', saved: NEW }, NEW.settings])
  expect(portal.placements.sync).not.toHaveBeenCalled()
})

it('what was typed meanwhile stays', async () => {
  const { edit, saving } = open(async () => {
    edit.edited.value.recentMinutes = 6
    return { state: 'saved', saved: NEW }
  })
  await saving.save(false)
  expect([edit.edited.value.recentMinutes, edit.dirty.value]).toEqual([6, true])
})

it('asks before settings of a newer version are replaced', async () => {
  const { portal, saving } = open(async () => ({ state: 'saved', saved: NEW }), { state: 'newer' })
  await saving.save(false)
  expect([saving.question.value, portal.settings.save.mock.calls.length]).toEqual([{ about: 'newer' }, 0])
  await saving.save(true)
  expect([saving.question.value, saving.phase.value]).toEqual([null, 'saved'])
})

it('asks where somebody else has saved, and forgets it', async () => {
  const { saving } = open(async () => ({ state: 'conflict', theirs: THEIRS }))
  await saving.save(false)
  expect([saving.phase.value, saving.question.value]).toEqual(['editing', { about: 'conflict', theirs: THEIRS }])
  saving.forget()
  expect(saving.question.value).toBeNull()
})

it('theirs that is gone may have wanted other entries in CRM', async () => {
  const { portal, saving } = open(async () => ({ state: 'replaced', saved: NEW, theirs: THEIRS }))
  await saving.save(false)
  expect(saving.question.value).toEqual({ about: 'replaced', theirs: THEIRS })
  expect(portal.placements.sync).toHaveBeenCalledOnce()
})

it('code that does not arrive is a failure of the app', async () => {
  const { saving } = open(() => Promise.reject(new Error('no chunk')))
  await saving.save(false)
  expect([saving.phase.value, saving.failure.value]).toMatchObject(['editing', { entry: 'textsNotLoaded' }])
})
