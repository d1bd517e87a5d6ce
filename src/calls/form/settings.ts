import { defineStore } from 'pinia'
import { ref } from 'vue'
import { DEFAULT_SETTINGS, type SavedSettings, type Settings, type SettingsRead } from '@/core/options/settings'

/** What administrators have decided for everybody on the portal. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = ref<Settings>(DEFAULT_SETTINGS)
  /** Why the defaults apply, where they do: nothing saved yet, or nothing that can be read. */
  const state = ref<SettingsRead['state']>('none')
  /** What is stored, as far as it can be read. */
  const saved = ref<SavedSettings | null>(null)

  /** Takes over what the portal's option says, or what has just been saved. */
  function apply(read: SettingsRead): void {
    state.value = read.state
    saved.value = read.state === 'read' ? read.saved : null
    settings.value = saved.value?.settings ?? DEFAULT_SETTINGS
  }

  return { settings, state, saved, apply }
})
