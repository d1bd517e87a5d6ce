import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { VoicesRead } from '@/portal/firstData'
import type { Failure } from '@/telephony/failure'
import type { Voice } from '@/telephony/types'

/** The voices of the portal's speech synthesis. Without them the portal's default voice still speaks. */
export const useVoicesStore = defineStore('voices', () => {
  const voices = ref<Voice[]>([])
  const failure = ref<Failure | null>(null)

  /** Takes over what the portal said. Voices that are known stay when only their refresh failed. */
  function apply(read: VoicesRead): void {
    failure.value = read.state === 'failed' ? read.failure : null
    if (read.state === 'listed') voices.value = read.voices
  }

  /** Forgets what another user was allowed to see. */
  function clear(): void {
    voices.value = []
    failure.value = null
  }

  return { voices, failure, apply, clear }
})
