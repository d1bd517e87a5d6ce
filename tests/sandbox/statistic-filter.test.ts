// @vitest-environment node
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EndedCall, Sandbox } from '../../sandbox/index'
import { rest, sandboxFor } from './support'

const STATISTIC = 'voximplant.statistic.get'
const RowsSchema = v.array(v.looseObject({ ID: v.string() }))
const at = (day: number) => Date.UTC(2026, 0, day, 12)

/** Ids 1 to 6. The last but one belongs to contact 1 with deal 1, the last one to company 2 with deals 2 and 5. */
const CALLS: EndedCall[] = [
  { id: 'a', type: 'callback', at: at(1), userId: 7, line: 'sip7', number: '101', code: '200', duration: 10, app: null },
  { id: 'b', type: 'infocall', at: at(2), userId: 7, line: 'sip7', number: '102', code: '486', duration: 0, app: null },
  { id: 'c', type: 'outgoing', at: at(3), userId: 1, line: 'sip11', number: '103', code: '304', duration: 0, app: null },
  { id: 'd', type: 'callback', at: at(4), userId: 1, line: 'sip11', number: '1030', code: '200', duration: 9, app: null },
  { id: 'e', type: 'callback', at: at(5), userId: 7, line: 'sip7', number: '+493023125101', code: '200', duration: 100, app: null },
  { id: 'f', type: 'infocall', at: at(6), userId: 7, line: 'sip7', number: '+442079460300', code: '200', duration: 5, app: null }
]
const ALL = ['1', '2', '3', '4', '5', '6']

let sandbox: Sandbox

async function answer(params: Record<string, unknown>): Promise<Record<string, unknown>> {
  return (await rest(sandbox, STATISTIC, params)).json
}

async function ids(params: Record<string, unknown>): Promise<string[]> {
  return v.parse(RowsSchema, (await answer(params)).result).map(({ ID }) => ID)
}

/** Ids of the rows a filter lets through, in the order of their ids. */
const passing = (FILTER: unknown) => ids({ FILTER, SORT: 'ID', ORDER: 'ASC' })

beforeEach(async () => {
  sandbox = await sandboxFor()
  sandbox.portal.telephony.enter(CALLS)
})

describe('a filter of the statistics', () => {
  it.each<[filter: Record<string, unknown>, expected: string[]]>([
    [{ PORTAL_NUMBER: 'sip11' }, ['3', '4']],
    [{ '=PORTAL_NUMBER': 'sip11' }, ['3', '4']],
    [{ PHONE_NUMBER: ['101', '103'] }, ['1', '3']],
    [{ '!PORTAL_NUMBER': 'sip7' }, ['3', '4']],
    [{ '!=PORTAL_NUMBER': ['sip7'] }, ['3', '4']],
    [{ '<ID': 3 }, ['1', '2']],
    [{ '<=ID': '3' }, ['1', '2', '3']],
    [{ '>ID': '4' }, ['5', '6']],
    [{ '>=ID': '4' }, ['4', '5', '6']],
    [{ '><ID': [2, 4] }, ['2', '3', '4']],
    [{ '!><ID': [2, 4] }, ['1', '5', '6']],
    [{ '%PHONE_NUMBER': '103' }, ['3', '4']],
    [{ '?PHONE_NUMBER': '103' }, ['3', '4']],
    [{ '!%PHONE_NUMBER': '103' }, ['1', '2', '5', '6']],
    [{ CALL_TYPE: ['4', '5'] }, ['1', '2', '4', '5', '6']],
    [{ INCOMING: '5' }, ['2', '6']],
    [{ PORTAL_USER_ID: null }, ['2', '6']],
    [{ '>=CALL_START_DATE': '2026-01-04T00:00:00+00:00' }, ['4', '5', '6']],
    [{ '>=CALL_START_DATE': '2026-01-04', '<CALL_START_DATE': '2026-01-05T00:00:00Z' }, ['4']]
  ])('%j', async (filter, expected) => {
    expect(await passing(filter)).toEqual(expected)
  })

  it.each<[what: string, filter: Record<string, unknown>]>([
    ['an operator that is not listed', { '@PHONE_NUMBER': ['101'] }],
    ['another one', { '!@PHONE_NUMBER': ['101'] }],
    ['another one', { '=%PHONE_NUMBER': '101' }],
    ['another one', { '%=PHONE_NUMBER': '101' }],
    ['a field that does not exist', { PHONE: '101' }],
    ['a field in small letters', { phone_number: '101' }],
    ['a condition nobody can read', { PHONE_NUMBER: { a: '101' } }],
    ['a date that is none', { '>=CALL_START_DATE': 'yesterday' }],
    ['a date in another order', { '<CALL_START_DATE': '01.01.2001' }]
  ])('lets everything through for %s', async (_what, filter) => {
    expect(await passing(filter)).toEqual(ALL)
    expect(await passing({ ...filter, PORTAL_NUMBER: 'sip11' }), 'the other conditions hold').toEqual(['3', '4'])
  })

  it('finds nothing that began at a date that is none', async () => {
    expect(await passing({ CALL_START_DATE: 'yesterday' })).toEqual([])
  })

  it('knows no other logic than that everything holds', async () => {
    expect(await passing({ LOGIC: 'OR', PHONE_NUMBER: '101', PORTAL_NUMBER: 'sip11' })).toEqual([])
    expect(await passing([])).toEqual(ALL)
    expect(await passing([{ PHONE_NUMBER: '101' }, { PHONE_NUMBER: '102' }])).toEqual(ALL)
  })

  it.each<[type: string, id: string | string[], expected: string[]]>([
    ['CONTACT', '1', ['5']], ['DEAL', '1', ['5']], ['DEAL', ['2', '5'], ['6']], ['DEAL', '3', []], ['COMPANY', '2', ['6']], ['LEAD', '1', []]
  ])('on what a call is bound to: %s %j', async (type, id, expected) => {
    expect(await passing({ 'CRM_BINDINGS.ENTITY_TYPE': type, 'CRM_BINDINGS.ENTITY_ID': id })).toEqual(expected)
  })

  it('may have its name in any case', async () => {
    expect(await ids({ filter: { PORTAL_NUMBER: 'sip11' }, sort: 'ID', order: 'DESC' })).toEqual(['4', '3'])
  })
})

describe('the order of the statistics', () => {
  it.each<[params: Record<string, unknown>, expected: string[]]>([
    [{ SORT: 'ID', ORDER: 'ASC' }, ALL],
    [{ SORT: 'CALL_START_DATE', ORDER: 'DESC' }, ALL.toReversed()],
    [{ SORT: 'CALL_DURATION', ORDER: 'DESC' }, ['5', '1', '4', '6', '3', '2']],
    [{ SORT: 'INCOMING', ORDER: 'ASC', FILTER: { '<ID': 4 } }, ['3', '1', '2']]
  ])('is what %j says', async (params, expected) => {
    expect(await ids(params)).toEqual(expected)
  })

  it.each<[params: Record<string, unknown>]>([
    [{}], [{ SORT: 'ID' }], [{ ORDER: 'ASC' }], [{ SORT: 'ID', ORDER: 'asc' }], [{ SORT: 'id', ORDER: 'ASC' }], [{ SORT: 'CALL_TYPE', ORDER: 'ASC' }],
    [{ SORT: 'ID', ORDER: 'DESC ' }], [{ SORT: 'NOTHING', ORDER: 'DESC' }]
  ])('is none for %j: neither by id nor by time, and the same every time', async (params) => {
    const unordered = await ids(params)
    expect(unordered.toSorted()).toEqual(ALL)
    expect(unordered).not.toEqual(ALL)
    expect(unordered).not.toEqual(ALL.toReversed())
    expect(await ids(params)).toEqual(unordered)
  })

  it('puts the second of two rows first when none is asked for', async () => {
    expect(await ids({ FILTER: { '<ID': 3 } })).toEqual(['2', '1'])
  })
})

describe('pages of the statistics', () => {
  it('count, unless counting is left out: then the total is there and wrong', async () => {
    expect(await answer({})).toMatchObject({ total: 6 })
    const uncounted = await answer({ start: -1 })
    expect(uncounted).toMatchObject({ total: 0, result: { length: 6 } })
    expect(uncounted).not.toHaveProperty('next')
  })
})
