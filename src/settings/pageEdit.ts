import { computed, watch } from 'vue'
import { useSessionStore } from '@/session/session'
import { useOwnEditStore } from './ownEdit'
import { SECTIONS, type AnyField, type SectionId } from './sections'
import { useSettingsEditStore } from './settingsEdit'

/** Everything that is edited on the page: a user's own settings, and an administrator's for everybody. */
export function usePageEdit() {
  const session = useSessionStore()
  const own = useOwnEditStore()
  const everybody = useSettingsEditStore()

  const isAdmin = computed(() => session.user?.isAdmin === true)
  const changed = computed<ReadonlySet<AnyField>>(() => new Set([...own.changed, ...isAdmin.value ? everybody.changed : []]))
  const dirty = computed(() => changed.value.size > 0)
  const savable = computed(() => own.dirty || (isAdmin.value && everybody.savable))
  const saving = computed(() => own.phase === 'saving' || everybody.phase === 'saving')
  const problems = computed(() => [...own.problems, ...isAdmin.value ? everybody.problems : []])
  const broughtBack = computed(() => (own.broughtBack && own.dirty) || (isAdmin.value && everybody.broughtBack && everybody.dirty))

  const hasChanged = (section: SectionId) => SECTIONS[section].some(field => changed.value.has(field))

  // With the first change, wherever it is, that everything was saved is no longer true.
  watch(dirty, (now) => {
    if (!now) return
    if (own.phase === 'saved') own.phase = 'editing'
    if (everybody.phase === 'saved') everybody.phase = 'editing'
  })

  /** Begins with what is stored, or goes on with what was left unsaved. */
  function open(): void {
    own.open()
    everybody.open()
  }

  function discard(): void {
    own.discard()
    everybody.discard()
  }

  /** Stores what has changed. */
  async function save(): Promise<void> {
    if (problems.value.length > 0) return
    await Promise.all([own.dirty ? own.save() : null, isAdmin.value && everybody.savable ? everybody.save() : null])
  }

  return { isAdmin, changed, dirty, savable, saving, problems, broughtBack, hasChanged, open, discard, save }
}
