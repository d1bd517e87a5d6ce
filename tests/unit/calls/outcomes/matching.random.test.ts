import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW } from '../../support/attempts'
import { randomFrom, shuffled } from '../../support/random'
import { recordWith } from '../../support/records'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { spanOf } from '@/calls/outcomes/callTimes'
import { findAttempts } from '@/calls/outcomes/matching'
import { isSameNumber } from '@/core/phone/sameNumber'
import type { CallRecord } from '@/core/telephony/callRecord'

const SECOND = 1000
const HOUR = 3_600_000

interface Day {
  attempts: CallAttempt[]
  records: CallRecord[]
  /** Which call each attempt really led to. */
  truth: Map<string, string>
  offset: number
}

/**
 * A busy half hour: clicks on two numbers and two lines, answers that are lost before or after the call, colleagues who call
 * the same numbers and answer callbacks, voice messages that are nobody's, clocks that differ.
 * @param latest seconds from a click to the call's beginning, at most
 * @param apart seconds between two clicks, at least
 * @param colleagues whether they call the same numbers, at the same time
 */
function busyDay(seed: number, { latest, apart, colleagues }: { latest: number, apart: number, colleagues: boolean }): Day {
  const random = randomFrom(seed)
  const oneOf = <Entry>(first: Entry, second: Entry) => random() < 0.5 ? first : second
  const offset = Math.round((random() - 0.5) * 2 * HOUR)
  const day: Day = { attempts: [], records: [], truth: new Map(), offset }
  let clock = NOW
  for (let click = 0; click < 12; click++) {
    clock += (apart + random() * 60) * SECOND
    const id = `a${click}`
    const request = { line: oneOf('reg151083', 'sip7'), number: oneOf('+4930901820', '+4930901821'), type: oneOf('callback' as const, 'infocall' as const) }
    const state = random() < 0.6 ? 'unclear' : 'started'
    const executed = state === 'started' || random() < 0.5
    const began = Math.round(clock + offset + random() * latest * SECOND)
    const callId = `${request.type}.${seed}x${click}.${Math.floor(began / SECOND)}`
    day.attempts.push(attemptWith({ ...request, id, at: clock, key: request.number, state, callId: state === 'started' ? callId : null, failure: LOST }))
    const record = { ...request, number: oneOf(request.number, request.number.slice(1)), startedAt: began }
    const nobodys = request.type === 'infocall' ? { userId: null } : {}
    if (executed) {
      day.truth.set(id, callId)
      day.records.push(recordWith({ ...record, callId, userId: random() < 0.3 ? '7' : '1', ...nobodys }))
    }
    if (colleagues && random() < 0.5) day.records.push(recordWith({ ...record, callId: `${request.type}.${seed}y${click}.${Math.floor(began / SECOND)}`, userId: '7', ...nobodys }))
    if (random() < 0.2) day.records.push(recordWith({ ...record, callId: `in.${seed}.${click}`, type: 'incoming' }))
  }
  return day
}

const find = ({ attempts, records, offset }: Day) => findAttempts(attempts, '1', {
  records, earlier: [], readAt: NOW + offset + 6 * HOUR, clock: { offset, error: SECOND }, sight: 'any', browser: 'b', covers: () => true
})

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1)

describe('calls that begin soon after their clicks', () => {
  it('every open attempt gets its own call, or is said not to have happened, where colleagues do not call the same numbers at the same time', () => {
    for (const seed of SEEDS) {
      const day = busyDay(seed, { latest: 8, apart: 30, colleagues: false })
      const findings = find(day)
      const open = day.attempts.filter(({ state }) => state === 'unclear')
      expect([...findings.keys()].sort()).toEqual(open.map(({ id }) => id).sort())
      for (const { id } of open) {
        const finding = findings.get(id)
        const callId = finding?.state === 'started' ? finding.callId : finding?.state
        expect([seed, id, callId]).toEqual([seed, id, day.truth.get(id) ?? 'did-not-happen'])
      }
    }
  })
})

describe('calls that begin whenever they like', () => {
  const days = SEEDS.map(seed => busyDay(seed, { latest: 140, apart: 2, colleagues: true }))

  it('no call is given to two attempts, and none that another attempt has', () => {
    for (const day of days) {
      const given = [...find(day).values()].flatMap(finding => finding.state === 'started' ? [finding.callId] : [])
      const taken = [...given, ...day.attempts.flatMap(({ callId }) => callId ?? [])]
      expect(new Set(taken).size).toBe(taken.length)
    }
  })

  it('only a call of the same kind, to the same number, on the same line, in time', () => {
    let checked = 0
    for (const day of days) {
      for (const [id, finding] of find(day)) {
        const attempt = day.attempts.find(one => one.id === id)
        if (finding.state !== 'started' || !attempt) continue
        const { from, to } = spanOf(attempt, { offset: day.offset, error: SECOND })
        const { record } = finding
        expect(record).toMatchObject({ type: attempt.type, line: attempt.line })
        expect(isSameNumber(attempt, record.number)).toBe(true)
        expect(record.startedAt >= from && record.startedAt <= to + SECOND).toBe(true)
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(300)
  })

  it('the order of attempts and records changes nothing', () => {
    for (const [index, day] of days.entries()) {
      const random = randomFrom(index)
      const other = find({ ...day, attempts: shuffled(day.attempts, random), records: shuffled(day.records, random) })
      expect(Object.fromEntries(other)).toEqual(Object.fromEntries(find(day)))
    }
  })

  it('what is called sure is true', () => {
    let checked = 0
    for (const day of days) {
      for (const [id, finding] of find(day)) {
        if (finding.state === 'still-unclear' || !finding.sure) continue
        expect(finding.state === 'started' ? finding.callId : undefined).toBe(day.truth.get(id))
        checked += 1
      }
    }
    expect(checked).toBeGreaterThan(100)
  })
})
