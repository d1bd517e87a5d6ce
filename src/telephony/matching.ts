import { alignInOrder } from './alignment'
import { isOpen, type CallAttempt } from './attempt'
import { onPortalClock, type ClockDifference } from './clock'
import { isForeign, lineKind } from './line'
import { isSameNumber } from './sameNumber'
import type { CallRecord } from './statistic'
import { measureText } from './text'

/** What the portal's records say about an attempt nobody knew the end of. */
export type Finding =
  /** `sure`: no other record and no other attempt comes into question. */
  | { state: 'started', callId: string, record: CallRecord, sure: boolean }
  /** `sure`: even the longest call would be in the records by now, and no record leaves a doubt. */
  | { state: 'did-not-happen', sure: boolean }
  /** `until`: when it is worth looking again, on the portal's clock; null where looking again tells no more. */
  | { state: 'still-unclear', reason: UnclearReason, until: number | null }

/**
 * `tooEarly`: the call may be going on, and only ended calls have records. `incomplete`: not all records could be read.
 * `nobodyNamed`: a record fits, but the portal says not whose call it was. `foreignLine`: the line belongs to another app, which
 * writes its records as it likes. `elsewhere`: there is none, but its time comes from another computer's clock.
 */
export type UnclearReason = 'tooEarly' | 'incomplete' | 'nobodyNamed' | 'foreignLine' | 'elsewhere'

/** The records in which attempts are looked for. */
export interface ReadRecords {
  records: readonly CallRecord[]
  /** When they were read, on the portal's clock. */
  readAt: number
  clock: ClockDifference
  /** The browser that looks, as attempts name theirs: the clocks of others are not known. */
  browser: string
  /** Whether all records of a span of time (portal's clock) are among them. */
  covers: (type: CallAttempt['type'], span: Span) => boolean
}

/** Milliseconds since 1970, both ends included. */
export interface Span {
  from: number
  to: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Portals' telephony runs on another computer than REST: their documentation shows the one 11 s from the other. */
const CLOCKS_APART = 20 * SECOND
/** A request may wait for a new token, be under way for 60 s, and be worked on a while after everybody stopped waiting. */
const LATE_START = 150 * SECOND
/** A call that began later than this may be one the user started elsewhere. */
const PROMPT = 75 * SECOND
/** A call that seems to have begun before its click is less likely than one that took as long to begin. */
const EARLY = 4

/** How long a call can go on before it has a record; `most` of them, and `all` of them. */
const CALLBACK_TALK = { most: 45 * MINUTE, all: 4 * 60 * MINUTE }
/** Ringing, and the portal's own delay before it writes the record. */
const RINGING = 3 * MINUTE
/** A voice may speak this much slower than estimated. */
const SLOW_VOICE = 2

/** When a call can have begun that an attempt asked for, on the portal's clock. */
export function spanOf(attempt: CallAttempt, clock: ClockDifference): Span {
  // A computer that slept in the middle sends when it wakes: as late as the app heard that there is no answer.
  const heard = attempt.failure && attempt.failure.entry !== 'interrupted' ? attempt.failure.details.at : attempt.at
  return {
    from: onPortalClock(attempt.at, clock) - CLOCKS_APART - clock.error,
    to: onPortalClock(Math.max(attempt.at, heard), clock) + LATE_START + clock.error
  }
}

/**
 * Looks for this user's open attempts in the portal's records.
 * A record belongs to one attempt only: those whose id an attempt already has are left out, and attempts that started without
 * an id take part. Where several attempts and records come together, they are paired in the order of time, the closest first.
 * @param attempts all of this user's, whatever became of them
 * @returns a finding for each open attempt, by its id
 */
export function findAttempts(attempts: readonly CallAttempt[], userId: string, read: ReadRecords): Map<string, Finding> {
  const claimed = new Set(attempts.map(({ callId }) => callId))
  const free = uniqueCalls(read.records).filter(({ callId }) => callId === null || !claimed.has(callId))
  const seeking = attempts.filter(takesPart).sort((a, b) => a.at - b.at)
  const findings = new Map<string, Finding>()
  for (const group of groupsOf(seeking)) {
    const own = free.filter(record => group.some(attempt => isSameCall(attempt, record)))
    const mine = own.filter(({ userId: of, callId }) => of === userId && callId !== null)
    const nobodys = own.filter(({ userId: of, callId }) => of === null || callId === null)
    const found = pair(group, mine, read.clock)
    for (const attempt of group.filter(isOpen)) {
      const record = found.get(attempt.id)
      const near = (records: readonly CallRecord[]) => records.filter(one => isWithin(one, spanOf(attempt, read.clock)))
      if (record?.callId) {
        const rivals = group.filter(other => other !== attempt && isWithin(record, spanOf(other, read.clock)))
        const prompt = beganAt(record) <= onPortalClock(attempt.at, read.clock) + PROMPT
        const sure = prompt && near(mine).length === 1 && rivals.length === 0 && isOwn(attempt, read)
        findings.set(attempt.id, { state: 'started', callId: record.callId, record, sure })
      } else {
        findings.set(attempt.id, withoutRecord(attempt, read, { nobodys: near(nobodys).length > 0, any: near(own).length > 0 }))
      }
    }
  }
  return findings
}

/** What it means that no record belongs to an attempt. */
function withoutRecord(attempt: CallAttempt, read: ReadRecords, near: { nobodys: boolean, any: boolean }): Finding {
  const { readAt, covers } = read
  const span = spanOf(attempt, read.clock)
  const longest = longestCall(attempt)
  const still = (reason: UnclearReason, until: number | null): Finding => ({ state: 'still-unclear', reason, until })
  if (readAt < span.to + longest.most) return still('tooEarly', span.to + longest.most)
  if (!covers(attempt.type, span)) return still('incomplete', readAt)
  if (isForeign(lineKind(attempt.line))) return still('foreignLine', null)
  if (near.nobodys) return still('nobodyNamed', null)
  if (!isOwn(attempt, read)) return still('elsewhere', null)
  // A colleague's record may be this very call: the line's rules decide which employee's phone rings. So may one
  // that another attempt is closer to.
  return { state: 'did-not-happen', sure: readAt >= span.to + longest.all && !near.any }
}

/** Clicked in the browser that looks, as far as is known. */
const isOwn = ({ browser }: CallAttempt, read: ReadRecords): boolean => browser === '' || browser === read.browser

/** What a text may take that is too long to have come along from another computer, seconds: 3,000 Chinese characters, and no voice speaks more. */
const LONGEST_SPEECH = 700

/** From the latest beginning of a call until its record is there, milliseconds. */
function longestCall({ type, text }: CallAttempt): { most: number, all: number } {
  if (type === 'callback') return { most: RINGING + CALLBACK_TALK.most, all: RINGING + CALLBACK_TALK.all }
  // A voice message ends with its text.
  const spoken = RINGING + (text === '' ? LONGEST_SPEECH : measureText(text).seconds) * SLOW_VOICE * SECOND
  return { most: spoken, all: spoken }
}

/** Attempts a record without an owner may belong to. */
function takesPart(attempt: CallAttempt): boolean {
  if (attempt.callId !== null || attempt.state === 'refused') return false
  return attempt.settled !== 'did-not-ring'
}

/** Attempts at the same call: those of one group may be mistaken for each other, and for nothing else. */
function groupsOf(attempts: readonly CallAttempt[]): CallAttempt[][] {
  const groups: CallAttempt[][] = []
  for (const attempt of attempts) {
    const group = groups.find(([first]) => first && first.type === attempt.type && first.line === attempt.line
      && (first.key === attempt.key || isSameNumber(first, attempt.number)))
    if (group) group.push(attempt)
    else groups.push([attempt])
  }
  return groups
}

function isSameCall(attempt: CallAttempt, { type, line, number }: CallRecord): boolean {
  return type === attempt.type && line.trim() === attempt.line && isSameNumber(attempt, number)
}

const isWithin = (record: CallRecord, { from, to }: Span): boolean => beganAt(record) >= from && beganAt(record) <= to

/** The id of a callback or voice message ends with the second the portal began it, which no queue has delayed. */
function beganAt({ callId, startedAt }: CallRecord): number {
  const seconds = /^(?:callback|infocall)\.[^.]+\.(\d{10})$/.exec(callId ?? '')?.[1]
  return seconds === undefined ? startedAt : Number(seconds) * SECOND
}

function pair(group: readonly CallAttempt[], records: readonly CallRecord[], clock: ClockDifference): Map<string, CallRecord> {
  const inTime = records.filter(({ callId }) => callId !== null).sort((a, b) => beganAt(a) - beganAt(b) || a.id - b.id)
  const pairs = alignInOrder(group.length, inTime.length, (first, second) => {
    const attempt = group[first]
    const record = inTime[second]
    if (!attempt || !record || !isWithin(record, spanOf(attempt, clock))) return Infinity
    const late = beganAt(record) - onPortalClock(attempt.at, clock)
    return late < 0 ? -late * EARLY : late
  })
  return new Map(pairs.flatMap(([first, second]) => {
    const attempt = group[first]
    const record = inTime[second]
    return attempt && record ? [[attempt.id, record] satisfies [string, CallRecord]] : []
  }))
}

/** A call transferred or redialled can leave several records with one id. */
function uniqueCalls(records: readonly CallRecord[]): CallRecord[] {
  const seen = new Set<string>()
  return [...records].sort((a, b) => a.id - b.id).filter(({ id, callId }) => {
    const name = callId ?? `record ${id}`
    return !seen.has(name) && seen.add(name)
  })
}
