import type { CallRecord } from './statistic'

const SECOND = 1000
const MINUTE = 60 * SECOND

/**
 * A line can be set to ring a missed callback again by itself: one to five times, 60, 120 or 180 s after the last try. Each try is a call of its
 * own, with an id and a record of its own, and nothing in them tells that it is one. From one try's beginning to the next one's there is the
 * time it rings and the pause; milliseconds.
 */
export const REDIAL = { soonest: MINUTE, latest: 10 * MINUTE, all: 45 * MINUTE } as const

/** The id of a callback or voice message ends with the second the portal began it, which no queue has delayed. */
export function beganAt({ callId, startedAt }: Pick<CallRecord, 'callId' | 'startedAt'>): number {
  const seconds = /^(?:callback|infocall)\.[^.]+\.(\d{10})$/.exec(callId ?? '')?.[1]
  return seconds === undefined ? startedAt : Number(seconds) * SECOND
}

/**
 * Whether a call may be a callback that the portal itself made because an earlier one was missed. Voice messages are sent once.
 * @param calls calls of its kind over the same line to the same number, the call itself among them or not
 */
export function mayBeRedial(call: CallRecord, calls: readonly CallRecord[]): boolean {
  return call.type === 'callback' && calls.some((other) => {
    const later = beganAt(call) - beganAt(other)
    return other.outcome === 'missed' && other.callId !== call.callId && later > 0 && later <= REDIAL.latest
  })
}
