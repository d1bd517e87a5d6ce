import { isSought, type CallAttempt } from '@/calls/attempts/attempt'
import { spanOf, untilRecorded, type Span } from './callTimes'
import { groupsOf, isSameCall, isWithin, paired, rankOf } from './candidates'
import { onPortalClock, type ClockDifference } from '@/core/clock'
import { isForeign, lineKind } from '@/core/telephony/line'
import { beganAt, mayBeRedial, REDIAL } from './redial'
import type { Sight } from './sight'
import type { CallRecord } from '@/core/telephony/callRecord'

/** What the portal's records say about an attempt nobody knew the end of. */
export type Finding =
  /** `sure`: it names the user and no app, and no other record and no other attempt comes into question. */
  | { state: 'started', callId: string, record: CallRecord, sure: boolean }
  /** `sure`: even the longest call, and the latest record, would be there by now, and no record leaves a doubt. */
  | { state: 'did-not-happen', sure: boolean }
  /** `goesOn`: it is worth looking again. */
  | { state: 'still-unclear', reason: UnclearReason, goesOn: boolean }

/**
 * `tooEarly`: the call may be going on, and only ended calls have records. `incomplete`: not all records could be read.
 * `messageNotInSight`, `callbackNotInSight`: there is none in sight, and the user may not see all of them. `mayBeRedial`: there is one, but it may
 * be the portal's own repetition of a missed call. `withoutId`: there is one, but without a call's id. `foreignLine`: the line belongs to another
 * app, which writes its records as it likes. `longNumber`: calls to numbers as long as that have no records.
 * `elsewhere`: there is none, but its time comes from another computer's clock.
 */
export type UnclearReason = 'tooEarly' | 'incomplete' | 'messageNotInSight' | 'callbackNotInSight' | 'mayBeRedial' | 'withoutId' | 'foreignLine'
  | 'longNumber' | 'elsewhere'

/** The records in which attempts are looked for. */
export interface ReadRecords {
  records: readonly CallRecord[]
  /** Earlier callbacks to the numbers of the callbacks looked for, as far as they are known: one that was missed may have been rung again. */
  earlier: readonly CallRecord[]
  /** When they were read, on the portal's clock. */
  readAt: number
  clock: ClockDifference
  /** Whose calls the user saw then. */
  sight: Sight
  /** The browser that looks, as attempts name theirs: the clocks of others are not known. */
  browser: string
  /** Whether all records in sight of a span of time (portal's clock) are among them. */
  covers: (type: CallAttempt['type'], span: Span) => boolean
}

/** A call that began later than this may be one the user started elsewhere, milliseconds. */
const PROMPT = 75_000
/** Portals keep so many characters of a number, and no record of a call to a longer one. */
const LONGEST_NUMBER = 20

/**
 * Looks for this user's attempts in the portal's records: those nobody knows the end of, and those a late record may put right.
 * A record belongs to one attempt only: those whose id an attempt already has are left out, and attempts that started without
 * an id take part.
 * @param attempts all of this user's, whatever became of them
 * @returns a finding for each attempt that is looked for, by its id
 */
export function findAttempts(attempts: readonly CallAttempt[], userId: string, read: ReadRecords): Map<string, Finding> {
  const claimed = new Set(attempts.map(({ callId }) => callId))
  const surely = new Set(attempts.filter(({ found }) => found !== 'likely').map(({ callId }) => callId))
  const all = uniqueCalls([...read.records, ...read.earlier])
  const free = uniqueCalls(read.records).filter(({ callId }) => callId === null || !claimed.has(callId))
  const now = read.readAt - read.clock.offset
  const findings = new Map<string, Finding>()
  for (const group of groupsOf(attempts.filter(takesPart).sort((a, b) => a.at - b.at))) {
    const isOne = (record: CallRecord) => group.some(attempt => isSameCall(attempt, record))
    const calls = all.filter(isOne)
    // What another attempt was probably given may be this one's all the same.
    const possible = calls.filter(({ callId }) => callId === null || !surely.has(callId))
    const given = free.filter(isOne).filter(record => record.callId !== null && !mayBeRedial(record, calls))
    const rank = (record: CallRecord) => rankOf(record, userId)
    // What somebody says did not ring gets what no other attempt may be.
    const [believed, denied] = [group.filter(({ settled }) => settled !== 'did-not-ring'), group.filter(({ settled }) => settled === 'did-not-ring')]
    const found = paired(believed, given, rank, read.clock)
    const taken = new Set(found.values())
    for (const [id, record] of paired(denied, given.filter(record => !taken.has(record)), rank, read.clock)) found.set(id, record)
    for (const attempt of group.filter(one => isSought(one, now))) {
      const record = found.get(attempt.id)
      const near = possible.filter(one => isWithin(one, spanOf(attempt, read.clock)))
      const rivals = believed.filter(other => other !== attempt && record && isWithin(record, spanOf(other, read.clock)))
      findings.set(attempt.id, record?.callId
        ? {
            state: 'started', callId: record.callId, record,
            sure: rank(record) === 0 && near.length === 1 && rivals.length === 0 && isPrompt(attempt, record, read) && isOwn(attempt, read)
              && !mayFollowMissed(attempt, attempts, calls)
          }
        : withoutRecord(attempt, near, read, calls))
    }
  }
  return findings
}

/** What it means that no record belongs to an attempt. @param near records that come into question */
function withoutRecord(attempt: CallAttempt, near: readonly CallRecord[], read: ReadRecords, calls: readonly CallRecord[]): Finding {
  const { readAt, covers, sight } = read
  const span = spanOf(attempt, read.clock)
  const recorded = untilRecorded(attempt)
  const isMessage = attempt.type === 'infocall'
  const still = (reason: UnclearReason, goesOn = false): Finding => ({ state: 'still-unclear', reason, goesOn })
  if (readAt < span.to + recorded.most) return still(isMessage && sight === 'limited' ? 'messageNotInSight' : 'tooEarly', true)
  if (!covers(attempt.type, span)) return still('incomplete', true)
  if (isForeign(lineKind(attempt.line))) return still('foreignLine')
  if (attempt.number.length > LONGEST_NUMBER) return still('longNumber')
  if (near.some(({ callId }) => callId === null)) return still('withoutId')
  const mayStillCome = readAt < span.to + recorded.all
  if (near.some(record => mayBeRedial(record, calls))) return still('mayBeRedial', mayStillCome)
  if (!isOwn(attempt, read)) return still('elsewhere', mayStillCome)
  // Whoever answered a callback sees it, and may be this very user.
  if (sight !== 'any') return isMessage ? still('messageNotInSight', mayStillCome) : still('callbackNotInSight', true)
  // One that another attempt is closer to may be this one's all the same.
  return { state: 'did-not-happen', sure: !mayStillCome && near.length === 0 }
}

function isPrompt(attempt: CallAttempt, record: CallRecord, { clock }: ReadRecords): boolean {
  return beganAt(record) <= onPortalClock(attempt.at, clock) + PROMPT
}

/** Clicked in the browser that looks, as far as is known. */
const isOwn = ({ browser }: CallAttempt, read: ReadRecords): boolean => browser === '' || browser === read.browser

/**
 * Whether an earlier callback of this user's to the same number may have been missed, and rung again by the portal just when this one was
 * clicked: its record would tell, but is not in sight.
 */
function mayFollowMissed(attempt: CallAttempt, attempts: readonly CallAttempt[], calls: readonly CallRecord[]): boolean {
  if (attempt.type !== 'callback') return false
  const known = new Set(calls.flatMap(({ callId, outcome }) => outcome === 'missed' ? [] : callId ?? []))
  return attempts.some(other => other !== attempt && mayHaveRung(other) && attempt.at - other.at >= REDIAL.soonest && attempt.at - other.at <= REDIAL.all
    && groupsOf([attempt, other]).length === 1 && !(other.callId !== null && known.has(other.callId)))
}

const mayHaveRung = ({ state, settled, found }: CallAttempt): boolean =>
  state !== 'refused' && settled !== 'did-not-ring' && !(state === 'did-not-happen' && found === 'sure')

/** Attempts a record without an owner may belong to. */
function takesPart(attempt: CallAttempt): boolean {
  return attempt.callId === null && attempt.state !== 'refused'
}

/** A transferred call can leave several records with one id. */
function uniqueCalls(records: readonly CallRecord[]): CallRecord[] {
  const seen = new Set<string>()
  return [...records].sort((a, b) => a.id - b.id).filter(({ id, callId }) => {
    const name = callId ?? `record ${id}`
    return !seen.has(name) && seen.add(name)
  })
}
