// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { rowWith } from '../../support/statistic'
import { lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { openJournal, type JournalPortal } from '@/portal/records/journal'
import type { CallQuery } from '@/core/telephony/callQuery'

const NOW = Date.UTC(2026, 0, 15, 12)
const QUERY: CallQuery = {
  from: null, to: null, types: ['callback', 'infocall'], outcomes: ['busy'], line: null, userId: null, number: null, sort: 'startedAt', descending: true, start: 0
}

readAtStoppedClock(NOW)

/** Asks the journal's side of a portal over a real frame of the SDK. */
async function over<Value>(ask: (journal: JournalPortal) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame }: { frame: B24Frame } = await openPortalPage()
  const asking = ask(openJournal(frame)).then(value => ({ value }), (error: unknown) => ({ error }))
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
    const { commands, ...outcome } = await over(journal => journal.readCallsAfter(QUERY, 100, 2), batch({ p0: page(101), p1: page(151) }))
    expect(commands).toEqual([
      `voximplant.statistic.get?${FILTER}&FILTER[>ID]=100&SORT=ID&ORDER=ASC&start=-1`,
      `voximplant.statistic.get?${FILTER}&FILTER[>ID]=$result[p0][49][ID]&SORT=ID&ORDER=ASC&start=-1`
    ])
    expect(outcome).toMatchObject({ value: { next: 200, read: 100 } })
    expect('value' in outcome && outcome.value.records.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => 101 + index))
  })

  it('ends at a page that is not full; what follows began anew and does not count', async () => {
    const outcome = await over(journal => journal.readCallsAfter(QUERY, 100, 3), batch({ p0: page(101), p1: page(151, 3), p2: page(1) }))
    expect(outcome).toMatchObject({ value: { next: null, read: 53 } })
    expect('value' in outcome && outcome.value.records).toHaveLength(53)
  })

  it('a damaged record takes no other with it', async () => {
    const rows = page(1)
    rows[7] = { ID: '8', CALL_START_DATE: 'never' }
    const outcome = await over(journal => journal.readCallsAfter(QUERY, 0, 1), batch({ p0: rows }))
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
    expect(await over(journal => journal.readCallsAfter(QUERY, 0, 2), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })
})

describe('counts', () => {
  it('several in one request', async () => {
    const { commands, ...outcome } = await over(
      journal => journal.countCalls([QUERY, { ...QUERY, outcomes: ['missed'] }]), batch({ c0: page(1, 1), c1: [] }, { result_total: { c0: 31, c1: 0 } })
    )
    expect(outcome).toEqual({ value: [31, 0] })
    expect(commands.map(command => command.replace(/^.*?CODE/, ''))).toEqual(['][0]=486&SORT=ID&ORDER=DESC&start=0', '][0]=304&SORT=ID&ORDER=DESC&start=0'])
  })

  it('of everything there is are none: the portal has dropped a condition', async () => {
    expect(await over(journal => journal.countCalls([QUERY]), batch({ c0: [rowWith({ CALL_FAILED_CODE: '200' })] }, { result_total: { c0: 31 } })))
      .toMatchObject({ error: { failure: { entry: 'unreadableAnswer' } } })
  })

  it('one missing is no zero', async () => {
    expect(await over(journal => journal.countCalls([QUERY, QUERY]), batch({ c0: [] }, { result_total: { c0: 31 } }))).toMatchObject({ error: { name: 'PortalError' } })
  })
})

describe('names', () => {
  const record = (entityTypeId: number, id: number) => ({ entityTypeId, id })
  const named = (answer: Answer) => over(journal => journal.clientNames([record(3, 5)]), answer)

  it('of clients, one list for each type', async () => {
    const { commands, ...outcome } = await over(
      journal => journal.clientNames([record(3, 5), record(3, 6), record(4, 1), record(2, 9)]),
      batch({ n0: { items: [{ id: 5, name: 'Anna', lastName: 'Schneider' }, { id: '6', name: null, lastName: ' ' }] }, n1: { items: [{ id: 1, title: 'Smith & Sons' }] } })
    )
    expect(commands).toEqual([
      'crm.item.list?entityTypeId=3&select[0]=id&select[1]=lastName&select[2]=name&filter[@id][0]=5&filter[@id][1]=6',
      'crm.item.list?entityTypeId=4&select[0]=id&select[1]=title&filter[@id][0]=1'
    ])
    expect(outcome).toEqual({ value: [{ record: record(3, 5), name: 'Anna Schneider' }, { record: record(3, 6), name: '' }, { record: record(4, 1), name: 'Smith & Sons' }] })
  })

  it('more than a list holds are several lists of one request', async () => {
    const { commands } = await over(journal => journal.clientNames(Array.from({ length: 120 }, (_, id) => record(3, id + 1))), batch({}))
    expect(commands.map(command => command.split('filter[@id]').length - 1)).toEqual([50, 50, 20])
  })

  it('clients of a name: every word of it, each once', async () => {
    const anna = { id: 5, name: 'Anna', lastName: 'Schneider' }
    const { commands, ...outcome } = await over(
      journal => journal.clientsCalled(' anna  schneider '),
      batch({ n0: { items: [anna, { id: 6, name: 'Otto', lastName: 'Schneider' }] }, n1: { items: [anna] }, n2: { items: [{ id: 1, title: 'Schneider GmbH, Anna' }] } })
    )
    expect(commands).toHaveLength(6)
    expect(commands.every(command => command.endsWith(']=schneider'))).toBe(true)
    expect(outcome).toEqual({ value: [{ record: record(3, 5), name: 'Anna Schneider' }, { record: record(4, 1), name: 'Schneider GmbH, Anna' }] })
  })

  const DENIED = { result_error: { n0: { error: 'ACCESS_DENIED', error_description: 'Access denied' } } }
  const TOO_MUCH = { result_error: { n0: { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked due to operation time limit.' } } }

  it('of clients CRM shows nothing of are empty: that is an answer', async () => {
    for (const answer of [batch({ n0: { items: [] } }), batch([], DENIED), refusal(403, 'ACCESS_DENIED')]) {
      expect(await named(answer)).toHaveProperty('value', [{ record: record(3, 5), name: '' }])
    }
  })

  it.each([
    ['lost', lost], ['a page instead', text('<html>', 502)], ['overloaded', batch([], TOO_MUCH)], ['no list', batch({ n0: 'none' })]
  ])('%s: nothing is said of anybody, and nothing thrown', async (_what, answer) => {
    expect(await named(answer)).toHaveProperty('value', [])
  })

  it('one list without an answer takes no other with it', async () => {
    const answer = batch({ n1: { items: [{ id: 1, title: 'Smith & Sons' }] } }, TOO_MUCH)
    expect(await over(journal => journal.clientNames([record(3, 5), record(4, 1)]), answer)).toHaveProperty('value', [
      { record: record(4, 1), name: 'Smith & Sons' }
    ])
  })

  it('where CRM cannot be searched, that is no nobody', async () => {
    const anna = { items: [{ id: 5, name: 'Anna', lastName: 'Schneider' }] }
    const search = (answer: Answer) => over(journal => journal.clientsCalled('schneider'), answer)
    const lists = Array.from({ length: 6 }, (_, index) => [`n${index}`, { items: [] }])
    expect(await search(lost)).toMatchObject({ error: { name: 'PortalError', failure: { entry: 'connectionLost' } } })
    expect(await search(batch([], TOO_MUCH))).toMatchObject({ error: { failure: { entry: 'timeLimit', details: { method: 'crm.item.list' } } } })
    expect(await search(batch({ n1: anna }, TOO_MUCH)), 'somebody is better than nobody').toMatchObject({ value: [{ name: 'Anna Schneider' }] })
    expect(await search(batch({ ...Object.fromEntries(lists), n0: undefined }, DENIED)), 'what may not be seen is not there').toHaveProperty('value', [])
  })

  it('nobody to ask about costs no request', async () => {
    expect(await over(journal => journal.clientNames([record(2, 5)]))).toEqual({ commands: [], value: [] })
  })
})
