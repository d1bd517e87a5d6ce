import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW, REFUSAL } from '../support/attempts'
import { recordWith } from '../support/records'
import type { CallAttempt } from '@/telephony/attempt'
import { failureOf } from '@/telephony/catalogue'
import type { Failure } from '@/telephony/failure'
import { findAttempts, spanOf, type Finding, type ReadRecords } from '@/telephony/matching'
import type { CallRecord } from '@/telephony/statistic'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const at = (seconds: number) => NOW + seconds * SECOND
const unclear = (change: Partial<CallAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })
const idOf = (second: number, type = 'callback') => `${type}.72f42b118e019a4cc47629ff60525f43.${NOW / SECOND + second}`

/** A reading of everything, five hours after the click, with equal clocks. */
const reading = (records: readonly CallRecord[], change: Partial<ReadRecords> = {}): ReadRecords =>
  ({ records, readAt: NOW + 5 * HOUR, clock: { offset: 0, error: 0 }, browser: 'b', covers: () => true, ...change })

/** The finding for one attempt in few words. */
function find(attempts: CallAttempt[], records: CallRecord[], change: Partial<ReadRecords> = {}, id = attempts[0]?.id ?? ''): string {
  return inWords(findAttempts(attempts, '1', reading(records, change)).get(id))
}
function inWords(finding: Finding | undefined): string {
  if (!finding) return 'nothing'
  if (finding.state === 'still-unclear') return `still unclear: ${finding.reason}`
  return `${finding.state === 'started' ? `started ${finding.callId}` : 'did not happen'}${finding.sure ? '' : ', probably'}`
}

describe('one attempt, one record', () => {
  const NONE = 'did not happen'
  it.each<[what: string, expected: string, record: Partial<CallRecord>, attempt?: Partial<CallAttempt>]>([
    ['begun at the click', 'started x', {}],
    ['begun a minute after it', 'started x', { startedAt: at(60) }],
    ['so late that it may be a call from elsewhere', 'started x, probably', { startedAt: at(140) }],
    ['begun too late', NONE, { startedAt: at(151) }],
    ['begun a little before it: telephony has a clock of its own', 'started x', { startedAt: at(-20) }],
    ['begun before it', NONE, { startedAt: at(-21) }],
    ['the number in national form', 'started x', { number: '030901820' }],
    ['another number', NONE, { number: '4930901821' }],
    ['another line', NONE, { line: 'reg151085' }],
    ['no line', NONE, { line: '' }],
    ['a voice message', NONE, { type: 'infocall' }],
    ['a call by hand', NONE, { type: 'outgoing' }],
    ['the incoming leg of a callback', NONE, { type: 'incoming' }],
    ['a colleague\'s call', 'did not happen, probably', { userId: '7' }],
    ['a colleague\'s call to another number', NONE, { userId: '7', number: '4930901821' }],
    ['a colleague\'s call at another time', NONE, { userId: '7', startedAt: at(-60) }],
    ['nobody\'s call', 'still unclear: nobodyNamed', { userId: null }],
    ['nobody\'s call at another time', NONE, { userId: null, startedAt: at(600) }],
    ['a record without an id', 'still unclear: nobodyNamed', { callId: null }],
    ['not answered all the same', 'started x', { outcome: 'missed', code: '304', duration: 0 }],
    ['a voice message for a voice message', 'started x', { type: 'infocall' }, { type: 'infocall' }],
    ['an internal number on a line of an office PBX', 'started x', { line: 'sip7', number: '101' }, { line: 'sip7', number: '101', key: '101' }],
    ['a longer one there', NONE, { line: 'sip7', number: '1010' }, { line: 'sip7', number: '101', key: '101' }],
    ['as typed there', 'started x', { line: 'sip7', number: '030-901820' }, { line: 'sip7', number: '030 901820' }]
  ])('%s: %s', (_what, expected, record, attempt) => {
    expect(find([unclear(attempt)], [recordWith({ callId: 'x', ...record })])).toBe(expected)
  })

  it('no record at all', () => {
    expect(find([unclear()], [])).toBe(NONE)
  })
})

describe('the second in an id counts, not the record\'s date', () => {
  it.each([
    ['begun in time, written with a late date', idOf(5), at(900), `started ${idOf(5)}`],
    ['begun long before, written with a fitting date', idOf(-300), at(0), 'did not happen'],
    ['an id of another make says nothing', '11018129443EB80D.1754478570.11438214', at(5), 'started 11018129443EB80D.1754478570.11438214'],
    ['an id with something else at its end', 'callback.abc.12', at(5), 'started callback.abc.12']
  ])('%s', (_what, callId, startedAt, expected) => {
    expect(find([unclear()], [recordWith({ callId, startedAt })])).toBe(expected)
  })
})

describe('the portal\'s clock is not this computer\'s', () => {
  const HOUR_AHEAD = { clock: { offset: HOUR, error: 2 * SECOND }, readAt: NOW + 6 * HOUR }
  it.each<[what: string, seconds: number, change: Partial<ReadRecords>, expected: string]>([
    ['an hour ahead, in time there', 3600, HOUR_AHEAD, 'started x'],
    ['an hour ahead, in time here only', 0, HOUR_AHEAD, 'did not happen'],
    ['how well it is known widens the time', 3600 - 22, HOUR_AHEAD, 'started x'],
    ['… and no further', 3600 - 23, HOUR_AHEAD, 'did not happen'],
    ['a day behind', -86_400, { clock: { offset: -24 * HOUR, error: 0 }, readAt: NOW - 19 * HOUR }, 'started x'],
    ['enough time has to pass there, not here', 600, { clock: { offset: -HOUR, error: 0 }, readAt: NOW - HOUR + 5 * MINUTE }, 'still unclear: tooEarly']
  ])('%s', (_what, seconds, change, expected) => {
    expect(find([unclear()], [recordWith({ callId: 'x', startedAt: at(seconds) })], change)).toBe(expected)
  })
})

describe('without a record, time has to pass', () => {
  const callback = unclear()
  const message = unclear({ type: 'infocall', text: 'word '.repeat(60) })
  it.each<[what: string, attempt: CallAttempt, after: number, expected: string]>([
    ['a callback, at once', callback, 0, 'still unclear: tooEarly'],
    ['a callback, as long as most calls take', callback, 50 * MINUTE, 'still unclear: tooEarly'],
    ['a callback, after that', callback, 51 * MINUTE, 'did not happen, probably'],
    ['a callback, when even the longest is over', callback, 4 * HOUR + 6 * MINUTE, 'did not happen'],
    ['a voice message, while it may be spoken', message, 6 * MINUTE, 'still unclear: tooEarly'],
    ['a voice message, after that', message, 7 * MINUTE, 'did not happen'],
    ['a voice message of another computer, too long to come along', { ...message, text: '' }, 25 * MINUTE, 'still unclear: tooEarly'],
    ['the same, after the longest there can be', { ...message, text: '' }, 30 * MINUTE, 'did not happen']
  ])('%s', (_what, attempt, after, expected) => {
    expect(find([attempt], [], { readAt: NOW + after })).toBe(expected)
  })

  it('says when to look again', () => {
    const finding = findAttempts([callback], '1', reading([], { readAt: NOW })).get('a1')
    expect(finding).toEqual({ state: 'still-unclear', reason: 'tooEarly', until: NOW + 50.5 * MINUTE })
  })

  it('a record is a start however soon it comes', () => {
    expect(find([callback], [recordWith({ callId: 'x' })], { readAt: NOW + 30 * SECOND })).toBe('started x')
  })

  it('not all records were read', () => {
    expect(find([callback], [], { covers: () => false })).toBe('still unclear: incomplete')
    expect(find([callback], [recordWith({ callId: 'x' })], { covers: () => false })).toBe('started x')
  })

  it('all records that matter are asked for', () => {
    const asked: unknown[] = []
    find([callback], [], { covers: (type, span) => asked.push([type, span]) > 0 })
    expect(asked).toEqual([['callback', spanOf(callback, { offset: 0, error: 0 })]])
  })

  it('what was clicked on another computer was clicked at a time nobody here knows', () => {
    const elsewhere = unclear({ browser: 'another' })
    expect(find([elsewhere], [])).toBe('still unclear: elsewhere')
    expect(find([elsewhere], [recordWith({ callId: 'x' })])).toBe('started x, probably')
  })

  it('a line of another app proves nothing', () => {
    expect(find([unclear({ line: 'ext-line' })], [])).toBe('still unclear: foreignLine')
  })
})

describe('the time in which a call can have begun', () => {
  const failedAt = (seconds: number): Failure => ({ ...LOST, details: { ...LOST.details, at: at(seconds) } })
  const interrupted = failureOf('interrupted', { ...LOST.details, at: at(86_400) })
  it.each<[what: string, from: number, to: number, attempt: Partial<CallAttempt>]>([
    ['from a little before the click', -20, 150, {}],
    ['to a while after the app heard that no answer comes', -20, 210, { failure: failedAt(60) }],
    ['also when the computer slept in between', -20, 7350, { failure: failedAt(7200) }],
    ['a closed tab sends nothing any more', -20, 150, { failure: interrupted }],
    ['the clock was set back in between', -20, 150, { failure: failedAt(-3600) }],
    ['the request is on its way', -20, 150, { failure: null }]
  ])('%s', (_what, from, to, attempt) => {
    expect(spanOf(unclear(attempt), { offset: 0, error: 0 })).toEqual({ from: at(from), to: at(to) })
  })
})

describe('a record belongs to one attempt only', () => {
  const first = unclear({ id: 'first' })
  const second = unclear({ id: 'second', at: at(40) })
  const x = recordWith({ callId: 'x', startedAt: at(41) })
  const y = recordWith({ callId: 'y', startedAt: at(43) })
  it.each<[what: string, attempts: CallAttempt[], records: CallRecord[], expected: Record<string, string>]>([
    ['of two attempts, the closer one', [first, second], [x], { first: 'did not happen, probably', second: 'started x, probably' }],
    ['two attempts, two records: in order', [second, first], [y, x], { first: 'started x, probably', second: 'started y, probably' }],
    ['of two records, the closer one', [second], [y, x], { second: 'started x, probably' }],
    ['a record whose id an attempt has is taken', [first, attemptWith({ id: 's', at: at(40), callId: 'x' })], [x], { first: 'did not happen' }],
    ['even a refused one, of another number', [first, attemptWith({ id: 's', key: '101', state: 'refused', callId: 'x' })], [x], { first: 'did not happen' }],
    ['an attempt started without an id takes its own', [first, attemptWith({ id: 's', at: at(40), callId: null })], [x], { first: 'did not happen, probably' }],
    ['so does one on its way', [first, attemptWith({ id: 's', at: at(40), callId: null, state: 'sending' })], [x], { first: 'did not happen, probably' }],
    ['and one the user said that it rang', [first, unclear({ id: 's', at: at(40), settled: 'rang' })], [x], { first: 'did not happen, probably' }],
    ['not one the user said that it did not', [first, unclear({ id: 's', at: at(40), settled: 'did-not-ring' })], [x], { first: 'started x' }],
    ['nor one that was refused', [first, attemptWith({ id: 's', at: at(40), callId: null, state: 'refused', failure: REFUSAL })], [x], { first: 'started x' }],
    ['nor one on another line', [first, unclear({ id: 's', at: at(40), line: 'sip7' })], [x], { first: 'started x', s: 'did not happen' }],
    ['nor one to another number', [first, unclear({ id: 's', at: at(40), number: '+4930901821', key: '+4930901821' })], [x], { first: 'started x', s: 'did not happen' }],
    ['two ways to write one number are one number', [first, unclear({ id: 's', at: at(40), number: '030 901820' })], [x], { first: 'did not happen, probably', s: 'started x, probably' }],
    ['several records of one call are one', [second], [x, recordWith({ ...x, id: x.id + 1000 })], { second: 'started x' }],
    ['the same record read twice is one', [second], [x, { ...x }], { second: 'started x' }]
  ])('%s', (_what, attempts, records, expected) => {
    const findings = findAttempts(attempts, '1', reading(records))
    expect(Object.fromEntries([...findings].map(([id, finding]) => [id, inWords(finding)]))).toEqual(expected)
  })

  it('an early record is not given away before its own attempt\'s: the second call ended first', () => {
    expect(find([first, second], [x], { readAt: at(120) }, 'second')).toBe('started x, probably')
    expect(find([first, second], [x], { readAt: at(120) }, 'first')).toBe('still unclear: tooEarly')
    const later = [first, attemptWith({ ...second, state: 'started', callId: 'x' })]
    expect(find(later, [x, recordWith({ callId: 'z', startedAt: at(2) })], { readAt: at(600) }, 'first')).toBe('started z')
  })
})

it('only open attempts are looked for', () => {
  const attempts = [attemptWith(), unclear({ id: 'b', settled: 'rang' }), unclear({ id: 'c', state: 'sending' })]
  expect(findAttempts(attempts, '1', reading([recordWith()])).size).toBe(0)
})
