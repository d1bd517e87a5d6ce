import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { LOST, NOW, REFUSAL } from '../support/attempts'
import { deferred } from '../support/deferred'
import { ANNA, fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { saveWith, SETTINGS, unnamed } from '../support/settings'
import { store, stored } from '../support/stored'
import type { PlacementSync } from '@/portal/ports/placements'
import type { SaveOutcome } from '@/portal/ports/saveSettings'
import { useSettingsStore } from '@/calls/form/settings'
import { useSettingsEditStore } from '@/settings/settingsEdit'
import { PortalError } from '@/core/failure/failure'
import { DEFAULT_SETTINGS, type SettingsRead } from '@/core/options/settings'

freshBrowserForEachTest(NOW)

const OLD = saveWith()
const THEIRS = saveWith({ recentMinutes: 30 }, { revision: 4, by: 'Max Kraus' })
const saved = (recentMinutes: number, revision = 4) => saveWith({ recentMinutes }, { revision })

/** An administrator's page, opened with what is stored. */
function openEdit(portal = fakePortal(), read: SettingsRead = { state: 'read', saved: OLD }) {
  signIn(portal)
  useSettingsStore().apply(read)
  const edit = useSettingsEditStore()
  edit.open()
  return { portal, edit }
}
const answering = (...outcomes: (SaveOutcome | Error)[]) => fakePortal({
  settings: { save: async () => {
    const outcome = outcomes.shift()
    if (!outcome || outcome instanceof Error) throw outcome
    return outcome
  } }
})

it('begins with what is stored, or the defaults, and touches neither', () => {
  const { edit } = openEdit()
  expect(edit.edited).toEqual(SETTINGS)
  edit.edited.lines?.push('x')
  expect(useSettingsStore().settings).toEqual(SETTINGS)
  for (const state of ['none', 'damaged', 'newer'] as const) {
    const other = openEdit(fakePortal(), { state })
    expect(other.edit.edited).toEqual(DEFAULT_SETTINGS)
    expect([other.edit.dirty, other.edit.savable]).toEqual([false, state !== 'none'])
  }
})

it('is changed, and unchanged again', () => {
  const { edit } = openEdit()
  expect([edit.dirty, edit.savable]).toEqual([false, false])
  edit.edited.recentMinutes = 5
  expect([edit.dirty, edit.savable]).toEqual([true, true])
  edit.edited.recentMinutes = SETTINGS.recentMinutes
  expect(edit.dirty).toBe(false)
})

describe('what is not saved', () => {
  it('survives the page, with what the edit began with', async () => {
    const first = openEdit()
    first.edit.edited.texts.callback.ready.push(...unnamed('Third'))
    await nextTick()
    const again = openEdit(fakePortal(), { state: 'read', saved: THEIRS })
    expect(again.edit.edited.texts.callback.ready).toEqual([...SETTINGS.texts.callback.ready, ...unnamed('Third')])
    expect([again.edit.broughtBack, again.edit.dirty]).toEqual([true, true])
    await again.edit.save()
    expect(again.portal.settings.save).toHaveBeenCalledWith(expect.objectContaining({ opened: { state: 'read', saved: OLD } }))
  })

  it.each(['none', 'damaged', 'newer'] as const)('survives where the stored settings are: %s', async (state) => {
    openEdit(fakePortal(), { state }).edit.edited.recentMinutes = 9
    await nextTick()
    const { edit } = openEdit()
    expect([edit.edited.recentMinutes, edit.opened]).toEqual([9, { state }])
  })

  it('is gone once it is discarded, or saved', async () => {
    const { edit } = openEdit()
    edit.edited.recentMinutes = 5
    await nextTick()
    expect(stored('settings')).not.toBeNull()
    edit.discard()
    await nextTick()
    expect([edit.edited.recentMinutes, stored('settings')]).toEqual([15, null])
    edit.edited.recentMinutes = 5
    await edit.save()
    await nextTick()
    expect(stored('settings')).toBeNull()
  })

  it('belongs to one user', async () => {
    openEdit().edit.edited.recentMinutes = 5
    await nextTick()
    signIn(fakePortal(), { ...ANNA, id: '3' })
    const edit = useSettingsEditStore()
    edit.open()
    expect([edit.edited.recentMinutes, edit.broughtBack]).toEqual([1, false])
  })

  it.each([[{ edited: {}, opened: { state: 'none' } }], ['x'], [{ edited: SETTINGS, opened: { state: 'read' } }]])('is left where it cannot be read: %j', (kept) => {
    signIn(fakePortal())
    store('settings', kept)
    const edit = useSettingsEditStore()
    edit.open()
    expect([edit.broughtBack, edit.edited]).toEqual([false, DEFAULT_SETTINGS])
  })
})

describe('a save', () => {
  it('applies at once and begins anew', async () => {
    const { edit } = openEdit(answering({ state: 'saved', saved: saved(5) }))
    edit.edited.recentMinutes = 5
    await edit.save()
    expect([edit.phase, edit.dirty, edit.opened]).toEqual(['saved', false, { state: 'read', saved: saved(5) }])
    expect(useSettingsStore().settings.recentMinutes).toBe(5)
    edit.edited.recentMinutes = 6
    await nextTick()
    expect(edit.phase).toBe('editing')
  })

  it('is one at a time, and what is typed meanwhile stays', async () => {
    const answer = deferred<SaveOutcome>()
    const { edit, portal } = openEdit(fakePortal({ settings: { save: () => answer.promise } }))
    edit.edited.recentMinutes = 5
    const saving = edit.save()
    void edit.save()
    edit.edited.recentMinutes = 6
    answer.resolve({ state: 'saved', saved: saved(5) })
    await saving
    expect(portal.settings.save).toHaveBeenCalledOnce()
    expect([edit.edited.recentMinutes, edit.dirty, edit.phase]).toEqual([6, true, 'saved'])
  })

  it('goes on while the page is left, opened again or is to be discarded', async () => {
    const answer = deferred<SaveOutcome>()
    const { edit, portal } = openEdit(fakePortal({ settings: { save: () => answer.promise } }))
    edit.edited.recentMinutes = 5
    const saving = edit.save()
    edit.discard()
    edit.open()
    expect([edit.edited.recentMinutes, edit.phase]).toEqual([5, 'saving'])
    void edit.save()
    answer.resolve({ state: 'saved', saved: saved(5) })
    await saving
    expect(portal.settings.save).toHaveBeenCalledOnce()
    expect([edit.edited.recentMinutes, edit.dirty, edit.phase]).toEqual([5, false, 'saved'])
  })

  it('of CRM\'s entries goes on while the page is opened again', async () => {
    const answer = deferred<PlacementSync>()
    const { edit, portal } = openEdit(fakePortal({ placements: { sync: () => answer.promise } }))
    const syncing = edit.syncPlacements()
    edit.open()
    void edit.syncPlacements()
    expect([edit.placements.state, portal.placements.sync.mock.calls.length]).toEqual(['syncing', 1])
    answer.resolve({ results: [], failure: null })
    await syncing
    expect(edit.placements.state).toBe('done')
  })

  it('is none while something has to be put right', async () => {
    const { edit, portal } = openEdit()
    edit.edited.lines = []
    await edit.save()
    expect(portal.settings.save).not.toHaveBeenCalled()
  })

  it.each([[new PortalError(REFUSAL), 'numberRejected'], [new PortalError(LOST), 'connectionLost'], [new TypeError('x'), 'textsNotLoaded']])('that fails loses nothing: %s', async (error, entry) => {
    const { edit } = openEdit(answering(error, { state: 'saved', saved: saved(5) }))
    edit.edited.recentMinutes = 5
    await edit.save()
    expect([edit.failure?.entry, edit.phase, edit.dirty]).toEqual([entry, 'editing', true])
    await edit.save()
    expect([edit.failure, edit.phase]).toEqual([null, 'saved'])
  })
})

describe('questions', () => {
  it('a conflict: theirs', async () => {
    const { edit, portal } = openEdit(answering({ state: 'conflict', theirs: THEIRS }))
    edit.edited.recentMinutes = 5
    await edit.save()
    expect([edit.question, edit.edited.recentMinutes]).toEqual([{ about: 'conflict', theirs: THEIRS }, 5])
    await edit.useTheirs()
    expect([edit.question, edit.edited.recentMinutes, edit.dirty, useSettingsStore().saved]).toEqual([null, 30, false, THEIRS])
    expect(portal.settings.save).toHaveBeenCalledOnce()
  })

  it('a conflict: mine, over just what was shown', async () => {
    const { edit, portal } = openEdit(answering({ state: 'conflict', theirs: THEIRS }, { state: 'saved', saved: saved(5, 5) }))
    edit.edited.recentMinutes = 5
    await edit.save()
    await edit.keepMine()
    expect(portal.settings.save).toHaveBeenLastCalledWith(expect.objectContaining({ opened: { state: 'read', saved: THEIRS } }))
    expect([edit.question, edit.phase, edit.edited.recentMinutes]).toEqual([null, 'saved', 5])
  })

  it('replaced: theirs are restored by a save of their own', async () => {
    const { edit, portal } = openEdit(answering({ state: 'replaced', saved: saved(5), theirs: THEIRS }, { state: 'saved', saved: saved(30, 5) }))
    edit.edited.recentMinutes = 5
    await edit.save()
    expect([edit.phase, edit.question]).toEqual(['saved', { about: 'replaced', theirs: THEIRS }])
    await edit.useTheirs()
    expect(portal.settings.save).toHaveBeenLastCalledWith(expect.objectContaining({ next: THEIRS.settings, opened: { state: 'read', saved: saved(5) } }))
    expect(edit.edited.recentMinutes).toBe(30)
  })

  it('settings of a newer version, known before or found while saving', async () => {
    const known = openEdit(answering({ state: 'saved', saved: saveWith(DEFAULT_SETTINGS, { revision: 1 }) }), { state: 'newer' })
    await known.edit.save()
    expect([known.edit.question, known.portal.settings.save.mock.calls.length]).toEqual([{ about: 'newer' }, 0])
    await known.edit.keepMine()
    expect(known.edit.phase).toBe('saved')

    const found = openEdit(answering({ state: 'newer' }, { state: 'saved', saved: saved(5, 5) }))
    found.edit.edited.recentMinutes = 5
    await found.edit.save()
    expect(found.edit.question).toEqual({ about: 'newer' })
    await found.edit.keepMine()
    expect(found.portal.settings.save).toHaveBeenLastCalledWith(expect.objectContaining({ opened: { state: 'newer' } }))
  })
})

describe('the entries in CRM', () => {
  const typesSaved = (processTypes: number[]) => ({ state: 'saved' as const, saved: saveWith({ processTypes }, { revision: 4 }) })

  it('stay as they are while the smart processes do', async () => {
    const { edit, portal } = openEdit(answering({ state: 'saved', saved: saved(5) }))
    edit.edited.recentMinutes = 5
    await edit.save()
    expect(portal.placements.sync).not.toHaveBeenCalled()
  })

  it('follow them, and may be anything after damaged settings', async () => {
    const changed = openEdit(answering(typesSaved([183, 190])))
    changed.edit.edited.processTypes = [183, 190]
    await changed.edit.save()
    expect(changed.portal.placements.sync.mock.calls).toEqual([[[183, 190]]])
    const mended = openEdit(answering(typesSaved([])), { state: 'damaged' })
    await mended.edit.save()
    expect(mended.portal.placements.sync.mock.calls).toEqual([[[]]])
  })

  it('that do not follow are remembered until they do', async () => {
    const portal = answering(typesSaved([190]))
    portal.placements.sync.mockRejectedValueOnce(new PortalError(LOST)).mockResolvedValueOnce({ results: [], failure: REFUSAL })
    const { edit } = openEdit(portal)
    edit.edited.processTypes = [190]
    await edit.save()
    expect([edit.phase, edit.placements]).toEqual(['saved', { state: 'behind', failure: LOST }])
    await edit.syncPlacements()
    expect(edit.placements).toEqual({ state: 'behind', failure: REFUSAL })
    const later = openEdit(portal, { state: 'read', saved: saveWith({ processTypes: [190] }) })
    expect(later.edit.placements.state).toBe('behind')
    await later.edit.syncPlacements()
    expect(later.edit.placements).toEqual({ state: 'done' })
    expect(openEdit(portal).edit.placements).toEqual({ state: 'fine' })
  })
})

it('the smart processes are read, or the reason is known', async () => {
  const portal = fakePortal({ settings: { processTypes: async () => [{ id: 183, title: 'Visits', withClients: true }] } })
  portal.settings.processTypes.mockRejectedValueOnce(new PortalError(REFUSAL))
  const { edit } = openEdit(portal)
  await edit.loadTypes()
  expect([edit.types, edit.typesFailure]).toEqual([null, REFUSAL])
  await edit.loadTypes()
  expect([edit.types?.length, edit.typesFailure]).toEqual([1, null])
})
