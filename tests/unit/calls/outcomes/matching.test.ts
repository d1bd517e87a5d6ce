import { describe, expect, it } from 'vitest'
import { attemptWith, LOST, NOW, REFUSAL } from '../../support/attempts'
import { recordWith } from '../../support/records'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { failureOf } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import { spanOf } from '@/calls/outcomes/callTimes'
import { findAttempts, type Finding, type ReadRecords } from '@/calls/outcomes/matching'
import type { CallRecord } from '@/core/telephony/callRecord'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const at = (seconds: number) => NOW + seconds * SECOND
const unclear = (change: Partial<CallAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })
const idOf = (second: number, type = 'callback') => `${type}.72f42b118e019a4cc47629ff60525f43.${NOW / SECOND + second}`

/** A reading of everything by somebody who sees everybody's calls, six hours after the click, with equal clocks. */
const reading = (records: readonly CallRecord[], change: Partial<ReadRecords> = {}): ReadRecords =>
  ({ records, earlier: [], readAt: NOW + 6 * HOUR, clock: { offset: 0, error: 0 }, sight: 'any', browser: 'b', covers: () => true, ...change })

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
    ['the line in another case, with a plus and blanks', 'started x', { line: '+REG 151083 ' }],
    ['no line', NONE, { line: '' }],
    ['a voice message', NONE, { type: 'infocall' }],
    ['a call by softphone', NONE, { type: 'outgoing' }],
    ['the incoming leg of a callback', NONE, { type: 'incoming' }],
    ['a call that a colleague answered: the record is theirs', 'started x, probably', { userId: '7' }],
    ['a colleague\'s call to another number', NONE, { userId: '7', number: '4930901821' }],
    ['a colleague\'s call at another time', NONE, { userId: '7', startedAt: at(-60) }],
    ['a call nobody took: the record is nobody\'s', 'started x, probably', { userId: null }],
    ['nobody\'s call at another time', NONE, { userId: null, startedAt: at(600) }],
    ['a call another app made', 'started x, probably', { appId: '3' }],
    ['a record without an id', 'still unclear: withoutId', { callId: null }],
    ['not answered all the same', 'started x', { outcome: 'missed', code: '304', duration: 0 }],
    ['a voice message, whose records are nobody\'s', 'started x, probably', { type: 'infocall', userId: null }, { type: 'infocall' }],
    ['one of an older portal, which still names the caller', 'started x', { type: 'infocall' }, { type: 'infocall' }],
    ['one that another app sent', 'started x, probably', { type: 'infocall', appId: '3' }, { type: 'infocall' }],
    ['an internal number on a line of an office PBX', 'started x', { line: 'sip7', number: '101' }, { line: 'sip7', number: '101', key: '101' }],
    ['a longer one there', NONE, { line: 'sip7', number: '1010' }, { line: 'sip7', number: '101', key: '101' }],
    ['as typed there', 'started x', { line: 'sip7', number: '030-901820' }, { line: 'sip7', number: '030 901820' }]
  ])('%s: %s', (_what, expected, record, attempt) => {
    expect(find([unclear(attempt)], [recordWith({ callId: 'x', ...record })])).toBe(expected)
  })

  it('no record at all', () => {
    expect(find([unclear()], [])).toBe(NONE)
  })

  it.each<[what: string, others: Partial<CallRecord>[]]>([
    ['another app\'s call forty seconds away', [{ startedAt: at(40), appId: '3' }]],
    ['a colleague\'s', [{ startedAt: at(-10), userId: '7' }]],
    ['one of nobody\'s and one without an id', [{ userId: null }, { callId: null }]]
  ])('beside one\'s own there is %s: one\'s own, probably', (_what, others) => {
    const own = recordWith({ callId: 'x', startedAt: at(30) })
    expect(find([unclear()], [...others.map(other => recordWith(other)), own])).toBe('started x, probably')
  })
})

describe('what is not in sight proves nothing', () => {
  const message = unclear({ type: 'infocall' })
  it.each<[what: string, attempt: CallAttempt, change: Partial<ReadRecords>, expected: string]>([
    ['a callback a colleague may have answered', unclear(), { sight: 'unknown' }, 'callbackNotInSight, goes on'],
    ['the same, for somebody known to see less', unclear(), { sight: 'limited' }, 'callbackNotInSight, goes on'],
    ['a voice message, while its record may be late', message, { sight: 'unknown', readAt: NOW + 30 * MINUTE }, 'messageNotInSight, goes on'],
    ['a voice message, after that', message, { sight: 'unknown' }, 'messageNotInSight'],
    ['a voice message, for somebody who sees none: at once', message, { sight: 'limited', readAt: NOW + MINUTE }, 'messageNotInSight, goes on'],
    ['a callback that may still be going on', unclear(), { sight: 'limited', readAt: NOW + MINUTE }, 'tooEarly, goes on']
  ])('%s', (_what, attempt, change, expected) => {
    const finding = findAttempts([attempt], '1', reading([], change)).get('a1')
    expect(finding?.state === 'still-unclear' && `${finding.reason}${finding.goesOn ? ', goes on' : ''}`).toBe(expected)
  })

  it.each(['unknown', 'limited'] as const)('what is in sight is found all the same: %s', (sight) => {
    expect(find([unclear()], [recordWith({ callId: 'x' })], { sight })).toBe('started x')
  })
})

describe('a missed callback may be rung again by the portal itself', () => {
  /** A minute before the click, by whomever. */
  const missed = recordWith({ callId: 'm', startedAt: at(-60), outcome: 'missed', code: '304', userId: '7' })
  const call = (seconds: number, change: Partial<CallRecord> = {}) => recordWith({ callId: 'x', startedAt: at(seconds), ...change })
  it.each<[what: string, records: CallRecord[], earlier: CallRecord[], expected: string]>([
    ['what follows it may be that, and is nobody\'s click', [call(5)], [missed], 'still unclear: mayBeRedial'],
    ['so may what follows one of those', [call(5)], [{ ...missed, startedAt: at(-660) }, { ...missed, callId: 'n', startedAt: at(-300) }], 'still unclear: mayBeRedial'],
    ['not after ten minutes', [call(5)], [{ ...missed, startedAt: at(-596) }], 'started x'],
    ['not to another number', [call(5)], [{ ...missed, number: '4930901821' }], 'started x'],
    ['not over another line', [call(5)], [{ ...missed, line: 'sip7' }], 'started x'],
    ['not after one that was answered', [call(5)], [{ ...missed, outcome: 'answered' }], 'started x'],
    ['a missed one is no repetition of itself', [call(5, { outcome: 'missed' })], [call(5, { outcome: 'missed' })], 'started x'],
    ['the click\'s own call comes before its repetition', [call(5, { outcome: 'missed' }), call(120, { callId: 'y' })], [], 'started x, probably']
  ])('%s', (_what, records, earlier, expected) => {
    expect(find([unclear()], records, { earlier })).toBe(expected)
  })

  it('voice messages are not', () => {
    expect(find([unclear({ type: 'infocall' })], [call(5, { type: 'infocall' })], { earlier: [{ ...missed, type: 'infocall' }] })).toBe('started x')
  })

  it.each<[what: string, earlier: Partial<CallAttempt>, records: CallRecord[], expected: string]>([
    ['of an earlier click whose end is not in sight', { at: at(-300) }, [], 'started x, probably'],
    ['that was answered', { at: at(-300) }, [recordWith({ callId: 'e', startedAt: at(-300) })], 'started x'],
    ['that was refused', { at: at(-300), state: 'refused', callId: null, failure: REFUSAL }, [], 'started x'],
    ['an hour ago', { at: at(-3600) }, [], 'started x'],
    ['to another number', { at: at(-300), number: '+4930901821', key: '+4930901821' }, [], 'started x'],
    ['so soon before that no pause fits in between', { at: at(-50) }, [], 'started x']
  ])('a call is surely one\'s own, or not, after an earlier one %s', (_what, earlier, records, expected) => {
    expect(find([unclear(), attemptWith({ id: 'e', callId: 'e', ...earlier })], [call(5)], { sight: 'limited', earlier: records })).toBe(expected)
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
  const HOUR_AHEAD = { clock: { offset: HOUR, error: 2 * SECOND }, readAt: NOW + 7 * HOUR }
  it.each<[what: string, seconds: number, change: Partial<ReadRecords>, expected: string]>([
    ['an hour ahead, in time there', 3600, HOUR_AHEAD, 'started x'],
    ['an hour ahead, in time here only', 0, HOUR_AHEAD, 'did not happen'],
    ['how well it is known widens the time', 3600 - 22, HOUR_AHEAD, 'started x'],
    ['… and no further', 3600 - 23, HOUR_AHEAD, 'did not happen'],
    ['a day behind', -86_400, { clock: { offset: -24 * HOUR, error: 0 }, readAt: NOW - 18 * HOUR }, 'started x'],
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
    ['a callback, as long as most calls take, and their records', callback, 60 * MINUTE, 'still unclear: tooEarly'],
    ['a callback, after that', callback, 61 * MINUTE, 'did not happen, probably'],
    ['a callback, when even the longest is over', callback, 4 * HOUR + 6 * MINUTE, 'did not happen, probably'],
    ['a callback, when even the latest record would be there', callback, 5 * HOUR + 6 * MINUTE, 'did not happen'],
    ['a voice message, while it may be spoken and its record be late', message, 16 * MINUTE, 'still unclear: tooEarly'],
    ['a voice message, after that', message, 17 * MINUTE, 'did not happen, probably'],
    ['a voice message: nothing is sure within the hour', message, 66 * MINUTE, 'did not happen, probably'],
    ['a voice message, when even the latest record would be there', message, 67 * MINUTE, 'did not happen'],
    ['a voice message of another computer, too long to come along', { ...message, text: '' }, 38 * MINUTE, 'still unclear: tooEarly'],
    ['the same, after the longest there can be', { ...message, text: '' }, 39 * MINUTE, 'did not happen, probably']
  ])('%s', (_what, attempt, after, expected) => {
    expect(find([attempt], [], { readAt: NOW + after })).toBe(expected)
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

  it('a number too long for the portal\'s records proves nothing', () => {
    expect(find([unclear({ line: 'sip7', number: '030901820,,1234567890' })], [])).toBe('still unclear: longNumber')
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
    ['one that another was probably given may be this one\'s all the same', [first, attemptWith({ id: 's', at: at(40), callId: 'x', found: 'likely' })], [x], { first: 'did not happen, probably' }],
    ['… and leaves a doubt about another', [first, attemptWith({ id: 's', at: at(40), callId: 'x', found: 'likely' })], [x, y], { first: 'started y, probably' }],
    ['an attempt started without an id takes its own', [first, attemptWith({ id: 's', at: at(40), callId: null })], [x], { first: 'did not happen, probably' }],
    ['so does one on its way', [first, attemptWith({ id: 's', at: at(40), callId: null, state: 'sending' })], [x], { first: 'did not happen, probably' }],
    ['and one the user said that it rang', [first, unclear({ id: 's', at: at(40), settled: 'rang' })], [x], { first: 'did not happen, probably', s: 'started x, probably' }],
    ['not one the user said that it did not', [first, unclear({ id: 's', at: at(40), settled: 'did-not-ring' })], [x], { first: 'started x', s: 'did not happen, probably' }],
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

describe('what is looked for', () => {
  const x = recordWith({ callId: 'x', startedAt: at(5) })
  const gone = unclear({ state: 'did-not-happen', found: 'sure' })
  it.each<[what: string, attempts: CallAttempt[], change: Partial<ReadRecords>, expected: Record<string, string>]>([
    ['not what the portal answered for', [attemptWith({ callId: null }), unclear({ id: 'b', state: 'sending' })], {}, {}],
    ['what a late record may put right, for a day', [gone, unclear({ id: 'b', number: '+4930901821', key: '+4930901821', settled: 'rang' })], {}, { a1: 'started x', b: 'did not happen' }],
    ['not after that', [gone, unclear({ id: 'b', settled: 'rang' })], { readAt: NOW + 25 * HOUR }, {}],
    ['what nobody knows, however long ago', [unclear()], { readAt: NOW + 25 * HOUR }, { a1: 'started x' }],
    ['what somebody says did not ring gets what no other can be', [unclear({ settled: 'did-not-ring' }), unclear({ id: 'b', at: at(90) })], {}, { a1: 'started x', b: 'did not happen' }],
    ['… and nothing that another may be', [unclear({ settled: 'did-not-ring' }), unclear({ id: 'b', at: at(20) })], {}, { a1: 'did not happen, probably', b: 'started x' }]
  ])('%s', (_what, attempts, change, expected) => {
    const findings = findAttempts(attempts, '1', reading([x], change))
    expect(Object.fromEntries([...findings].map(([id, finding]) => [id, inWords(finding)]))).toEqual(expected)
  })
})
