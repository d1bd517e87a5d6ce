// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { rowWith } from '../../support/statistic'
import { lost, refusal, result, stubNetwork, type Answer } from '../../support/wire'
import { countCalls, readCallsAfter } from '@/portal/records/allCalls'
import type { CallQuery } from '@/core/telephony/callQuery'

const NOW = Date.UTC(2026, 0, 15, 12)
const QUERY: CallQuery = {
  from: null, to: null, types: ['callback', 'infocall'], outcomes: ['busy'], line: null, userId: null, number: null, sort: 'startedAt', descending: true, start: 0
}

readAtStoppedClock(NOW)

/** Asks a portal's records over a real frame of the SDK. */
async function over<Value>(ask: (frame: B24Frame) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame }: { frame: B24Frame } = await openPortalPage()
  const asking = ask(frame).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { commands: sent.flatMap(({ body }) => commandsOf(body)), ...await asking }
}

const commandsOf = (body: unknown) => Object.values(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
  .map(command => decodeURIComponent(command.replaceAll('+', ' ')))
const page = (first: number, count = 50) => Array.from({ length: count }, (_, index) => rowWith({ ID: String(first + index), CALL_FAILED_CODE: '486' }))
const batch = (found: object, more: object = {}): Answer => result({ result: found, result_error: [], ...more })

describe('all calls, part by part', () => {
  const FILTER = 'FILTER[CALL_TYPE][0]=4&FILTER[CALL_TYPE][1]=5&FILTER[CALL_FAILED_CODE][0]=486'

  it('each page starts after the last record of the one before, uncounted', async () => {
    const { commands, ...outcome } = await over(frame => readCallsAfter(frame, QUERY, 100, 2), batch({ p0: page(101), p1: page(151) }))
    expect(commands).toEqual([
      `voximplant.statistic.get?${FILTER}&FILTER[>ID]=100&SORT=ID&ORDER=ASC&start=-1`,
      `voximplant.statistic.get?${FILTER}&FILTER[>ID]=$result[p0][49][ID]&SORT=ID&ORDER=ASC&start=-1`
    ])
    expect(outcome).toMatchObject({ value: { next: 200, read: 100 } })
    expect('value' in outcome && outcome.value.records.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 101 + index))
  })

  it('ends at a page that is not full; what follows began anew and does not count', async () => {
    const outcome = await over(frame => readCallsAfter(frame, QUERY, 100, 3), batch({ p0: page(101), p1: page(151, 3), p2: page(1) }))
    expect(outcome).toMatchObject({ value: { next: null, read: 53 } })
    expect('value' in outcome && outcome.value.records).toHaveLength(53)
  })

  it('a damaged record takes no other with it', async () => {
    const rows = page(1)
    rows[7] = { ID: '8', CALL_START_DATE: 'never' }
    const outcome = await over(frame => readCallsAfter(frame, QUERY, 0, 1), batch({ p0: rows }))
    expect(outcome).toMatchObject({ value: { next: 50, read: 50 } })
    expect('value' in outcome && outcome.value.records).toHaveLength(49)
  })

  it.each<[what: string, entry: string, answer: Answer]>([
    ['a page refused', 'statisticsNotAllowed', batch({ p0: page(1) }, { result_error: { p1: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } } })],
    ['a page missing', 'unreadableAnswer', batch({ p0: page(1) })],
    ['a page with what was not asked for', 'unreadableAnswer', batch({ p0: page(1), p1: [rowWith({ ID: '51', CALL_FAILED_CODE: '200' })] })],
    ['a page that begins anew', 'unreadableAnswer', batch({ p0: page(1), p1: page(1) })],
    ['the batch refused', 'sessionInvalid', refusal(401, 'invalid_token')],
    ['no connection', 'connectionLost', lost]
  ])('%s: nothing of this part counts (%s)', async (_what, entry, answer) => {
    expect(await over(frame => readCallsAfter(frame, QUERY, 0, 2), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })
})

describe('counts', () => {
  it('several in one request', async () => {
    const { commands, ...outcome } = await over(
      frame => countCalls(frame, [QUERY, { ...QUERY, outcomes: ['missed'] }]), batch({ c0: page(1, 1), c1: [] }, { result_total: { c0: 31, c1: 0 } })
    )
    expect(outcome).toEqual({ value: [31, 0] })
    expect(commands.map(command => command.replace(/^.*?CODE/, ''))).toEqual(['][0]=486&SORT=ID&ORDER=DESC&start=0', '][0]=304&SORT=ID&ORDER=DESC&start=0'])
  })

  it('of everything there is are none: the portal has dropped a condition', async () => {
    expect(await over(frame => countCalls(frame, [QUERY]), batch({ c0: [rowWith({ CALL_FAILED_CODE: '200' })] }, { result_total: { c0: 31 } })))
      .toMatchObject({ error: { failure: { entry: 'unreadableAnswer' } } })
  })

  it('one missing is no zero', async () => {
    expect(await over(frame => countCalls(frame, [QUERY, QUERY]), batch({ c0: [] }, { result_total: { c0: 31 } }))).toMatchObject({ error: { name: 'PortalError' } })
  })
})
