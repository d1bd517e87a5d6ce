import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { recordWith } from '../../support/records'
import { beganAt, mayBeRedial, missedAt, redialsAmong, redialsOf } from '@/calls/outcomes/redial'
import type { CallRecord } from '@/core/telephony/callRecord'

const MINUTE = 60_000
const at = (minutes: number, change: Partial<CallRecord> = {}) => recordWith({ startedAt: NOW + minutes * MINUTE, ...change })
const missed = (minutes: number, change: Partial<CallRecord> = {}) => at(minutes, { outcome: 'missed', code: '304', ...change })

it.each([
  ['the second in its id', 'callback.abc.1768478405', NOW + 5000],
  ['that of a voice message', 'infocall.abc.1768478405', NOW + 5000],
  ['its date, where the id says nothing', '11018129443EB80D.1754478570.11438214', NOW],
  ['its date, without an id', null, NOW]
])('a call began: %s', (_what, callId, expected) => {
  expect(beganAt({ callId, startedAt: NOW })).toBe(expected)
})

describe('a call may be the portal\'s own', () => {
  it.each<[what: string, call: CallRecord, others: CallRecord[], own: boolean]>([
    ['after a missed one', at(2), [missed(0)], true],
    ['ten minutes after it, at most', at(10), [missed(0)], true],
    ['no later', at(10.1), [missed(0)], false],
    ['not before it', at(-1), [missed(0)], false],
    ['not after one that was busy', at(2), [at(0, { outcome: 'busy' })], false],
    ['after another one of its own', missed(12), [missed(0), missed(6)], true],
    ['not a voice message', at(2, { type: 'infocall' }), [missed(0, { type: 'infocall' })], false]
  ])('%s', (_what, call, others, own) => {
    expect(mayBeRedial(call, [...others, call])).toBe(own)
  })
})

it('one after the other, over the same line only', () => {
  const first = missed(0)
  const [a, b, c, late, elsewhere] = [missed(3), missed(6), at(9), at(25), at(4, { line: 'sip7' })]
  expect(redialsOf(first, [late, c, elsewhere, b, a, first])).toEqual([a, b, c])
})

it.each<[what: string, first: CallRecord, again: CallRecord[], expected: number | null]>([
  ['it rings for a while', missed(0), [], NOW + 3 * MINUTE],
  ['the last time', missed(0), [missed(3), missed(6)], NOW + 9 * MINUTE],
  ['not once somebody was reached', missed(0), [missed(3), at(6)], null],
  ['not when it was answered', at(0), [], null],
  ['a voice message is not repeated', missed(0, { type: 'infocall' }), [], null]
])('missed: %s', (_what, first, again, expected) => {
  expect(missedAt(NOW, first, again)).toBe(expected)
})

it('among records of all numbers and lines, however they are written; what was clicked is none', () => {
  const click = at(2, { callId: 'click', number: '+4930901821' })
  const records = [
    missed(0), at(3, { number: '030901820', line: 'REG151083' }), at(3, { number: '4930901822' }), at(3, { line: 'sip7' }), at(3, { type: 'outgoing' }),
    missed(0, { number: '4930901821' }), click
  ]
  expect([...redialsAmong(records, record => record === click)]).toEqual([records[1]?.id])
})
