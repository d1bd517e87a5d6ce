import { computed, ref, watch } from 'vue'
import * as v from 'valibot'
import { failureIn } from '@/portal/errors/failures'
import { BIND_PLACEMENT, LIST_PROCESS_TYPES, SAVE_APP_OPTIONS } from '@/portal/methods'
import type { ProcessType } from '@/portal/ports/processTypes'
import type { SaveOutcome } from '@/portal/ports/saveSettings'
import type { Failure } from '@/core/failure/failure'
import { writePublished } from '@/core/options/publishedLines'
import { DEFAULT_SETTINGS, readSettings, writeSettings, type SavedSettings, type SettingsRead } from '@/core/options/settings'
import { bytesOf, differences, editable, EditedSchema, settingsProblems, toSettings, type EditedSettings } from './edit'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { useSettingsStore } from '@/calls/form/settings'
import { defineUserStore } from '@/session/userStore'

/** Where the browser keeps what is not stored on the portal yet. */
const NAME = 'settings'
/** Noted there: CRM's entries do not follow the stored settings yet. */
const BEHIND = 'placements-behind'
const KeptSchema = v.object({
  edited: EditedSchema,
  /** What the edit began with: the stored text, or why there was none that can be read. */
  opened: v.union([v.object({ stored: v.string() }), v.object({ state: v.picklist(['none', 'damaged', 'newer']) })])
})

/** Something the administrator has to decide before, or after, a save. */
export type SettingsQuestion =
  /** What is stored comes from a newer version of the app. */
  | { about: 'newer' }
  /** Somebody else has saved meanwhile: theirs is stored. */
  | { about: 'conflict', theirs: SavedSettings }
  /** Somebody else saved in the same moment: mine is stored, theirs is gone. */
  | { about: 'replaced', theirs: SavedSettings }

/** The settings while an administrator edits them. */
export const useSettingsEditStore = defineUserStore('settingsEdit', (scope) => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const lines = useLinesStore()

  const edited = ref<EditedSettings>(editable(DEFAULT_SETTINGS))
  /** What the edit began with: only that may be replaced without a question. */
  const opened = ref<SettingsRead>({ state: 'none' })
  /** What stands in the page comes from an edit that was never stored. */
  const broughtBack = ref(false)
  const phase = ref<'editing' | 'saving' | 'saved'>('editing')
  const failure = ref<Failure | null>(null)
  const question = ref<SettingsQuestion | null>(null)
  /** The portal's smart processes; null until they are read, or where they cannot be. */
  const types = ref<ProcessType[] | null>(null)
  const typesFailure = ref<Failure | null>(null)
  /** Whether CRM's entries follow the stored settings. `done`: they have just been brought in line; `behind`: they do not, and why. */
  const placements = ref<{ state: 'fine' | 'syncing' | 'done' } | { state: 'behind', failure: Failure | null }>({ state: 'fine' })

  const start = computed(() => editable(opened.value.state === 'read' ? opened.value.saved.settings : DEFAULT_SETTINGS))
  const dirty = computed(() => differences(edited.value, start.value).length > 0)
  /** Settings that cannot be read are worth replacing even by the defaults. */
  const savable = computed(() => dirty.value || opened.value.state === 'damaged' || opened.value.state === 'newer')
  const problems = computed(() => {
    const published = writePublished({ lines: lines.all, portalDefault: lines.portalDefault })
    return settingsProblems(edited.value, bytesOf(published))
  })

  /** Begins with what is stored, or goes on with what was left unsaved, or is still on its way. Called whenever the page opens. */
  function open(): void {
    if (phase.value === 'saving') return
    phase.value = 'editing'
    failure.value = null
    question.value = null
    if (placements.value.state !== 'syncing') placements.value = scope.storage.get(BEHIND, v.literal(true)) ? { state: 'behind', failure: null } : { state: 'fine' }
    const kept = scope.storage.get(NAME, KeptSchema)
    const from = kept && ('stored' in kept.opened ? readSettings(kept.opened.stored) : kept.opened)
    broughtBack.value = kept !== null
    if (kept && from) {
      opened.value = from
      edited.value = kept.edited
    } else {
      begin(stored())
    }
  }

  /** What is stored on the portal, as far as this page knows. */
  function stored(): SettingsRead {
    if (settings.saved) return { state: 'read', saved: settings.saved }
    return { state: settings.state === 'read' ? 'none' : settings.state }
  }

  /** Takes the stored settings for what is edited from now on. */
  function begin(from: SettingsRead): void {
    opened.value = from
    edited.value = editable(start.value)
    broughtBack.value = false
  }

  /** Drops what is not stored, nor on its way. */
  function discard(): void {
    if (phase.value === 'saving') return
    begin(opened.value)
    failure.value = null
    question.value = null
  }

  // Before it is stored, so that a reload loses nothing; afterwards there is nothing to lose.
  watch([edited, opened], () => {
    if (!dirty.value) return scope.storage.remove(NAME)
    const { value: from } = opened
    scope.storage.set(NAME, { edited: edited.value, opened: from.state === 'read' ? { stored: writeSettings(from.saved) } : from })
  }, { deep: true })

  // What was said about the last save is over with the first change after it.
  watch(edited, () => {
    if (placements.value.state === 'done') placements.value = { state: 'fine' }
  }, { deep: true })
  watch(dirty, (now) => {
    if (now && phase.value === 'saved') phase.value = 'editing'
  })

  /**
   * Stores the settings; one save at a time. Asks instead where something would be overwritten.
   * @param confirmed replaces settings of a newer version too
   */
  async function save(confirmed = false): Promise<void> {
    const next = toSettings(edited.value)
    if (phase.value === 'saving' || problems.value.length > 0 || !next || !session.portal || !scope.user) return
    failure.value = null
    question.value = null
    if (opened.value.state === 'newer' && !confirmed) {
      question.value = { about: 'newer' }
      return
    }
    phase.value = 'saving'
    try {
      await settle(await session.portal.settings.save({ next, opened: opened.value, by: scope.user.name || scope.user.id }))
    } catch (error) {
      phase.value = 'editing'
      failure.value = whyFailed(error, SAVE_APP_OPTIONS)
    }
  }

  /** Reads the portal's smart processes. Everything else can be set without them. */
  async function loadTypes(): Promise<void> {
    typesFailure.value = null
    try {
      types.value = await session.portal?.settings.processTypes() ?? null
    } catch (error) {
      typesFailure.value = whyFailed(error, LIST_PROCESS_TYPES)
    }
  }

  async function settle(outcome: SaveOutcome): Promise<void> {
    if (outcome.state === 'conflict' || outcome.state === 'newer') {
      phase.value = 'editing'
      question.value = outcome.state === 'newer' ? { about: 'newer' } : { about: 'conflict', theirs: outcome.theirs }
      return
    }
    if (outcome.state === 'replaced' || placementsChange(outcome.saved.settings.processTypes)) scope.storage.set(BEHIND, true)
    const typedMeanwhile = differences(edited.value, editable(outcome.saved.settings)).length > 0
    if (typedMeanwhile) {
      settings.apply({ state: 'read', saved: outcome.saved })
      opened.value = { state: 'read', saved: outcome.saved }
    } else {
      take(outcome.saved)
    }
    phase.value = 'saved'
    if (outcome.state === 'replaced') question.value = { about: 'replaced', theirs: outcome.theirs }
    if (scope.storage.get(BEHIND, v.literal(true))) await syncPlacements()
  }

  /** Whether CRM's entries may not be as these types want them. What could not be read may have wanted anything. */
  function placementsChange(next: readonly number[]): boolean {
    const { value: from } = opened
    if (from.state === 'damaged' || from.state === 'newer') return true
    return JSON.stringify(next) !== JSON.stringify(from.state === 'read' ? from.saved.settings.processTypes : [])
  }

  /** Brings CRM's entries in line with the stored settings. Never throws: the settings are stored whatever becomes of this. */
  async function syncPlacements(): Promise<void> {
    if (placements.value.state === 'syncing' || !session.portal) return
    placements.value = { state: 'syncing' }
    const types = settings.settings.processTypes
    try {
      const { failure: failed } = await session.portal.placements.sync(types)
      placements.value = failed ? { state: 'behind', failure: failed } : { state: 'done' }
      if (!failed) scope.storage.remove(BEHIND)
    } catch (error) {
      placements.value = { state: 'behind', failure: whyFailed(error, BIND_PLACEMENT) }
    }
    // Stored once more while the portal was at it.
    if (JSON.stringify(settings.settings.processTypes) !== JSON.stringify(types)) await syncPlacements()
  }

  /** What is stored on the portal is what applies and what is edited from now on. */
  function take(saved: SavedSettings): void {
    settings.apply({ state: 'read', saved })
    begin({ state: 'read', saved })
  }

  /** Answers the open question with what the other administrator has saved. */
  async function useTheirs(): Promise<void> {
    const asked = question.value
    question.value = null
    if (asked?.about === 'conflict') take(asked.theirs)
    if (asked?.about !== 'replaced') return
    // Theirs is no longer stored: it has to be saved anew.
    edited.value = editable(asked.theirs.settings)
    await save()
  }

  /** Answers the open question with what stands in the page. */
  async function keepMine(): Promise<void> {
    const asked = question.value
    question.value = null
    if (asked?.about === 'replaced' || !asked) return
    opened.value = asked.about === 'conflict' ? { state: 'read', saved: asked.theirs } : { state: 'newer' }
    await save(true)
  }

  return {
    edited, opened, broughtBack, phase, failure, question, types, typesFailure, placements, dirty, savable, problems,
    open, discard, save, useTheirs, keepMine, loadTypes, syncPlacements
  }
})

/** What went wrong. Anything but an answer of the portal means that code loaded on demand did not arrive. */
const whyFailed = (error: unknown, method: string): Failure => failureIn(error, 'textsNotLoaded', method)
