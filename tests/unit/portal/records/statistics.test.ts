// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { over, readAtStoppedClock } from '../../support/reading'
import { FAILED_READS, rowWith } from '../../support/statistic'
import { json, lost, refusal, result, TIME, type Answer } from '../../support/wire'
import { readCallPage, statisticsPage } from '@/portal/records/statistics'
import type { CallQuery } from '@/core/telephony/callQuery'

const NOW = Date.UTC(2026, 0, 15, 12)
const METHOD = '/rest/voximplant.statistic.get'

readAtStoppedClock(NOW)

const rows = (...changes: Record<string, unknown>[]) => changes.map(change => rowWith(change))

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

  it.each<[what: string, row: Record<string, unknown>]>([
    ['of another kind', { CALL_TYPE: '1' }], ['of another line', { PORTAL_NUMBER: 'reg1' }], ['of another time', { CALL_START_DATE: '2026-03-09T11:19:38+01:00' }]
  ])('with a call %s is none: the portal has dropped a condition, and counts everything', async (_what, row) => {
    const query = { ...QUERY, line: 'REG 133788', from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 11) }
    const answer = (more: Record<string, unknown>): Answer => json({ result: rows({}, more), time: TIME, total: 50_000 })
    expect(await over(frame => readCallPage(frame, query), answer({}))).toMatchObject({ value: { total: 50_000 } })
    expect(await over(frame => readCallPage(frame, query), answer(row))).toMatchObject({ error: { failure: { entry: 'unreadableAnswer' } } })
  })

  it('says how much of the portal\'s time is used up, where that is limited', async () => {
    const time = { ...TIME, start: NOW / 1000 + 3600, operating: 12.5, operating_reset_at: NOW / 1000 + 3900 }
    expect(await over(frame => readCallPage(frame, QUERY), json({ result: [], total: 0, time }))).toMatchObject({ value: { timeUsed: 12.5 } })
    expect(await over(frame => readCallPage(frame, QUERY), page({ total: 1 }))).toMatchObject({ value: { timeUsed: null } })
  })

  it('a damaged record harms no other', async () => {
    const answer = json({ result: [rowWith(), { ID: 'x' }], time: TIME, total: 200, next: 100 })
    expect(await over(frame => readCallPage(frame, QUERY), answer)).toMatchObject({ value: { records: [{ id: 7 }], total: 200 } })
  })

  it.each(FAILED_READS)('%s: %s', async (_what, entry, answer) => {
    expect(await over(frame => readCallPage(frame, QUERY), answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
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
