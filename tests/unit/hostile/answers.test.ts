import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { DEAL_ITEM, ERIKA, LEAD_ITEM, LI, MUSTER } from '../support/crm'
import { administratorsAnswer, managersAnswer, settingsOption } from '../support/firstAnswer'
import { almost, hostileText, hostileTo, withstands } from '../support/hostile'
import { rowWith } from '../support/statistic'
import { toCallRecord } from '@/portal/records/callRecord'
import { toClient } from '@/portal/ports/clientRecord'
import { answerFailure, toFailure } from '@/portal/errors/failures'
import { toClientRead, toFirstData, withoutRecord } from '@/portal/ports/firstAnswer'
import { portalFailure } from '@/portal/errors/portalErrors'
import { isFailureId } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import { recordPath } from '@/core/recordPath'
import { boundProcessTypes, comparePlacements, isOffered, wantedPlacements } from '@/portal/ports/wantedPlacements'
import { OUTCOME_KINDS } from '@/core/telephony/callRecord'
import { outcomeOf } from '@/portal/records/outcomeCodes'

// Many inputs, some of them 100 kB: what counts is the time of each.
vi.setConfig({ testTimeout: 60_000 })

const DETAILS = { code: 'ERROR_CORE', method: 'voximplant.callback.start', status: 400, at: 0, requestId: null }
const IdSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const amount = v.pipe(v.number(), v.finite(), v.minValue(0))
const RecordSchema = v.strictObject({
  id: IdSchema,
  callId: v.nullable(v.pipe(v.string(), v.minLength(1))),
  type: v.picklist(['callback', 'infocall', 'outgoing', 'incoming', 'redirected', 'other']),
  line: v.string(),
  number: v.string(),
  userId: v.nullable(v.pipe(v.string(), v.minLength(1))),
  startedAt: v.pipe(v.number(), v.check(at => !Number.isNaN(new Date(at).getTime()))),
  duration: amount,
  outcome: v.picklist(OUTCOME_KINDS),
  code: v.string(),
  cost: v.nullable(v.strictObject({ amount, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) })),
  recording: v.nullable(v.strictObject({
    url: v.nullable(v.pipe(v.string(), v.regex(/^https?:\/\//))), fileId: v.nullable(v.string()), seconds: v.nullable(amount)
  })),
  client: v.nullable(v.strictObject({ entityTypeId: IdSchema, id: IdSchema })),
  appId: v.nullable(v.string())
})

it('the first answer says who the user is and what there is, or fails as a failure', () => {
  const answers = [
    administratorsAnswer({ appOptions: settingsOption({ lines: ['reg151083'] }), userOptions: [] }), managersAnswer({ appOptions: [], userOptions: { choices: '{}' } })
  ]
  withstands(hostileTo(...answers), (answer) => {
    try {
      const { user, lines, voices } = toFirstData(answer)
      expect(user.id).not.toBe('')
      expect(typeof user.name).toBe('string')
      expect(typeof user.isAdmin).toBe('boolean')
      if ('lines' in lines) expect(lines.lines.every(({ id, name }) => typeof id === 'string' && typeof name === 'string')).toBe(true)
      if ('voices' in voices) expect(voices.voices.every(({ id, name }) => typeof id === 'string' && name !== undefined)).toBe(true)
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      expect(isFailureId(error.failure.entry)).toBe(true)
    }
  }, { runs: 250 })
})

it('a record\'s client has numbers, or it is known why not', () => {
  const results = { record: DEAL_ITEM, company: MUSTER, contact0: ERIKA, contact1: LI }
  withstands(fc.tuple(fc.oneof(almost(results), almost({ record: LEAD_ITEM })), fc.constantFrom(1, 2, 3, 4, 183)), ([given, entityTypeId]) => {
    const read = v.safeParse(v.record(v.string(), v.unknown()), given)
    if (!read.success) return
    const record = { entityTypeId, id: 5 }
    const client = toClient(record, read.output)
    for (const text of client ? [client.title, client.name, client.company] : []) expect(typeof text).toBe('string')
    for (const { value } of client?.numbers ?? []) expect(value).toMatch(/\d/)
    toClientRead({ result: read.output, result_error: read.output }, record)
    withoutRecord({ result: read.output, result_error: {} })
    expect(recordPath(record)).toMatch(/^\/crm\/[a-z]+\/(183\/)?details\/5\/$/)
  }, { runs: 200 })
})

it('a record of a call is one, or none', () => {
  withstands(hostileTo(rowWith(), rowWith({ CALL_RECORD_URL: 'https://portal.example/a.mp3', COST: 1.5, ID: 9 })), (row) => {
    const record = toCallRecord(row)
    if (record) v.assert(RecordSchema, record)
  }, { runs: 300 })
  withstands(hostileText, code => expect(OUTCOME_KINDS).toContain(outcomeOf(code)))
})

it('a refusal is a failure of the catalogue, whatever the portal says', () => {
  const codes = fc.oneof(fc.constantFrom('ERROR_CORE', 'ACCESS_DENIED', 'OPERATION_TIME_LIMIT'), hostileText)
  withstands<[string, string]>(fc.tuple(codes, hostileText), ([code, description]) => {
    const { entry, line } = portalFailure({ ...DETAILS, code }, description)
    expect(isFailureId(entry)).toBe(true)
    if (typeof line === 'string') expect(line).toBe(line.trim())
  }, {
    // The square of a description's length.
    examples: [['ERROR_CORE', `could not find line x${' '.repeat(100_000)}x`], ['ERROR_CORE', `could not find config for number x${'\n'.repeat(100_000)}x`]]
  })
  withstands(hostileTo({ error: 'ACCESS_DENIED', error_description: 'Access denied!' }), (body) => {
    expect(isFailureId(answerFailure(body, DETAILS).entry)).toBe(true)
    expect(isFailureId(toFailure(body, DETAILS.method).entry)).toBe(true)
    expect(isFailureId(toFailure({ response: { status: 400, data: body } }, DETAILS.method).entry)).toBe(true)
  })
})

it('places that are bound, by whatever name', () => {
  const names = fc.oneof(hostileText, hostileText.map(text => `CRM_DYNAMIC_${text}_LIST_MENU`), fc.constant('CRM_DYNAMIC_183_LIST_MENU'))
  withstands(fc.array(fc.record({ placement: names, handler: hostileText, title: hostileText, titles: hostileText.map((text): Record<string, string> => ({ [text]: text, en: text })) }), { maxLength: 6 }), (bound) => {
    const types = boundProcessTypes(bound)
    expect(types.every(type => Number.isSafeInteger(type) && type > 0)).toBe(true)
    const wanted = wantedPlacements('https://app.example/index.html', { crm: { en: 'Call' }, app: { en: 'Desk' } }, types)
    const { unbind, bind, unchanged } = comparePlacements(bound, wanted)
    expect(bind.length + unchanged.length).toBe(wanted.length)
    expect(unbind.length).toBeLessThanOrEqual(bound.length)
    for (const { placement } of bound) isOffered(placement, null)
  }, { examples: [[{ placement: `CRM_DYNAMIC_${'9'.repeat(400)}_LIST_MENU`, handler: '', title: '', titles: {} }]] })
})
