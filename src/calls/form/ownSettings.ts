import { computed, ref } from 'vue'
import { DEFAULT_OWN_SETTINGS, type OwnSettings, type OwnSettingsRead } from '@/core/options/ownSettings'
import { defineUserStore } from '@/session/userStore'

/** What this user has decided for themselves. */
export const useOwnSettingsStore = defineUserStore('ownSettings', () => {
  const read = ref<OwnSettingsRead>({ state: 'none' })
  /** The portal has said so in this visit: what it said in the last one may be changed meanwhile. */
  const fresh = ref(false)
  const settings = computed<OwnSettings>(() => read.value.state === 'read' ? read.value.settings : DEFAULT_OWN_SETTINGS)
  /** Why the defaults apply, where they do: nothing saved yet, or nothing that can be read. */
  const state = computed(() => read.value.state)

  /** Takes over what the user's option says, or what has just been saved. */
  function apply(next: OwnSettingsRead, isFresh: boolean): void {
    read.value = next
    fresh.value = isFresh
  }

  return { settings, state, fresh, apply }
})
