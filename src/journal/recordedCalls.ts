import type { Ref } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from '@/portal/records/fits'

/**
 * Whether the portal's list shows the record of a started call, as far as is known: the click itself is a row of its own where it does not.
 * @param query what the list was asked for
 * @param loaded ids of the calls whose records are here
 */
export function useRecordedCalls(query: Readonly<Ref<CallQuery | null>>, loaded: Readonly<Ref<ReadonlySet<string | null>>>) {
  const outcomes = useOutcomesStore()
  const recordAccess = useRecordAccessStore()

  return function isRecorded({ callId, type }: Pick<CallAttempt, 'callId' | 'type'>): boolean {
    if (recordAccess.denied || !query.value) return false
    if (callId === null || loaded.value.has(callId)) return true
    const outcome = outcomes.stateOf(callId)
    // Records of one's own clicks may be somebody else's, or nobody's: the portal leaves them out where one's own are asked for.
    if (outcome?.state === 'record') return fits(outcome.record, query.value) || !fits(outcome.record, { ...query.value, userId: null })
    // One that is no longer followed is old enough to have its record; that of a message not everybody sees.
    return outcome === null && (type === 'callback' || recordAccess.sight() === 'any')
  }
}
