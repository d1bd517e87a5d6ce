import { computed, ref, watch } from 'vue'
import * as v from 'valibot'
import { DEFAULT_SETTINGS, readSettings, type SettingsRead } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'
import { differences, editable, EditedSchema, type EditedSettings } from './edit'
import type { UserScope } from '@/session/userScope'

/** Where the browser keeps what is not stored on the portal yet. */
const NAME = 'settings'
const KeptSchema = v.object({
  edited: EditedSchema,
  /** What the edit began with: the stored text, or why there was none that can be read. */
  opened: v.union([v.object({ stored: v.string() }), v.object({ state: v.picklist(['none', 'damaged', 'newer']) })])
})

/** What is edited and what it began with; the browser keeps it until it is stored on the portal. */
export function useKeptEdit(scope: UserScope) {
  const edited = ref<EditedSettings>(editable(DEFAULT_SETTINGS))
  /** What the edit began with: only that may be replaced without a question. */
  const opened = ref<SettingsRead>({ state: 'none' })
  /** What stands in the page comes from an edit that was never stored. */
  const broughtBack = ref(false)

  const start = computed(() => editable(opened.value.state === 'read' ? opened.value.saved.settings : DEFAULT_SETTINGS))
  const changed = computed(() => differences(edited.value, start.value))
  const dirty = computed(() => changed.value.length > 0)
  /** Settings that cannot be read are worth replacing even by the defaults. */
  const savable = computed(() => dirty.value || opened.value.state === 'damaged' || opened.value.state === 'newer')

  /** Takes the stored settings for what is edited from now on. */
  function begin(from: SettingsRead): void {
    opened.value = from
    edited.value = editable(start.value)
    broughtBack.value = false
  }

  /** Goes on with what was left unsaved. @returns whether there was anything */
  function bringBack(): boolean {
    const kept = scope.storage.get(NAME, KeptSchema)
    if (!kept) return false
    opened.value = 'stored' in kept.opened ? readSettings(kept.opened.stored) : kept.opened
    edited.value = kept.edited
    broughtBack.value = true
    return true
  }

  // Before it is stored, so that a reload loses nothing; afterwards there is nothing to lose.
  watch([edited, opened], () => {
    if (!dirty.value) return scope.storage.remove(NAME)
    const { value: from } = opened
    scope.storage.set(NAME, { edited: edited.value, opened: from.state === 'read' ? { stored: writeSettings(from.saved) } : from })
  }, { deep: true })

  return { edited, opened, broughtBack, changed, dirty, savable, begin, bringBack }
}
