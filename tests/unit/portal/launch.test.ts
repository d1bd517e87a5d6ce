import { describe, expect, it } from 'vitest'
import type { CrmRecord, LaunchContext } from '@/core/launch'
import { readLaunch } from '@/portal/launch'

const NOTHING: LaunchContext = { record: null, number: null, text: null, type: null, journal: null, slider: false }
const nested = (depth: number): unknown => JSON.parse(`${'{"params":'.repeat(depth)}{"phone":"112"}${'}'.repeat(depth)}`)

describe('the record of a place', () => {
  it.each<[placement: string, options: object, record: CrmRecord]>([
    ['CRM_LEAD_DETAIL_TOOLBAR', { ID: '5' }, { entityTypeId: 1, id: 5 }],
    ['CRM_DEAL_DETAIL_TOOLBAR', { ID: '5' }, { entityTypeId: 2, id: 5 }],
    ['CRM_CONTACT_DETAIL_TOOLBAR', { ID: '5' }, { entityTypeId: 3, id: 5 }],
    ['CRM_COMPANY_DETAIL_TOOLBAR', { ID: '5' }, { entityTypeId: 4, id: 5 }],
    ['CRM_DYNAMIC_183_DETAIL_TOOLBAR', { ENTITY_ID: '5' }, { entityTypeId: 183, id: 5 }],
    ['CRM_LEAD_LIST_MENU', { ID: '5' }, { entityTypeId: 1, id: 5 }],
    ['CRM_DEAL_LIST_MENU', { ID: '5' }, { entityTypeId: 2, id: 5 }],
    ['CRM_CONTACT_LIST_MENU', { ID: '5' }, { entityTypeId: 3, id: 5 }],
    ['CRM_COMPANY_LIST_MENU', { ID: '5' }, { entityTypeId: 4, id: 5 }],
    ['CRM_DYNAMIC_183_LIST_MENU', { ENTITY_ID: '5' }, { entityTypeId: 183, id: 5 }],
    ['CRM_DYNAMIC_1058_LIST_MENU', { ID: 7 }, { entityTypeId: 1058, id: 7 }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '9' }, { entityTypeId: 3, id: 9 }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: 'lead', CRM_ENTITY_ID: 9 }, { entityTypeId: 1, id: 9 }]
  ])('%s %j', (placement, options, record) => {
    expect(readLaunch(placement, options)).toEqual({ ...NOTHING, record })
  })

  it.each<[placement: unknown, options: unknown]>([
    ['DEFAULT', { ID: '5' }],
    ['LEFT_MENU', ''],
    ['REST_APP_URI', { ID: '5' }],
    ['CRM_DEAL_DETAIL_TOOLBAR', {}],
    ['CRM_INVOICE_LIST_MENU', { ID: '5' }],
    ['CRM_DYNAMIC__LIST_MENU', { ID: '5' }],
    ['CRM_DYNAMIC_0_LIST_MENU', { ID: '5' }],
    ['CRM_DYNAMIC_-183_LIST_MENU', { ID: '5' }],
    ['X_CRM_DEAL_LIST_MENU', { ID: '5' }],
    ['CRM_DEALER_LIST_MENU', { ID: '5' }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: 'undefined', CRM_ENTITY_ID: '0' }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: '0' }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: '__proto__', CRM_ENTITY_ID: '5' }],
    ['CALL_CARD', { CRM_ENTITY_TYPE: 'constructor', CRM_ENTITY_ID: '5' }],
    [undefined, { ID: '5' }],
    [null, null],
    [{}, { ID: '5' }],
    [183, { ID: '5' }]
  ])('%s %j has none', (placement, options) => {
    expect(readLaunch(placement, options)).toEqual(NOTHING)
  })

  it.each<[what: string, id: unknown]>([
    ['none', '0'], ['undefined', 'undefined'], ['negative', '-5'], ['a negative number', -5], ['a fraction', 1.5], ['huge', '9'.repeat(16)],
    ['beyond every number', '9'.repeat(400)], ['a huge number', 1e21], ['hexadecimal', '0x10'], ['leading zeros', '005'], ['words', '5 or 1=1'],
    ['another command', '5&entityTypeId=1'], ['a reference', '$result[profile][ID]'], ['a list', [5]], ['an object', { id: 5 }],
    ['true', true], ['null', null], ['empty', '']
  ])('an id that is %s is none', (_what, ID) => {
    expect(readLaunch('CRM_DEAL_DETAIL_TOOLBAR', { ID }).record).toBeNull()
  })

  it('the longest id is still exact', () => {
    expect(readLaunch('CRM_DEAL_DETAIL_TOOLBAR', { ID: '9'.repeat(15) }).record?.id).toBe(999_999_999_999_999)
  })

  it.each<[options: object, id: number]>([
    [{ ID: '0', ENTITY_ID: '5' }, 5],
    [{ ID: 'undefined', CRM_ENTITY_ID: '5' }, 5],
    [{ ID: '4', ENTITY_ID: '5' }, 4]
  ])('%j: the first id that is one', (options, id) => {
    expect(readLaunch('CRM_DEAL_DETAIL_TOOLBAR', options).record?.id).toBe(id)
  })
})

describe('every shape of the options', () => {
  const wanted: LaunchContext = { record: { entityTypeId: 3, id: 5 }, number: '+49 30 901820', text: 'Hello', type: 'infocall', journal: null, slider: true }
  const fields = { ID: '5', PHONE: ' +49 30 901820 ', TEXT: 'Hello', MODE: 'infocall', IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER', URI: '/crm/' }
  const { ID, IFRAME, ...link } = fields

  it.each<[shape: string, options: unknown]>([
    ['an object', fields],
    ['a frozen object', Object.freeze({ ...fields })],
    ['JSON', JSON.stringify(fields)],
    ['lower case', Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))],
    ['mixed case', { Id: '5', Phone: '+49 30 901820', Text: 'Hello', Mode: 'infocall', iFrame: 'Y' }],
    ['numbers', { ...fields, ID: 5 }],
    ['a link\'s parameters inside', { ID, IFRAME, params: link }],
    ['a link\'s parameters as JSON', { ID, IFRAME, PARAMS: JSON.stringify(link) }],
    ['JSON with a link\'s parameters', JSON.stringify({ ID, IFRAME, params: link })]
  ])('%s', (_shape, options) => {
    expect(readLaunch('CRM_CONTACT_DETAIL_TOOLBAR', options)).toEqual(wanted)
  })

  it.each<[shape: string, options: unknown]>([
    ['empty', ''], ['blank', ' '], ['nothing', undefined], ['null', null], ['PHP\'s empty map', []], ['an empty map', {}], ['JSON of an empty list', '[]'],
    ['JSON of null', 'null'], ['JSON of a text', '"x"'], ['half of JSON', '{"PHONE":"1'], ['markup', '<b>'], ['a number', 5], ['true', true],
    ['a list', ['phone', '112']], ['a list of maps', [{ phone: '112' }]], ['empty fields', { phone: '', text: '  ', mode: '' }],
    ['fields that are none', { phone: ['112'], text: { a: 1 }, mode: ['callback'], iframe: true, params: [] }]
  ])('%s means nothing', (_shape, options) => {
    expect(readLaunch('REST_APP_URI', options)).toEqual(NOTHING)
  })

  it('a call card names the number on the line, and nothing where it says so', () => {
    expect(readLaunch('CALL_CARD', {
      CALL_ID: 'x', PHONE_NUMBER: '+4930901820', CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: '8', CRM_ACTIVITY_ID: 'undefined', CALL_STATE: 'idle'
    })).toEqual({ ...NOTHING, record: { entityTypeId: 4, id: 8 }, number: '+4930901820' })
    expect(readLaunch('CALL_CARD', { PHONE_NUMBER: 'undefined', CRM_ENTITY_TYPE: 'undefined', CRM_ENTITY_ID: '0' })).toEqual(NOTHING)
  })

  it.each(['null', 'NULL', 'Null', 'undefined', 'Undefined', 'None', 'none', 'nil', 'NaN', ' null '])('“%s” is what programs write for nothing', (nothing) => {
    expect(readLaunch('REST_APP_URI', { params: { phone: nothing, text: nothing, mode: nothing } })).toEqual(NOTHING)
    expect(readLaunch('CALL_CARD', { PHONE_NUMBER: nothing, CRM_ENTITY_TYPE: nothing, CRM_ENTITY_ID: nothing })).toEqual(NOTHING)
  })

  it('a text in which such a word stands is a text', () => {
    expect(readLaunch('REST_APP_URI', { params: { text: 'None of the lifts works.' } }).text).toBe('None of the lifts works.')
  })

  it('what stands outside the link\'s parameters comes first where it came first', () => {
    expect(readLaunch('REST_APP_URI', { phone: '110', params: { phone: '112' } }).number).toBe('110')
  })
})

describe('a hostile link fills in at most a form', () => {
  const link = (params: object) => readLaunch('REST_APP_URI', { params })

  it('100 kB of text are cut, between characters', () => {
    expect(link({ text: 'a'.repeat(100_000) }).text).toBe('a'.repeat(3000))
    expect(link({ text: '👋'.repeat(50_000) }).text).toBe('👋'.repeat(3000))
  })

  it('what turns a text round, or cannot be spoken, does not come along: it is read as it sounds', () => {
    expect(link({ text: '\u202e321\u202c\0 Call \u2066now\u2069 \ud83d' }).text).toBe('321 Call now')
    expect(link({ text: '\u202e\0' }).text).toBeNull()
  })

  it('a number of 100 kB is cut', () => {
    expect(link({ phone: '9'.repeat(100_000) }).number).toBe('9'.repeat(64))
  })

  it('markup stays text', () => {
    const evil = '<img src=x onerror="alert(1)">{name} {{ 1 }}'
    expect(link({ text: evil, phone: '<b>0900</b>' })).toEqual({ ...NOTHING, text: evil, number: '<b>0900</b>' })
  })

  it.each(['call-now', 'CALLBACK', 'infocall ,', 'start', 'constructor', '__proto__'])('mode=%s is ignored', (mode) => {
    expect(link({ mode, phone: '112' })).toEqual({ ...NOTHING, number: '112' })
  })

  it.each<[name: string]>([['callback'], ['infocall']])('mode=%s chooses a type of call and nothing more', (mode) => {
    expect(link({ mode })).toEqual({ ...NOTHING, type: mode })
  })

  it('keys of every object are keys like others', () => {
    const options = JSON.parse('{"__proto__":{"phone":"112","text":"x"},"constructor":{"prototype":{"phone":"112"}},"toString":"x","hasOwnProperty":1}')
    expect(readLaunch('REST_APP_URI', options)).toEqual(NOTHING)
    expect(Object.hasOwn(Object.prototype, 'phone')).toBe(false)
  })

  it.each([2, 100, 50_000])('parameters %i deep are not dug out, nor does digging end the app', (depth) => {
    expect(readLaunch('REST_APP_URI', nested(depth))).toEqual(NOTHING)
  })
})

describe('a link to the journal', () => {
  it.each<[options: unknown, journal: object | null]>([
    [{ screen: 'journal', Period: ' today ' }, { screen: 'journal', period: 'today' }],
    [JSON.stringify({ params: { SCREEN: 'journal', employee: 7 } }), { screen: 'journal', employee: '7' }],
    [{ screen: 'journal', line: 'undefined', number: ['1'] }, { screen: 'journal', line: '', number: '' }],
    [{ screen: 'settings', period: 'today' }, null],
    [{ screen: ['journal'] }, null],
    [{ period: 'today' }, null],
    ['', null]
  ])('%j', (options, journal) => {
    expect(readLaunch('REST_APP_URI', options).journal).toEqual(journal)
  })
})
