import { describe, expect, it } from 'vitest'
import { queryParams } from '@/portal/records/callQuery'
import type { CallQuery } from '@/core/telephony/callQuery'

const ALL: CallQuery = {
  from: null, to: null, types: ['callback', 'infocall'], outcomes: [], line: null, userId: null, number: null, sort: 'startedAt',
  descending: true, start: 0
}

it('everything, newest first', () => {
  expect(queryParams(ALL)).toEqual({ FILTER: { CALL_TYPE: ['4', '5'] }, SORT: 'CALL_START_DATE', ORDER: 'DESC', start: 0 })
})

describe('the portal filters', () => {
  const KNOWN = ['200', '304', '603', '603-S', '403', '404', '486', '480', '484', '503', '402', '402-B24', '423', '500', 'OTHER', '']
  it.each<[what: string, query: Partial<CallQuery>, filter: object]>([
    ['callbacks', { types: ['callback'] }, { CALL_TYPE: ['4'] }],
    ['a period', { from: Date.UTC(2026, 0, 15, 12), to: Date.UTC(2026, 0, 15, 13) }, { '>=CALL_START_DATE': '2026-01-15T12:00:00+00:00', '<=CALL_START_DATE': '2026-01-15T13:00:00+00:00' }],
    ['a period in parts of seconds: rather more', { from: 1_768_478_400_999, to: 1_768_478_400_001 }, { '>=CALL_START_DATE': '2026-01-15T12:00:00+00:00', '<=CALL_START_DATE': '2026-01-15T12:00:01+00:00' }],
    ['outcomes', { outcomes: ['answered', 'noRoute'] }, { CALL_FAILED_CODE: ['200', '484', '503'] }],
    ['unknown outcomes', { outcomes: ['unknown'] }, { '!CALL_FAILED_CODE': KNOWN }],
    ['unknown and known outcomes', { outcomes: ['unknown', 'answered'] }, { '!CALL_FAILED_CODE': KNOWN.slice(1) }],
    ['a line', { line: 'sip7' }, { PORTAL_NUMBER: 'sip7' }],
    ['an employee', { userId: '7' }, { PORTAL_USER_ID: '7' }],
    ['part of a number', { number: '0171 / 39' }, { '%PHONE_NUMBER': '17139' }],
    ['the whole of a number', { number: '+49 30 901820' }, { '%PHONE_NUMBER': '4930901820' }]
  ])('%s', (_what, query, filter) => {
    expect(queryParams({ ...ALL, ...query }).FILTER).toEqual({ CALL_TYPE: ['4', '5'], ...filter })
  })

  it.each<[what: string, query: Partial<CallQuery>]>([
    ['a number without digits', { number: ' + ' }],
    ['every outcome there is', { outcomes: ['answered', 'missed', 'declined', 'cancelled', 'forbidden', 'invalidNumber', 'busy', 'unavailable', 'noRoute', 'noFunds', 'notInPlan', 'blocked', 'serverError', 'other', 'unknown'] }]
  ])('not %s', (_what, query) => {
    expect(queryParams({ ...ALL, ...query }).FILTER).toEqual({ CALL_TYPE: ['4', '5'] })
  })
})

it.each<[CallQuery['sort'], string]>([
  ['id', 'ID'], ['duration', 'CALL_DURATION'], ['cost', 'COST'], ['number', 'PHONE_NUMBER'], ['line', 'PORTAL_NUMBER'], ['userId', 'PORTAL_USER_ID'],
  ['outcome', 'CALL_FAILED_CODE']
])('the portal sorts by %s: %s', (sort, field) => {
  expect(queryParams({ ...ALL, sort, descending: false, start: 100 })).toMatchObject({ SORT: field, ORDER: 'ASC', start: 100 })
})

describe('what portals would drop without a word is never sent', () => {
  // Documented or read in the portals' source; `@`, `!@`, `=%`, `%=` look like operators and are none.
  const OPERATORS = ['', '!', '<', '<=', '>', '>=', '><', '!><', '?', '=', '!=', '%', '!%']
  const FIELDS = ['CALL_TYPE', 'CALL_START_DATE', 'CALL_FAILED_CODE', 'PORTAL_NUMBER', 'PORTAL_USER_ID', 'PHONE_NUMBER', 'CRM_ENTITY_TYPE', 'CRM_ENTITY_ID']

  it.each<[what: string, query: Partial<CallQuery>]>([
    ['everything there is to ask for', { from: 0, to: 1, line: 'sip7', userId: '7', number: '30901820', client: { entityTypeId: 3, id: 5 } }],
    ['known outcomes', { outcomes: ['busy'] }],
    ['unknown ones', { outcomes: ['unknown'] }]
  ])('%s', (_what, query) => {
    const { FILTER, SORT, ORDER } = queryParams({ ...ALL, ...query })
    for (const key of Object.keys(FILTER)) {
      const [, operator, field] = /^(\W*)(\w+)$/.exec(key) ?? []
      expect(OPERATORS).toContain(operator)
      expect(FIELDS).toContain(field)
    }
    expect([SORT, ORDER]).toEqual([SORT.toUpperCase(), ORDER.toUpperCase()])
    expect(['ASC', 'DESC']).toContain(ORDER)
  })
})
