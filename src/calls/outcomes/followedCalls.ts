import { ref } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { CallEnd } from '@/core/telephony/callEnd'
import type { CallRecord } from '@/core/telephony/callRecord'
import { useRecordAccessStore } from './recordAccess'

/**
 * What is known of how a call ended. `activity`: from CRM, where the user sees no record. `gaveUp`: no record of it came in time; there may be one
 * later. `messageNotInSight`, `callbackNotInSight`: there may well be one, but the user sees none, and may not see everybody's.
 */
export type OutcomeState =
  | { state: 'record', record: CallRecord }
  | { state: 'activity', outcome: CallEnd['outcome'] }
  | { state: 'waiting' | 'gaveUp' | 'notAllowed' | 'messageNotInSight' | 'callbackNotInSight' }

/** A call that started; `at` is when it was clicked, milliseconds since 1970. */
export type StartedCall = Pick<CallAttempt, 'at' | 'type' | 'text' | 'key'> & { callId: string }

/** Calls whose end is waited for, and what came of the others. */
export function useFollowedCalls() {
  const recordAccess = useRecordAccessStore()
  /** Followed calls by id. */
  const followed = ref(new Map<string, StartedCall>())
  const records = ref(new Map<string, CallRecord>())
  /** Those no record came of, and those whose record is not to be expected in sight. */
  const givenUp = ref(new Map<string, StartedCall>())
  const ends = ref(new Map<string, CallEnd['outcome']>())

  /** Follows calls until their records come; those known already are not followed twice. */
  function follow(calls: readonly StartedCall[]): void {
    for (const call of calls) {
      const { callId, at, type } = call
      if (followed.value.has(callId) || records.value.has(callId) || givenUp.value.has(callId)) continue
      // Others cannot see records of messages: asking would be in vain.
      const inSight = type === 'callback' || recordAccess.sight() !== 'limited'
      // A click of the future (the clock was set back) would never grow old.
      ;(inSight ? followed : givenUp).value.set(callId, { ...call, at: Math.min(at, Date.now()) })
    }
  }

  /** What is known of a call; null for one that was never followed. */
  function stateOf(callId: string): OutcomeState | null {
    const record = records.value.get(callId)
    if (record) return { state: 'record', record }
    const outcome = ends.value.get(callId)
    if (outcome) return { state: 'activity', outcome }
    const lost = givenUp.value.get(callId)
    if (!lost && !followed.value.has(callId)) return null
    if (recordAccess.denied) return { state: 'notAllowed' }
    if (!lost) return { state: 'waiting' }
    if (recordAccess.sight() === 'any') return { state: 'gaveUp' }
    return { state: lost.type === 'infocall' ? 'messageNotInSight' : 'callbackNotInSight' }
  }

  /** There is nothing more to wait for. @returns the call; undefined where nothing was waited for */
  function unfollow(callId: string): StartedCall | undefined {
    const call = followed.value.get(callId) ?? givenUp.value.get(callId)
    followed.value.delete(callId)
    givenUp.value.delete(callId)
    return call
  }

  return { followed, records, givenUp, ends, follow, stateOf, unfollow }
}
