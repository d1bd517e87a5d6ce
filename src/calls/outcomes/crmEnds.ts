import { ref } from 'vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import type { Failure } from '@/core/failure/failure'
import type { CallEnd } from '@/core/telephony/callEnd'
import type { useFollowedCalls } from './followedCalls'
import { afterRinging } from './redial'
import { isLasting, useRecordAccessStore } from './recordAccess'

/** How callbacks ended as CRM tells it, where their records may not be in sight. */
export function useCrmEnds({ ends, unfollow }: ReturnType<typeof useFollowedCalls>) {
  const attempts = useAttemptsStore()
  const recordAccess = useRecordAccessStore()
  /** CRM does not tell this user of calls. */
  const activitiesDenied = ref(false)

  /** Whether CRM is to be asked. */
  const asksActivities = () => !activitiesDenied.value && (recordAccess.denied !== null || recordAccess.sight() !== 'any')

  /** @param told what CRM said, or why it said nothing */
  function takeEnds(told: readonly CallEnd[] | Failure): void {
    if (!('length' in told)) {
      activitiesDenied.value = isLasting(told)
      return
    }
    for (const { callId, outcome } of told) {
      const call = unfollow(callId)
      if (!call) continue
      ends.value.set(callId, outcome)
      if (outcome === 'missed') attempts.noteMissed(callId, afterRinging(call.at))
    }
  }

  return { asksActivities, takeEnds }
}
