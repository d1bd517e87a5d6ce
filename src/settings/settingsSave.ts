import { ref } from 'vue'
import { failureIn } from '@/portal/errors/failures'
import { SAVE_APP_OPTIONS } from '@/portal/methods'
import type { SaveOutcome } from '@/portal/ports/saveSettings'
import type { Failure } from '@/core/failure/failure'
import type { SavedSettings } from '@/core/options/settings'
import { differences, editable, toSettings } from './edit'
import type { useKeptEdit } from './keptEdit'
import { mayDiffer, type usePlacementSync } from './placementSync'
import { useSettingsStore } from '@/calls/form/settings'
import { useSessionStore } from '@/session/session'
import type { UserScope } from '@/session/userScope'

/** Something the administrator has to decide before, or after, a save. */
export type SettingsQuestion =
  /** What is stored comes from a newer version of the app. */
  | { about: 'newer' }
  /** Somebody else has saved meanwhile: theirs is stored. */
  | { about: 'conflict', theirs: SavedSettings }
  /** Somebody else saved in the same moment: mine is stored, theirs is gone. */
  | { about: 'replaced', theirs: SavedSettings }

/** Stores what is edited on the portal, and asks where something would be, or was, overwritten. */
export function useSettingsSave(scope: UserScope, edit: ReturnType<typeof useKeptEdit>, crm: ReturnType<typeof usePlacementSync>) {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const phase = ref<'editing' | 'saving' | 'saved'>('editing')
  const failure = ref<Failure | null>(null)
  const question = ref<SettingsQuestion | null>(null)

  /** What came of the last save is no longer told. */
  function forget(): void {
    failure.value = null
    question.value = null
  }

  /** @param confirmed replaces settings of a newer version too */
  async function save(confirmed: boolean): Promise<void> {
    const next = toSettings(edit.edited.value)
    if (phase.value === 'saving' || !next || !session.portal || !scope.user) return
    forget()
    if (edit.opened.value.state === 'newer' && !confirmed) {
      question.value = { about: 'newer' }
      return
    }
    phase.value = 'saving'
    try {
      await conclude(await session.portal.settings.save({ next, opened: edit.opened.value, by: scope.user.name || scope.user.id }))
    } catch (error) {
      phase.value = 'editing'
      // What is no portal's error is code loaded on demand that did not arrive.
      failure.value = failureIn(error, 'textsNotLoaded', SAVE_APP_OPTIONS)
    }
  }

  async function conclude(outcome: SaveOutcome): Promise<void> {
    if (outcome.state === 'conflict' || outcome.state === 'newer') {
      phase.value = 'editing'
      question.value = outcome.state === 'newer' ? { about: 'newer' } : { about: 'conflict', theirs: outcome.theirs }
      return
    }
    if (outcome.state === 'replaced' || mayDiffer(edit.opened.value, outcome.saved.settings.processTypes)) crm.noteBehind()
    const typedMeanwhile = differences(edit.edited.value, editable(outcome.saved.settings)).length > 0
    if (typedMeanwhile) {
      settings.apply({ state: 'read', saved: outcome.saved })
      edit.opened.value = { state: 'read', saved: outcome.saved }
    } else {
      take(outcome.saved)
    }
    phase.value = 'saved'
    if (outcome.state === 'replaced') question.value = { about: 'replaced', theirs: outcome.theirs }
    if (crm.isBehind()) await crm.sync()
  }

  /** What is stored on the portal is what applies and what is edited from now on. */
  function take(saved: SavedSettings): void {
    settings.apply({ state: 'read', saved })
    edit.begin({ state: 'read', saved })
  }

  return { phase, failure, question, forget, save, take }
}
