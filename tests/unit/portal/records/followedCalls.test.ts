// @vitest-environment node
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { over, readAtStoppedClock } from '../../support/reading'
import { FAILED_READS, rowWith } from '../../support/statistic'
import { result, type Answer } from '../../support/wire'
import { readCalls, type CallsRequest } from '@/portal/records/followedCalls'

const NOW = Date.UTC(2026, 0, 15, 12)
const METHOD = '/rest/voximplant.statistic.get'

readAtStoppedClock(NOW)

const rows = (...changes: Record<string, unknown>[]) => changes.map(change => rowWith(change))
const IDS = ['callback.a.1', 'infocall.b.2']
const OF_IDS: CallsRequest = { callIds: IDS, again: [], activities: [] }

describe('calls by their ids', () => {
  it('come with one request', async () => {
    const { sent, ...outcome } = await over(frame => readCalls(frame, OF_IDS), result(rows({ ID: '1', CALL_ID: IDS[0] }, { ID: '2', CALL_ID: IDS[1], CALL_TYPE: '5' })))
    expect(outcome).toMatchObject({ value: { records: [{ id: 1, callId: IDS[0], type: 'callback' }, { id: 2, callId: IDS[1], type: 'infocall' }] } })
    expect(sent).toEqual([{ path: METHOD, body: { FILTER: { CALL_ID: IDS }, SORT: 'ID', ORDER: 'ASC', start: '-1', auth: 'token-1' } }])
  })

  it('one damaged record, or one that was not asked for, takes no other with it', async () => {
    const own = { CALL_ID: IDS[0] }
    const outcome = await over(frame => readCalls(frame, OF_IDS), result([rowWith({ ID: '1', ...own }), { ID: 'x' }, null, rowWith({ ID: '2' }), rowWith({ ID: '3', ...own })]))
    expect(outcome).toMatchObject({ value: { records: [{ id: 1 }, { id: 3 }] } })
  })

  it('none has ended yet', async () => {
    expect(await over(frame => readCalls(frame, OF_IDS), result([]))).toHaveProperty('value.records', [])
  })

  it.each(FAILED_READS)('%s: %s', async (_what, entry, answer) => {
    expect(await over(frame => readCalls(frame, OF_IDS), answer))
      .toMatchObject({ error: { name: 'PortalError', failure: { entry, details: { method: 'voximplant.statistic.get' } } } })
  })
})

describe('what else tells how calls ended', () => {
  const batch = (found: object, errors: unknown = []): Answer => result({ result: found, result_error: errors })
  const commandsOf = (body: unknown) => Object.entries(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
    .map(([name, command]) => [name, decodeURIComponent(command.replaceAll('+', ' '))])
  const activity = (origin: string, change: object = {}) => ({ ID: '5', ORIGIN_ID: origin, RESULT_STREAM: '3', SETTINGS: [], ...change })
  const again = { from: NOW, to: NOW + 60_000, number: '0901820' }
  const DENIED = { error: 'ACCESS_DENIED', error_description: 'Access denied!' }

  it('comes with the records in one request', async () => {
    const fitting = { CALL_START_DATE: '2026-01-15T12:00:30+00:00', PHONE_NUMBER: '+4930901820' }
    const { sent, ...outcome } = await over(frame => readCalls(frame, { callIds: IDS, again: [again], activities: ['callback.a.1'] }), batch({
      records: rows({ ID: '1', CALL_ID: IDS[0] }), again0: rows({ ID: '2', ...fitting }, { ID: '3', ...fitting, CALL_TYPE: '1' }), activities: [activity('VI_callback.a.1')]
    }))
    expect(outcome).toMatchObject({ value: { records: [{ id: 1 }], again: [{ id: 2 }], ends: [{ callId: 'callback.a.1', outcome: 'answered' }] } })
    expect(sent).toHaveLength(1)
    expect(commandsOf(sent[0]?.body)).toEqual([
      ['records', 'voximplant.statistic.get?FILTER[CALL_ID][0]=callback.a.1&FILTER[CALL_ID][1]=infocall.b.2&SORT=ID&ORDER=ASC&start=-1'],
      ['again0', 'voximplant.statistic.get?FILTER[CALL_TYPE]=4&FILTER[>=CALL_START_DATE]=2026-01-15T12:00:00+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:01:00+00:00&FILTER[%PHONE_NUMBER]=901820&SORT=ID&ORDER=ASC&start=-1'],
      ['activities', 'crm.activity.list?filter[@ORIGIN_ID][0]=VI_callback.a.1&select[0]=ID&select[1]=ORIGIN_ID&select[2]=RESULT_STREAM&select[3]=SETTINGS&start=-1']
    ])
  })

  it.each<[what: string, activities: unknown[], ends: unknown[]]>([
    ['answered', [activity('VI_a')], [{ callId: 'a', outcome: 'answered' }]],
    ['missed', [activity('VI_a', { RESULT_STREAM: 4, SETTINGS: { MISSED_CALL: true } })], [{ callId: 'a', outcome: 'missed' }]],
    ['not answered for another reason', [activity('VI_a', { RESULT_STREAM: '4', SETTINGS: null })], [{ callId: 'a', outcome: 'other' }]],
    ['still going on', [activity('VI_a', { RESULT_STREAM: '0' })], []],
    ['somebody else\'s: the portal has dropped the condition', [activity('VI_b'), activity('imported')], []],
    ['damaged', [null, { ORIGIN_ID: 'VI_a' }, activity('VI_a')], [{ callId: 'a', outcome: 'answered' }]],
    ['of numbers nobody in CRM has', [], []]
  ])('activities of calls: %s', async (_what, activities, ends) => {
    expect(await over(frame => readCalls(frame, { callIds: [], again: [], activities: ['a'] }), batch({ activities }))).toMatchObject({ value: { records: [], ends } })
  })

  it('activities that cannot be read cost nothing else', async () => {
    const answer = batch({ records: rows({ CALL_ID: IDS[0] }) }, { activities: DENIED })
    expect(await over(frame => readCalls(frame, { ...OF_IDS, activities: IDS }), answer)).toMatchObject({ value: { records: [{ id: 7 }], ends: { entry: 'accessDenied' } } })
  })

  it('records that cannot be read are told as such', async () => {
    const answer = batch({ activities: [] }, { records: DENIED })
    expect(await over(frame => readCalls(frame, { ...OF_IDS, activities: IDS }), answer)).toMatchObject({ error: { failure: { entry: 'statisticsNotAllowed' } } })
  })
})
