import { lineKey } from '@/core/telephony/line'
import type { CallRecord } from '@/core/telephony/callRecord'

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

/** The longest a callback rings before it is missed, milliseconds. */
const RINGING = 3 * MINUTE

/** When a callback has been missed, at the latest. @param at when it was clicked, milliseconds since 1970 */
export const afterRinging = (at: number): number => at + RINGING

/**
 * When a callback was last missed, or null where it was not, or has been reached since.
 * @param at when it was clicked, on this computer's clock, milliseconds since 1970
 * @param first its own record
 * @param again records of its repetitions, in the order of time; on the portal's clock as the first
 */
export function missedAt(at: number, first: CallRecord, again: readonly CallRecord[]): number | null {
  const last = again.at(-1) ?? first
  if (first.type !== 'callback' || first.outcome !== 'missed' || last.outcome !== 'missed') return null
  return afterRinging(at + beganAt(last) - beganAt(first))
}

/** The calls among these that the portal may have made by itself because this one was missed, in the order of time. */
export function redialsOf(first: CallRecord, calls: readonly CallRecord[]): CallRecord[] {
  const chain = [first]
  for (const call of [...calls].sort((a, b) => beganAt(a) - beganAt(b))) {
    if (lineKey(call.line) === lineKey(first.line) && call.id !== first.id && mayBeRedial(call, chain)) chain.push(call)
  }
  return chain.slice(1)
}

/**
 * Which of these records, of whatever numbers and lines, may be calls that the portal made by itself.
 * @param isClick whether a record is known to be of a click
 */
export function redialsAmong(records: readonly CallRecord[], isClick: (record: CallRecord) => boolean): Set<number> {
  const groups = new Map<string, CallRecord[]>()
  for (const record of records.filter(({ type }) => type === 'callback')) {
    const name = `${lineKey(record.line)} ${record.number.replace(/\D/g, '').slice(-COMPARED)}`
    const group = groups.get(name)
    if (group) group.push(record)
    else groups.set(name, [record])
  }
  return new Set([...groups.values()].flatMap(group => group.filter(record => !isClick(record) && mayBeRedial(record, group)).map(({ id }) => id)))
}

/** Digits at the end of numbers that are the same in every form portals write one number. */
const COMPARED = 7
