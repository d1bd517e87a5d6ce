import { describe, expect, it } from 'vitest'
import { rowWith } from '../../support/statistic'
import { toCallRecord } from '@/portal/records/callRecord'

it('a row becomes a record', () => {
  expect(toCallRecord(rowWith())).toEqual({
    id: 7, callId: 'callback.716f1cb73def9700a23842adf9c4c568.1773130779', type: 'callback', line: 'reg133788', number: '19061234568',
    userId: '1269', startedAt: Date.UTC(2026, 2, 10, 10, 19, 38), duration: 95, outcome: 'answered', code: '200',
    cost: { amount: 0.024, currency: 'EUR' }, recording: { url: null, fileId: '9079', seconds: 90 },
    client: { entityTypeId: 3, id: 797 }, appId: '3'
  })
})

describe('what a row says', () => {
  it.each<[what: string, row: Record<string, unknown>, expected: object]>([
    ['a voice message', { CALL_TYPE: '5' }, { type: 'infocall' }],
    ['an outgoing call', { CALL_TYPE: '1' }, { type: 'outgoing' }],
    ['an incoming call', { CALL_TYPE: 2 }, { type: 'incoming' }],
    ['an incoming call passed on', { CALL_TYPE: '3' }, { type: 'redirected' }],
    ['a type of another version', { CALL_TYPE: '9' }, { type: 'other' }],
    ['a code in words', { CALL_FAILED_CODE: '603-S' }, { outcome: 'cancelled', code: '603-S' }],
    ['a server error', { CALL_FAILED_CODE: '500' }, { outcome: 'serverError', code: '500' }],
    ['not on the free plan', { CALL_FAILED_CODE: '402-B24' }, { outcome: 'notInPlan', code: '402-B24' }],
    ['a number as long as portals keep them', { PHONE_NUMBER: '+1234567890123456789' }, { number: '+1234567890123456789' }],
    ['a log of the provider\'s, a transcript on its way', { CALL_LOG: 'https://records.example/log', TRANSCRIPT_PENDING: 'Y' }, { id: 7 }],
    ['a code nobody knows', { CALL_FAILED_CODE: '999' }, { outcome: 'unknown', code: '999' }],
    ['no code', { CALL_FAILED_CODE: null }, { outcome: 'other', code: '' }],
    ['numbers instead of texts', { ID: 7, CALL_DURATION: 95, CALL_FAILED_CODE: 200, PORTAL_USER_ID: 1269 }, { id: 7, duration: 95, outcome: 'answered', userId: '1269' }],
    ['a recording with an address', { CALL_RECORD_URL: 'https://records.example/7.mp3', RECORD_FILE_ID: null, RECORD_DURATION: null }, { recording: { url: 'https://records.example/7.mp3', fileId: null, seconds: null } }],
    ['an address that runs a script', { CALL_RECORD_URL: 'javascript:alert(1)', RECORD_FILE_ID: null }, { recording: null }],
    ['an address that is none', { CALL_RECORD_URL: '/7.mp3', RECORD_FILE_ID: '0' }, { recording: null }],
    ['no recording', { CALL_RECORD_URL: '', RECORD_FILE_ID: null }, { recording: null }],
    ['nothing paid', { COST: '0.0000' }, { cost: { amount: 0, currency: 'EUR' } }],
    ['a cost without a currency', { COST_CURRENCY: '' }, { cost: null }],
    ['a currency that is none', { COST_CURRENCY: '<b>' }, { cost: null }],
    ['a cost that is none', { COST: 'free' }, { cost: null }],
    ['a negative cost', { COST: '-1' }, { cost: null }],
    ['no cost', { COST: null, COST_CURRENCY: null }, { cost: null }],
    ['a company', { CRM_ENTITY_TYPE: 'COMPANY' }, { client: { entityTypeId: 4, id: 797 } }],
    ['a lead', { CRM_ENTITY_TYPE: 'LEAD' }, { client: { entityTypeId: 1, id: 797 } }],
    ['a client of another kind', { CRM_ENTITY_TYPE: 'DEAL' }, { client: null }],
    ['a client without an id', { CRM_ENTITY_ID: '0' }, { client: null }],
    ['no client', { CRM_ENTITY_TYPE: null, CRM_ENTITY_ID: null }, { client: null }],
    ['nobody\'s call', { PORTAL_USER_ID: '0' }, { userId: null }],
    ['nobody\'s call, in another way', { PORTAL_USER_ID: null }, { userId: null }],
    ['a call by hand, or by an app through REST', { REST_APP_ID: null, REST_APP_NAME: null }, { appId: null }],
    ['no id of the call', { CALL_ID: null }, { callId: null }],
    ['a duration that is none', { CALL_DURATION: 'long' }, { duration: 0 }],
    ['a negative duration', { CALL_DURATION: '-1' }, { duration: 0 }],
    ['fields left out', { CALL_VOTE: undefined, COST: undefined, CRM_ENTITY_TYPE: undefined }, { cost: null, client: null }]
  ])('%s', (_what, row, expected) => {
    expect(toCallRecord(rowWith(row))).toMatchObject(expected)
  })
})

describe('a damaged row is none', () => {
  it.each<[what: string, row: unknown]>([
    ['null', null], ['a text', 'x'], ['a list', []], ['an empty map', {}],
    ['no id', rowWith({ ID: undefined })], ['an id of zero', rowWith({ ID: '0' })], ['an id that is none', rowWith({ ID: 'x' })],
    ['no date', rowWith({ CALL_START_DATE: null })], ['a date that is none', rowWith({ CALL_START_DATE: 'yesterday' })],
    ['a number that is a map', rowWith({ PHONE_NUMBER: { a: 1 } })], ['a code that is a list', rowWith({ CALL_FAILED_CODE: ['200'] })]
  ])('%s', (_what, row) => {
    expect(toCallRecord(row)).toBeNull()
  })
})
