import { computed, ref, shallowRef } from 'vue'
import type { VoicesRead } from '@/portal/ports/firstAnswer'
import type { Failure } from '@/core/failure/failure'
import { offered } from '@/core/options/settings'
import type { Voice } from '@/core/telephony/types'
import { useSettingsStore } from '@/calls/form/settings'
import { defineUserStore } from '@/session/userStore'

/** The voices of the portal's speech synthesis. Without them the portal's default voice still speaks. */
export const useVoicesStore = defineUserStore('voices', () => {
  /** Every voice there is. */
  const all = shallowRef<Voice[]>([])
  /** The voices an administrator offers. */
  const voices = computed(() => offered(all.value, useSettingsStore().settings.voices))
  const failure = ref<Failure | null>(null)

  /** Takes over what the portal said. Voices that are known stay when only their refresh failed. */
  function apply(read: VoicesRead): void {
    failure.value = read.state === 'failed' ? read.failure : null
    if (read.state === 'listed') all.value = read.voices
  }

  return { all, voices, failure, apply }
})
