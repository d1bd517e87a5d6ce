// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage, readsOverFetch } from '../support/frame'
import { rowWith } from '../support/statistic'
import { json, lost, refusal, result, stubNetwork, text, TIME, type Answer } from '../support/wire'
import { readCallPage, readCalls, readSpans, statisticsPage, type CallSpan } from '@/portal/statistics'
import type { CallQuery } from '@/telephony/callQuery'

const NOW = Date.UTC(2026, 0, 15, 12)
const METHOD = '/rest/voximplant.statistic.get'

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Runs a read over a real frame of the SDK. */
async function over<Value>(read: (frame: B24Frame) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  readsOverFetch(frame)
  const reading = read(frame).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent: sent.map(({ url, body }) => ({ path: new URL(url).pathname, body })), ...await reading }
}

const rows = (...changes: Record<string, unknown>[]) => changes.map(change => rowWith(change))
const FAILURES: [what: string, entry: string, answer: Answer][] = [
  ['no right', 'statisticsNotAllowed', refusal(403, 'ACCESS_DENIED', 'Access denied!')],
  ['no right, with HTTP 200', 'statisticsNotAllowed', refusal(200, 'ACCESS_DENIED', 'Access denied!')],
  ['no scope', 'scopeMissing', refusal(403, 'insufficient_scope', 'x')],
  ['an older portal', 'methodMissing', refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')],
  ['no connection', 'connectionLost', lost],
  ['a gateway\'s page', 'gatewayPage', text('<html>', 502)],
  ['no list', 'unreadableAnswer', result({ a: 1 })],
  ['null', 'unreadableAnswer', json(null)]
]

describe('calls by their ids', () => {
  const IDS = ['callback.a.1', 'infocall.b.2']

  it('come with one request', async () => {
    const { sent, ...outcome } = await over(frame => readCalls(frame, IDS), result(rows({ ID: '1', CALL_ID: IDS[0] }, { ID: '2', CALL_ID: IDS[1], CALL_TYPE: '5' })))
    expect(outcome).toMatchObject({ value: [{ id: 1, callId: IDS[0], type: 'callback' }, { id: 2, callId: IDS[1], type: 'infocall' }] })
    expect(sent).toEqual([{ path: METHOD, body: { FILTER: { CALL_ID: IDS }, SORT: 'ID', ORDER: 'ASC', start: '-1', auth: 'token-1' } }])
  })

  it('one damaged record takes no other with it', async () => {
    const outcome = await over(frame => readCalls(frame, IDS), result([rowWith({ ID: '1' }), { ID: 'x' }, null, rowWith({ ID: '3' })]))
    expect(outcome).toMatchObject({ value: [{ id: 1 }, { id: 3 }] })
  })

  it('none has ended yet', async () => {
    expect(await over(frame => readCalls(frame, IDS), result([]))).toHaveProperty('value', [])
  })

  it.each(FAILURES)('%s: %s', async (_what, entry, answer) => {
    expect(await over(frame => readCalls(frame, IDS), answer))
      .toMatchObject({ error: { name: 'PortalError', failure: { entry, details: { method: 'voximplant.statistic.get' } } } })
  })
})

describe('a page of the journal', () => {
  const QUERY: CallQuery = {
    from: null, to: null, types: ['callback'], outcomes: [], line: null, userId: null, number: null, sort: 'startedAt', descending: true, start: 50
  }
  const page = (more: object): Answer => json({ result: rows({ ID: '1' }), time: TIME, ...more })

  it('says how many there are', async () => {
    const { sent, ...outcome } = await over(frame => readCallPage(frame, QUERY), page({ total: 50_000, next: 100 }))
    expect(outcome).toMatchObject({ value: { records: [{ id: 1 }], total: 50_000 } })
    expect(sent).toEqual([{ path: METHOD, body: { FILTER: { CALL_TYPE: ['4'] }, SORT: 'CALL_START_DATE', ORDER: 'DESC', start: '50', auth: 'token-1' } }])
  })

  it('a damaged record harms no other', async () => {
    const answer = json({ result: [rowWith(), { ID: 'x' }], time: TIME, total: 200, next: 100 })
    expect(await over(frame => readCallPage(frame, QUERY), answer)).toMatchObject({ value: { records: [{ id: 7 }], total: 200 } })
  })

  it.each(FAILURES)('%s: %s', async (_what, entry, answer) => {
    expect(await over(frame => readCallPage(frame, QUERY), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })
})

describe('calls within spans of time', () => {
  const CALLBACKS: CallSpan = { type: 'callback', from: NOW - 20_000, to: NOW + 150_500 }
  const MESSAGES: CallSpan = { type: 'infocall', from: NOW, to: NOW }
  const times = { start: NOW / 1000 + 3600, finish: NOW / 1000 + 3600.2 }
  const batch = (found: unknown, more: object = {}): Answer => result({ result: found, result_error: [], result_next: [], ...more }, times)
  /** What a batch asked for, readable. */
  const commandsOf = (body: unknown) => Object.entries(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
    .map(([name, command]) => [name, decodeURIComponent(command.replaceAll('+', ' '))])

  it('come with one request for all spans', async () => {
    const { sent, ...outcome } = await over(frame => readSpans(frame, [CALLBACKS, MESSAGES]), batch({ span0: rows({ ID: '1' }, { ID: '2' }), span1: [] }))
    expect(outcome).toMatchObject({ value: { records: [{ id: 1 }, { id: 2 }], complete: [CALLBACKS, MESSAGES] } })
    expect(sent.map(({ path }) => path)).toEqual(['/rest/batch'])
    expect(commandsOf(sent[0]?.body)).toEqual([
      ['span0', 'voximplant.statistic.get?FILTER[CALL_TYPE]=4&FILTER[>=CALL_START_DATE]=2026-01-15T11:59:40+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:02:31+00:00&SORT=ID&ORDER=ASC&start=0'],
      ['span1', 'voximplant.statistic.get?FILTER[CALL_TYPE]=5&FILTER[>=CALL_START_DATE]=2026-01-15T12:00:00+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:00:00+00:00&SORT=ID&ORDER=ASC&start=0']
    ])
  })

  it('say what time it is at the portal', async () => {
    expect(await over(frame => readSpans(frame, [CALLBACKS]), batch({ span0: [] })))
      .toMatchObject({ value: { readAt: NOW + 3_600_000, clock: { offset: 3_600_100, error: 100 } } })
  })

  it('further pages are read where there are any', async () => {
    const { sent, ...outcome } = await over(
      frame => readSpans(frame, [MESSAGES, CALLBACKS]),
      batch({ span0: rows({ ID: '1' }), span1: rows({ ID: '2' }) }, { result_next: { span1: 50 } }),
      batch({ span0: rows({ ID: '3' }) })
    )
    expect(outcome).toMatchObject({ value: { records: [{ id: 1 }, { id: 2 }, { id: 3 }], complete: [MESSAGES, CALLBACKS], readAt: NOW + 3_600_000 } })
    expect(commandsOf(sent[1]?.body)).toEqual([['span0', expect.stringMatching(/CALL_TYPE\]=4.*start=50$/)]])
  })

  it('a span that never ends is not read to the end, and not called complete', async () => {
    const { sent, ...outcome } = await over(
      frame => readSpans(frame, [CALLBACKS, MESSAGES]),
      batch({ span0: rows({ ID: '1' }), span1: [] }, { result_next: { span0: 50 } }),
      batch({ span0: rows({ ID: '2' }) }, { result_next: { span0: 50 } })
    )
    expect(sent).toHaveLength(5)
    expect(outcome).toMatchObject({ value: { complete: [MESSAGES] } })
  })

  it.each<[what: string, found: unknown]>([
    ['a damaged record', { span0: [rowWith(), { ID: 'x' }], span1: [] }],
    ['no list', { span0: 'x', span1: [] }],
    ['nothing', { span1: [] }]
  ])('with %s a span is not complete; others are', async (_what, found) => {
    expect(await over(frame => readSpans(frame, [CALLBACKS, MESSAGES]), batch(found))).toMatchObject({ value: { complete: [MESSAGES] } })
  })

  it('a damaged record of an earlier page is not forgotten', async () => {
    const outcome = await over(
      frame => readSpans(frame, [CALLBACKS]),
      batch({ span0: [{ ID: 'x' }] }, { result_next: { span0: 50 } }),
      batch({ span0: rows({ ID: '2' }) })
    )
    expect(outcome).toMatchObject({ value: { records: [{ id: 2 }], complete: [] } })
  })

  it('no right', async () => {
    const answer = batch([], { result_error: { span0: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } } })
    expect(await over(frame => readSpans(frame, [CALLBACKS]), answer)).toMatchObject({ error: { failure: { entry: 'statisticsNotAllowed' } } })
  })

  it.each<[what: string, entry: string, answer: Answer]>([
    ['no connection', 'connectionLost', lost],
    ['no batch', 'unreadableAnswer', result('x')],
    ['no time', 'unreadableAnswer', json({ result: { result: { span0: [] }, result_error: [] } })],
    ['null', 'unreadableAnswer', json(null)]
  ])('%s: %s', async (_what, entry, answer) => {
    expect(await over(frame => readSpans(frame, [CALLBACKS]), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })

  it('no spans, no request', async () => {
    expect(await over(frame => readSpans(frame, []), lost)).toMatchObject({ sent: [], value: { records: [], complete: [] } })
  })
})

describe('the portal\'s own page', () => {
  it.each<[what: string, expected: string | null, answer: Answer]>([
    ['an address', 'https://portal.example/telephony/detail.php', result({ detail_statistics: 'https://portal.example/telephony/detail.php' })],
    ['a path', 'https://portal.example/telephony/detail.php', result({ detail_statistics: '/telephony/detail.php' })],
    ['a script', null, result({ detail_statistics: 'javascript:alert(1)' })],
    ['an empty text', null, result({ detail_statistics: '' })],
    ['nothing', null, result([])],
    ['an older portal', null, refusal(404, 'ERROR_METHOD_NOT_FOUND')],
    ['no connection', null, lost],
    ['null', null, json(null)]
  ])('%s: %s', async (_what, expected, answer) => {
    const outcome = await over(statisticsPage, answer)
    expect(outcome).toHaveProperty('value', expected)
    expect(outcome.sent[0]).toMatchObject({ path: '/rest/voximplant.url.get' })
  })
})
