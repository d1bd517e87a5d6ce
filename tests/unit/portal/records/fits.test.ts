import { describe, expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { recordWith } from '../../support/records'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from '@/portal/records/fits'
import type { CallRecord } from '@/core/telephony/callRecord'

describe('a portal that drops a condition gives what was not asked for', () => {
  it.each<[what: string, query: Partial<CallQuery>, fitting: Partial<CallRecord>, other: Partial<CallRecord>]>([
    ['a kind', { types: ['callback'] }, {}, { type: 'infocall' }],
    ['kinds', { types: ['callback', 'infocall'] }, { type: 'infocall' }, { type: 'outgoing' }],
    ['a beginning, by the second', { from: NOW + 900 }, { startedAt: NOW }, { startedAt: NOW - 1000 }],
    ['an end, by the second', { to: NOW + 100 }, { startedAt: NOW + 1000 }, { startedAt: NOW + 2000 }],
    ['outcomes', { outcomes: ['busy', 'missed'] }, { outcome: 'missed' }, {}],
    ['unknown outcomes, in whatever words', { outcomes: ['unknown'] }, { outcome: 'other', code: 'what is that' }, { outcome: 'other', code: 'OTHER' }],
    ['a line, however it is written', { line: 'reg151083' }, { line: '+REG 151083' }, { line: 'reg15108' }],
    ['an employee', { userId: '7' }, { userId: '7' }, { userId: null }],
    ['part of a number', { number: '0171 39' }, { number: '+4917139' }, { number: '+49170391' }],
    ['a client', { client: { entityTypeId: 3, id: 5 } }, { client: { entityTypeId: 3, id: 5 } }, { client: { entityTypeId: 4, id: 5 } }],
    ['a client, where there is none', { client: { entityTypeId: 3, id: 5 } }, { client: { entityTypeId: 3, id: 5 } }, {}]
  ])('%s', (_what, query, fitting, other) => {
    expect([fits(recordWith(fitting), query), fits(recordWith(other), query)]).toEqual([true, false])
  })

  it('nothing asked for fits everything', () => {
    expect(fits(recordWith(), {})).toBe(true)
  })
})
