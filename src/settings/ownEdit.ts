import { computed, ref, watch } from 'vue'
import * as v from 'valibot'
import { failureIn } from '@/portal/errors/failures'
import { SAVE_USER_OPTIONS } from '@/portal/methods'
import type { Failure } from '@/core/failure/failure'
import { DEFAULT_OWN_SETTINGS, type OwnSettings } from '@/core/options/ownSettings'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import { saveOwnSettings } from '@/calls/form/saveOwnSettings'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { ownDifferences, OwnEditSchema, ownProblems, tidyOwn } from './ownFields'

/** Where the browser keeps what is not stored on the portal yet, and what it began with. */
const NAME = 'own-settings'
const KeptSchema = v.object({ edited: OwnEditSchema, base: OwnEditSchema })

/** A user's own settings while they edit them. */
export const useOwnEditStore = defineUserStore('ownEdit', (scope) => {
  const session = useSessionStore()
  const own = useOwnSettingsStore()
  const edited = ref<OwnSettings>(tidyOwn(DEFAULT_OWN_SETTINGS))
  /** What the edit began with. */
  const base = ref<OwnSettings>(tidyOwn(DEFAULT_OWN_SETTINGS))
  const broughtBack = ref(false)
  const phase = ref<'editing' | 'saving' | 'saved'>('editing')
  const failure = ref<Failure | null>(null)
  /** What is stored comes from a newer version of the app: nothing is written over it. */
  const newer = ref(false)

  const changed = computed(() => ownDifferences(edited.value, base.value))
  const dirty = computed(() => changed.value.length > 0)
  const problems = computed(() => ownProblems(edited.value))

  function begin(from: OwnSettings): void {
    base.value = tidyOwn(from)
    edited.value = tidyOwn(from)
    broughtBack.value = false
    forget()
  }

  /** What came of the last save is no longer told. */
  function forget(): void {
    failure.value = null
    newer.value = false
  }

  /** Begins with what is stored, or goes on with what was left unsaved. Called whenever the page opens. */
  function open(): void {
    if (phase.value === 'saving') return
    phase.value = 'editing'
    begin(own.settings)
    const kept = scope.storage.get(NAME, KeptSchema)
    if (!kept) return
    base.value = kept.base
    edited.value = kept.edited
    broughtBack.value = dirty.value
  }

  /** Drops what is not stored, nor on its way. */
  function discard(): void {
    if (phase.value !== 'saving') begin(base.value)
  }

  // Before it is stored, so that a reload loses nothing; afterwards there is nothing to lose.
  watch([edited, base], () => {
    if (dirty.value) scope.storage.set(NAME, { edited: edited.value, base: base.value })
    else scope.storage.remove(NAME)
  }, { deep: true })

  /** Stores them; one save at a time. */
  async function save(): Promise<void> {
    const { portal } = session
    if (phase.value === 'saving' || !portal || problems.value.length > 0) return
    forget()
    phase.value = 'saving'
    const next = tidyOwn(edited.value)
    try {
      const stored = await saveOwnSettings(portal.options, base.value, next)
      if (stored.state === 'read') {
        own.apply(stored, true)
        const typedMeanwhile = ownDifferences(edited.value, next).length > 0
        if (typedMeanwhile) base.value = tidyOwn(stored.settings)
        else begin(stored.settings)
      }
      newer.value = stored.state === 'newer'
      phase.value = newer.value ? 'editing' : 'saved'
    } catch (error) {
      phase.value = 'editing'
      // What is no portal's error is code loaded on demand that did not arrive.
      failure.value = failureIn(error, 'textsNotLoaded', SAVE_USER_OPTIONS)
    }
  }

  return { edited, broughtBack, phase, failure, newer, changed, dirty, problems, open, discard, save }
})
