import { describe, expect, it } from 'vitest'
import { NOW, attemptWith } from '../support/attempts'
import { recordWith } from '../support/records'
import {
  attemptsByCall, EVERYTHING, NEWEST, numberOf, ownRows, recordRow, spanOf, toQuery, type JournalFilter
} from '@/journal/rows'
import { weekStart } from '@/journal/weekStart'

const ALL: JournalFilter = { ...EVERYTHING, period: 'all' }

describe('a period, in days of the browser\'s time zone', () => {
  const now = new Date(2026, 2, 31, 15, 30).getTime()
  const at = (...parts: [number, number, number]) => new Date(...parts).getTime()

  it.each<[Partial<JournalFilter>, from: number | null, to: number | null]>([
    [{ period: 'today' }, at(2026, 2, 31), null],
    [{ period: 'week' }, at(2026, 2, 25), null],
    [{ period: 'month' }, at(2026, 2, 2), null],
    [{ period: 'quarter' }, at(2026, 0, 1), null],
    [{ period: 'all' }, null, null],
    [{ period: 'custom', from: '2026-02-27', to: '2026-02-28' }, at(2026, 1, 27), at(2026, 2, 1) - 1],
    [{ period: 'custom', from: '2026-02-27', to: '' }, at(2026, 1, 27), null],
    [{ period: 'custom', from: '', to: '2026-12-31' }, null, at(2027, 0, 1) - 1],
    [{ period: 'custom', from: 'yesterday', to: '2026-2-3' }, null, null],
    [{ period: 'custom', from: '0020-02-27', to: '0202-02-28' }, null, null],
    // Days of other periods count for nothing.
    [{ period: 'all', from: '2026-02-27', to: '2026-02-28' }, null, null]
  ])('%o', (filter, from, to) => {
    expect(spanOf({ ...ALL, ...filter }, now, 1)).toEqual({ from, to })
  })
})

describe('this week', () => {
  const sunday = new Date(2026, 10, 29, 15, 30).getTime()
  const at = (...parts: [number, number, number]) => new Date(...parts).getTime()

  it.each<[what: string, now: number, firstDay: number, from: number]>([
    ['from Monday, on a Sunday', sunday, 1, at(2026, 10, 23)],
    ['from Sunday, on a Sunday', sunday, 0, at(2026, 10, 29)],
    ['from Saturday, on a Sunday', sunday, 6, at(2026, 10, 28)],
    ['from Monday, on a Monday', at(2026, 10, 30), 1, at(2026, 10, 30)],
    ['over a change of clocks and of the month', new Date(2026, 10, 1, 1).getTime(), 1, at(2026, 9, 26)]
  ])('%s', (_what, now, firstDay, from) => {
    expect(spanOf({ period: 'thisWeek', from: '', to: '' }, now, firstDay)).toEqual({ from, to: null })
  })

  it.each([['en', 0], ['pt-BR', 0], ['ar', 6], ['de', 1], ['fr', 1], ['zh-CN', 1], ['zh-TW', 0], ['xx', 1]])('begins in %s with day %i', (language, day) => {
    expect(weekStart(language)).toBe(day)
  })
})

describe('what the portal is asked for', () => {
  it.each<[what: string, filter: Partial<JournalFilter>, query: object]>([
    ['both kinds of calls', {}, { types: ['callback', 'infocall'], outcomes: [], number: null, line: null, userId: null, client: null }],
    ['one kind', { type: 'infocall' }, { types: ['infocall'] }],
    ['one result', { result: 'busy' }, { outcomes: ['busy'] }],
    ['the digits of a number', { number: '3090' }, { number: '3090' }],
    ['line, employee, client', { line: 'sip7', userId: '7', client: { entityTypeId: 3, id: 5 } }, { line: 'sip7', userId: '7', client: { entityTypeId: 3, id: 5 } }]
  ])('%s', (_what, filter, query) => {
    expect(toQuery({ ...ALL, ...filter }, NEWEST, NOW, 1)).toMatchObject({ ...query, sort: 'startedAt', descending: true, start: 0 })
  })

  it('all but answered is every other result', () => {
    const outcomes = toQuery({ ...ALL, result: 'notAnswered' }, NEWEST, NOW, 1)?.outcomes ?? []
    expect(outcomes).toContain('unknown')
    expect(outcomes).toHaveLength(14)
    expect(outcomes).not.toContain('answered')
  })

  it.each(['refused', 'unclear', 'did-not-happen'] as const)('nothing, where only clicks are wanted: %s', (result) => {
    expect(toQuery({ ...ALL, result }, NEWEST, NOW, 1)).toBeNull()
  })
})

describe('own clicks without a record', () => {
  const recorded = () => true
  const idsWith = (filter: Partial<JournalFilter>, isRecorded = recorded) =>
    ownRows(ATTEMPTS, { ...ALL, ...filter }, '1', spanOf({ ...ALL, ...filter }, NOW, 1), isRecorded).map(({ attempt }) => attempt?.id)
  const ATTEMPTS = [
    attemptWith({ id: 'refused', state: 'refused', at: NOW - 1 }),
    attemptWith({ id: 'unclear', state: 'unclear', at: NOW - 4, type: 'infocall', line: 'sip7' }),
    attemptWith({ id: 'settled', state: 'unclear', settled: 'did-not-ring', at: NOW - 3 }),
    attemptWith({ id: 'nothing', state: 'did-not-happen', at: NOW - 2, number: '+49171123', key: '+49171123' }),
    attemptWith({ id: 'started', state: 'started', callId: 'callback.1', at: NOW - 5 })
  ]

  it.each<[what: string, filter: Partial<JournalFilter>, ids: string[]]>([
    ['all, newest first', {}, ['refused', 'nothing', 'settled', 'unclear']],
    ['refused', { result: 'refused' }, ['refused']],
    ['unclear, and not settled by hand', { result: 'unclear' }, ['unclear']],
    ['did not happen, found or said', { result: 'did-not-happen' }, ['nothing', 'settled']],
    ['none of a result only records have', { result: 'busy' }, []],
    ['none where all but answered calls are wanted', { result: 'notAnswered' }, []],
    ['of a type', { type: 'infocall' }, ['unclear']],
    ['on a line', { line: 'sip7' }, ['unclear']],
    ['with a number', { number: '171123' }, ['nothing']],
    ['one\'s own', { userId: '1' }, ['refused', 'nothing', 'settled', 'unclear']],
    ['none of a colleague', { userId: '7' }, []],
    ['none of a client: only records know whose number it was', { client: { entityTypeId: 3, id: 5 } }, []],
    ['none before a period', { period: 'custom', from: '2099-01-01' }, []]
  ])('%s', (_what, filter, ids) => {
    expect(idsWith(filter)).toEqual(ids)
  })

  it('a started one is there as long as the portal has no record of it', () => {
    expect(idsWith({}, () => false)).toEqual(['refused', 'nothing', 'settled', 'unclear', 'started'])
  })
})

it('a record and the click that started its call are one row', () => {
  const attempt = attemptWith({ callId: 'callback.7', number: '+4930901820' })
  const record = recordWith({ callId: 'callback.7' })
  const row = recordRow(record, attemptsByCall([attempt, attemptWith({ callId: null })]), new Set())
  expect(row).toEqual({ key: `record ${record.id}`, record, attempt, again: false })
  expect(recordRow(record, new Map(), new Set([record.id])).again).toBe(true)
  expect(recordRow(recordWith({ callId: null }), attemptsByCall([attempt]), new Set()).attempt).toBeNull()
})

it.each([
  ['without its plus', { number: '4930901820', line: 'reg151083' }, '+4930901820'],
  ['with it', { number: '+4930901820', line: 'reg151083' }, '+4930901820'],
  ['national', { number: '030901820', line: 'reg151083' }, '030901820'],
  ['dialled by an office PBX', { number: '4930901820', line: 'sip7' }, '4930901820'],
  ['an internal one', { number: '200', line: 'sip7' }, '200'],
  ['none', { number: '', line: 'reg151083' }, '']
])('a number of the records, %s, can be dialled again', (_what, record, number) => {
  expect(numberOf({ record: recordWith(record), attempt: null })).toBe(number)
})
