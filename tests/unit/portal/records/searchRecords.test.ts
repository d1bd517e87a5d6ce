// @vitest-environment node
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { over, readAtStoppedClock } from '../../support/reading'
import { rowWith } from '../../support/statistic'
import { json, lost, result, type Answer } from '../../support/wire'
import { searchRecords, type CallSpan, type SearchRequest } from '@/portal/records/searchRecords'

const NOW = Date.UTC(2026, 0, 15, 12)

readAtStoppedClock(NOW)

/** A row in those spans. */
const rows = (...changes: Record<string, unknown>[]) => changes.map(change => rowWith({ CALL_START_DATE: '2026-01-15T12:00:00+00:00', ...change }))
const MESSAGE = { CALL_TYPE: '5' }

const CALLBACKS: CallSpan = { type: 'callback', from: NOW - 20_000, to: NOW + 150_500 }
const MESSAGES: CallSpan = { type: 'infocall', from: NOW, to: NOW }
const inSpans = (spans: CallSpan[], more: Partial<SearchRequest> = {}): SearchRequest => ({ spans, earlier: [], messages: false, ...more })
const times = { start: NOW / 1000 + 3600, finish: NOW / 1000 + 3600.2 }
const batch = (found: unknown, more: object = {}): Answer => result({ result: found, result_error: [], result_next: [], ...more }, times)
/** What a batch asked for, readable. */
const commandsOf = (body: unknown) => Object.entries(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
  .map(([name, command]) => [name, decodeURIComponent(command.replaceAll('+', ' '))])

it('come with one request for all spans', async () => {
  const { sent, ...outcome } = await over(frame => searchRecords(frame, inSpans([CALLBACKS, MESSAGES])), batch({ c0: rows({ ID: '1' }, { ID: '2' }), c1: [] }))
  expect(outcome).toMatchObject({ value: { records: [{ id: 1 }, { id: 2 }], complete: [CALLBACKS, MESSAGES] } })
  expect(sent.map(({ path }) => path)).toEqual(['/rest/batch'])
  expect(commandsOf(sent[0]?.body)).toEqual([
    ['c0', 'voximplant.statistic.get?FILTER[CALL_TYPE]=4&FILTER[>=CALL_START_DATE]=2026-01-15T11:59:40+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:02:31+00:00&SORT=ID&ORDER=ASC&start=0'],
    ['c1', 'voximplant.statistic.get?FILTER[CALL_TYPE]=5&FILTER[>=CALL_START_DATE]=2026-01-15T12:00:00+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:00:00+00:00&SORT=ID&ORDER=ASC&start=0']
  ])
})

it('beside them come earlier calls to a number, and the newest voice messages: in the same request, once', async () => {
  const earlier = { type: 'callback', from: NOW - 3_600_000, to: NOW, number: '0901820' } as const
  const { sent, ...outcome } = await over(
    frame => searchRecords(frame, inSpans([CALLBACKS], { earlier: [earlier], messages: true })),
    batch({ c0: rows({ ID: '1' }), c1: rows({ ID: '2', PHONE_NUMBER: '+4930901820' }, { ID: '3' }), c2: rows({ ID: '4', ...MESSAGE, PORTAL_USER_ID: null }, { ID: '5' }) }, { result_next: { c0: 50 } }),
    batch({ c0: [] })
  )
  expect(outcome, 'a record that was not asked for is none').toMatchObject({ value: { records: [{ id: 1 }], beside: [{ id: 2 }, { id: 4, userId: null }], complete: [CALLBACKS] } })
  expect(commandsOf(sent[0]?.body).slice(1)).toEqual([
    ['c1', 'voximplant.statistic.get?FILTER[CALL_TYPE]=4&FILTER[>=CALL_START_DATE]=2026-01-15T11:00:00+00:00&FILTER[<=CALL_START_DATE]=2026-01-15T12:00:00+00:00&FILTER[%PHONE_NUMBER]=0901820&SORT=ID&ORDER=DESC&start=-1'],
    ['c2', 'voximplant.statistic.get?FILTER[CALL_TYPE]=5&SORT=ID&ORDER=DESC&start=-1']
  ])
  expect(commandsOf(sent[1]?.body)).toHaveLength(1)
})

it('say how much of the portal\'s time is used up, by whichever command took most', async () => {
  const used = (operating: number) => ({ start: NOW / 1000, operating, operating_reset_at: NOW / 1000 + 60 })
  const answer = batch({ c0: [], c1: [] }, { result_time: { c0: used(3), c1: used(4.5) } })
  expect(await over(frame => searchRecords(frame, inSpans([CALLBACKS, MESSAGES])), answer)).toMatchObject({ value: { timeUsed: 4.5 } })
})

it('say what time it is at the portal', async () => {
  expect(await over(frame => searchRecords(frame, inSpans([CALLBACKS])), batch({ c0: [] })))
    .toMatchObject({ value: { readAt: NOW + 3_600_000, clock: { offset: 3_600_100, error: 100 } } })
})

it('further pages are read where there are any', async () => {
  const { sent, ...outcome } = await over(
    frame => searchRecords(frame, inSpans([MESSAGES, CALLBACKS])),
    batch({ c0: rows({ ID: '1', ...MESSAGE }), c1: rows({ ID: '2' }) }, { result_next: { c1: 50 } }),
    batch({ c0: rows({ ID: '3' }) })
  )
  expect(outcome).toMatchObject({ value: { records: [{ id: 1 }, { id: 2 }, { id: 3 }], complete: [MESSAGES, CALLBACKS], readAt: NOW + 3_600_000 } })
  expect(commandsOf(sent[1]?.body)).toEqual([['c0', expect.stringMatching(/CALL_TYPE\]=4.*start=50$/)]])
})

it('a span that never ends is not read to the end, and not called complete', async () => {
  const { sent, ...outcome } = await over(
    frame => searchRecords(frame, inSpans([CALLBACKS, MESSAGES])),
    batch({ c0: rows({ ID: '1' }), c1: [] }, { result_next: { c0: 50 } }),
    batch({ c0: rows({ ID: '2' }) }, { result_next: { c0: 50 } })
  )
  expect(sent).toHaveLength(5)
  expect(outcome).toMatchObject({ value: { complete: [MESSAGES] } })
})

it.each<[what: string, found: unknown]>([
  ['a damaged record', { c0: [...rows({}), { ID: 'x' }], c1: [] }],
  ['a record of another time', { c0: rows({}, { CALL_START_DATE: '2026-01-15T12:02:32+00:00' }), c1: [] }],
  ['a record of another kind', { c0: rows({}, MESSAGE), c1: [] }],
  ['no list', { c0: 'x', c1: [] }],
  ['nothing', { c1: [] }]
])('with %s a span is not complete; others are', async (_what, found) => {
  expect(await over(frame => searchRecords(frame, inSpans([CALLBACKS, MESSAGES])), batch(found))).toMatchObject({ value: { complete: [MESSAGES] } })
})

it('a damaged record of an earlier page is not forgotten', async () => {
  const outcome = await over(
    frame => searchRecords(frame, inSpans([CALLBACKS])),
    batch({ c0: [{ ID: 'x' }] }, { result_next: { c0: 50 } }),
    batch({ c0: rows({ ID: '2' }) })
  )
  expect(outcome).toMatchObject({ value: { records: [{ id: 2 }], complete: [] } })
})

it('no right', async () => {
  const answer = batch([], { result_error: { c0: { error: 'ACCESS_DENIED', error_description: 'Access denied!' } } })
  expect(await over(frame => searchRecords(frame, inSpans([CALLBACKS])), answer)).toMatchObject({ error: { failure: { entry: 'statisticsNotAllowed' } } })
})

it.each<[what: string, entry: string, answer: Answer]>([
  ['no connection', 'connectionLost', lost],
  ['no batch', 'unreadableAnswer', result('x')],
  ['no time', 'unreadableAnswer', json({ result: { result: { c0: [] }, result_error: [] } })],
  ['null', 'unreadableAnswer', json(null)]
])('%s: %s', async (_what, entry, answer) => {
  expect(await over(frame => searchRecords(frame, inSpans([CALLBACKS])), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
})
