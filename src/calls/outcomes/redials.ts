import { computed, ref } from 'vue'
import type { AgainSpan } from '@/portal/records/followedCalls'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { endOfNumber } from '@/core/telephony/callQuery'
import { AGAIN, isOver, type Asked, type Followed } from '@/once/pace'
import { missedAt, REDIAL, redialsOf } from './redial'
import { isSameNumber } from '@/core/phone/sameNumber'
import type { CallRecord } from '@/core/telephony/callRecord'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { defineUserStore } from '@/session/userStore'

/** Missed calls in one question. */
const AT_ONCE = 20

interface Missed {
  call: Pick<CallAttempt, 'at' | 'key'> & { callId: string }
  record: CallRecord
}

/** Callbacks that were missed, which the portal may ring again by itself, and the calls it most likely made so. */
export const useRedialsStore = defineUserStore('redials', () => {
  const attempts = useAttemptsStore()
  const missed = ref(new Map<string, Missed>())
  const again = ref(new Map<string, readonly CallRecord[]>())

  /** What the portal is asked about. */
  const followed = computed(() => [...missed.value.values()].map(({ call }): Followed => ({ start: call.at, pace: AGAIN })))

  /** The calls the portal most likely made by itself because this one was missed, in the order of time. */
  const againOf = (callId: string): readonly CallRecord[] => again.value.get(callId) ?? []

  /** Watches a call that has ended, if it was missed. */
  function begin(call: Missed['call'], record: CallRecord): void {
    if (missedAt(call.at, record, []) === null) return
    missed.value.set(call.callId, { call, record })
    note(call.callId)
  }

  /** Before the next click on its number, a missed call's user is told that the portal may be about to ring it again. */
  function note(callId: string): void {
    const known = missed.value.get(callId)
    if (!known) return
    const at = missedAt(known.call.at, known.record, againOf(callId))
    attempts.noteMissed(callId, at)
    // Somebody was reached: it rings no more.
    if (at === null) missed.value.delete(callId)
  }

  const newest = () => [...missed.value.values()].sort((a, b) => b.call.at - a.call.at).slice(0, AT_ONCE)

  /** Where the repetitions of missed calls begin. */
  function spans(): AgainSpan[] {
    return newest().map(({ call, record }) => ({ from: record.startedAt, to: record.startedAt + REDIAL.all, number: endOfNumber(call.key) }))
  }

  /** Takes over what was found there; calls of clicks are none of them. */
  function take(found: readonly CallRecord[]): void {
    const clicks = new Set(attempts.attempts.map(({ callId }) => callId))
    for (const { call: { callId, key }, record } of newest()) {
      const calls = redialsOf(record, found.filter(one => !clicks.has(one.callId) && isSameNumber({ number: key, key }, one.number)))
      if (calls.length === 0) continue
      again.value.set(callId, calls)
      note(callId)
    }
  }

  function giveUp(asked: Asked): void {
    for (const [callId, { call }] of missed.value) if (isOver(AGAIN, call.at, asked)) missed.value.delete(callId)
  }

  return { followed, begin, spans, take, giveUp, againOf }
})
