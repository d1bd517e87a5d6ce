import { alignInOrder } from './alignment'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { spanOf, type Span } from './callTimes'
import { onPortalClock, type ClockDifference } from '@/core/clock'
import { lineKey } from '@/core/telephony/line'
import { beganAt } from './redial'
import { isSameNumber } from '@/core/phone/sameNumber'
import type { CallRecord } from '@/core/telephony/callRecord'

/** A call that seems to have begun before its click is less likely than one that took as long to begin. */
const EARLY = 4

/** Attempts at the same call: those of one group may be mistaken for each other, and for nothing else. */
export function groupsOf(attempts: readonly CallAttempt[]): CallAttempt[][] {
  const groups: CallAttempt[][] = []
  for (const attempt of attempts) {
    const group = groups.find(([first]) => first && first.type === attempt.type && lineKey(first.line) === lineKey(attempt.line)
      && (first.key === attempt.key || isSameNumber(first, attempt.number)))
    if (group) group.push(attempt)
    else groups.push([attempt])
  }
  return groups
}

/** Whether a record is of the kind of call that was asked for, over that line and to that number. Calls by softphone are of other kinds. */
export function isSameCall(attempt: CallAttempt, { type, line, number }: CallRecord): boolean {
  return type === attempt.type && lineKey(line) === lineKey(attempt.line) && isSameNumber(attempt, number)
}

export const isWithin = (record: CallRecord, { from, to }: Span): boolean => beganAt(record) >= from && beganAt(record) <= to

/**
 * How well a record fits a user's own attempts: 0 for one that names the user, 1 for one of somebody else or of nobody, 2 for one that
 * names an app. Records of callbacks belong to whoever answered, records of voice messages to nobody. Those of this app's calls
 * name no app on the portals whose code is known, and its own on older ones: no method tells which number that would be.
 */
export function rankOf({ userId, appId }: CallRecord, user: string): 0 | 1 | 2 {
  if (appId !== null) return 2
  return userId === user ? 0 : 1
}

/**
 * Pairs attempts at the same call with records in the order of time, the closest first: clicks are made one after the other.
 * Records that fit better are given away before all others.
 * @param ranks of the records, as {@link rankOf} gives them
 * @returns the records by the attempts' ids
 */
export function paired(
  attempts: readonly CallAttempt[], records: readonly CallRecord[], ranks: (record: CallRecord) => number, clock: ClockDifference
): Map<string, CallRecord> {
  const found = new Map<string, CallRecord>()
  for (const rank of [0, 1, 2]) {
    const left = attempts.filter(({ id }) => !found.has(id))
    for (const [id, record] of pairsOf(left, records.filter(record => ranks(record) === rank), clock)) found.set(id, record)
  }
  return found
}

function pairsOf(attempts: readonly CallAttempt[], records: readonly CallRecord[], clock: ClockDifference): [string, CallRecord][] {
  const inTime = [...records].sort((a, b) => beganAt(a) - beganAt(b) || a.id - b.id)
  const pairs = alignInOrder(attempts.length, inTime.length, (first, second) => {
    const attempt = attempts[first]
    const record = inTime[second]
    if (!attempt || !record || !isWithin(record, spanOf(attempt, clock))) return Infinity
    const late = beganAt(record) - onPortalClock(attempt.at, clock)
    return late < 0 ? -late * EARLY : late
  })
  return pairs.flatMap(([first, second]) => {
    const attempt = attempts[first]
    const record = inTime[second]
    return attempt && record ? [[attempt.id, record] satisfies [string, CallRecord]] : []
  })
}
