// @vitest-environment node
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { rowWith } from '../../support/statistic'
import { lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { openToday, type TodayPort } from '@/portal/ports/today'

const NOW = Date.UTC(2026, 2, 10, 12)
readAtStoppedClock(NOW)

const SINCE = Date.UTC(2026, 2, 7)
const UNTIL = Date.UTC(2026, 2, 10, 23, 59, 59)
const QUESTION = { userId: '1269', since: SINCE, until: UNTIL, records: true }

/** Asks over a real frame of the SDK. */
async function over<Value>(ask: (today: TodayPort) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const asking = ask(openToday(frame)).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { commands: sent.map(({ body }) => commandsOf(body)), ...await asking }
}
const commandsOf = (body: unknown) => Object.entries(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
  .map(([name, command]) => `${name}: ${decodeURIComponent(command.replaceAll('+', ' '))}`)
const batch = (found: object, errors: object = {}): Answer => result({ result: found, result_error: errors, result_time: {} })

const MISSED = rowWith({ ID: '8', CALL_FAILED_CODE: '304' })
const TODO = {
  ID: '5', OWNER_ID: '1', OWNER_TYPE_ID: '2', SUBJECT: 'Call back Anna', CREATED: '2026-03-09T10:00:00+03:00', DEADLINE: '2026-03-10T17:00:00+03:00', RESPONSIBLE_ID: '1269', COMPLETED: 'N'
}
const NOTHING = { mine: [], missed: [], reached: [], todos: [] }

describe('the day', () => {
  const read = (answer: Answer, change: object = {}) => over(today => today.read({ ...QUESTION, ...change }), answer)

  it('is one request: own calls, those that reached nobody, everybody\'s that reached somebody, and to-dos', async () => {
    const { commands, ...outcome } = await read(batch({ mine: [rowWith(), MISSED], missed: [MISSED], reached: [rowWith()], todos: [TODO] }))
    expect(commands).toEqual([[
      'mine: voximplant.statistic.get?FILTER[>=CALL_START_DATE]=2026-03-07T00:00:00+00:00&FILTER[PORTAL_USER_ID]=1269&SORT=ID&ORDER=DESC&start=-1',
      'missed: voximplant.statistic.get?FILTER[>=CALL_START_DATE]=2026-03-07T00:00:00+00:00&FILTER[PORTAL_USER_ID]=1269&FILTER[!CALL_FAILED_CODE][0]=200&SORT=ID&ORDER=DESC&start=-1',
      'reached: voximplant.statistic.get?FILTER[>=CALL_START_DATE]=2026-03-07T00:00:00+00:00&FILTER[CALL_FAILED_CODE][0]=200&SORT=ID&ORDER=DESC&start=-1',
      'todos: crm.activity.list?filter[PROVIDER_ID]=CRM_TODO&filter[RESPONSIBLE_ID]=1269&filter[COMPLETED]=N&filter[<=DEADLINE]=2026-03-10T23:59:59+00:00'
      + '&order[DEADLINE]=ASC&start=-1&select[0]=ID&select[1]=OWNER_ID&select[2]=OWNER_TYPE_ID&select[3]=SUBJECT&select[4]=CREATED&select[5]=DEADLINE&select[6]=RESPONSIBLE_ID&select[7]=COMPLETED'
    ]])
    expect(outcome).toMatchObject({
      value: {
        calls: { mine: [{ outcome: 'answered' }, { outcome: 'missed' }], missed: [{ id: 8 }], reached: [{ id: 7 }], reachedSince: SINCE },
        todos: [{ id: 5, record: { entityTypeId: 2, id: 1 }, title: 'Call back Anna', createdAt: Date.UTC(2026, 2, 9, 7), deadline: Date.UTC(2026, 2, 10, 14) }]
      }
    })
  })

  it('whoever may not see calls is not asked for them', async () => {
    const { commands, ...outcome } = await read(batch({ todos: [TODO] }), { records: false })
    expect(commands[0]).toHaveLength(1)
    expect(outcome).toMatchObject({ value: { calls: null, todos: [{ id: 5 }] } })
  })

  it('what the portal did not mean to give is left out', async () => {
    const others = [
      { ...TODO, RESPONSIBLE_ID: '1' }, { ...TODO, COMPLETED: 'Y' }, { ...TODO, DEADLINE: '2026-03-11T09:00:00+00:00' }, { ...TODO, DEADLINE: '' }, null,
      { ...TODO, OWNER_ID: '0' }
    ]
    const strangers = [rowWith({ PORTAL_USER_ID: '1' }), rowWith({ CALL_START_DATE: '2026-03-01T11:19:38+01:00' }), { ID: 'x' }]
    const { value } = Object(await read(batch({ mine: [MISSED, ...strangers], missed: [MISSED, rowWith()], reached: [MISSED, rowWith()], todos: [...others, TODO] })))
    expect(value.calls.mine).toHaveLength(1)
    expect(value.calls.missed).toHaveLength(1)
    expect(value.calls.reached).toHaveLength(1)
    expect(value.todos).toHaveLength(1)
  })

  it('where there are more calls that reached somebody than one page, they are complete from the oldest of them on', async () => {
    const many = Array.from({ length: 50 }, (_, index) => rowWith({ ID: String(index + 1), CALL_START_DATE: `2026-03-09T10:00:${String(59 - index).padStart(2, '0')}+00:00` }))
    expect(await read(batch({ ...NOTHING, reached: many }))).toMatchObject({ value: { calls: { reachedSince: Date.UTC(2026, 2, 9, 10, 0, 10) } } })
  })

  it('one part that is refused takes no other with it', async () => {
    const denied = { error: 'ACCESS_DENIED', error_description: 'Access denied!' }
    expect(await read(batch({ ...NOTHING, mine: undefined, todos: [TODO] }, { mine: denied }))).toMatchObject({ value: { calls: { entry: 'statisticsNotAllowed' }, todos: [{ id: 5 }] } })
    expect(await read(batch({ ...NOTHING, todos: undefined }, { todos: denied }))).toMatchObject({ value: { calls: { mine: [] }, todos: { entry: 'accessDenied' } } })
  })

  it.each<[string, Answer, string]>([
    ['no connection', lost, 'connectionLost'], ['a page instead', text('<html>', 502), 'gatewayPage'], ['no scope', refusal(403, 'insufficient_scope'), 'scopeMissing']
  ])('%s is said', async (_what, answer, entry) => {
    expect(await read(answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry } } })
  })
})

describe('details of those who are shown', () => {
  const phone = (value: string) => ({ typeId: 'PHONE', valueType: 'WORK', value })
  const records = [{ entityTypeId: 3, id: 5 }, { entityTypeId: 2, id: 9 }]

  it('are one request: was somebody reached, and what numbers clients have', async () => {
    const { commands, ...outcome } = await over(today => today.readDetails({ numbers: [{ number: '1234568', since: SINCE }], records }), batch({
      reached0: [rowWith(), MISSED, rowWith({ PHONE_NUMBER: '49309018' })],
      r0: { item: { id: 5, name: 'Anna', lastName: 'Schneider', fm: [phone('+4930901820')] } },
      r1: { item: { id: 9, title: 'Ten chairs', contactIds: [5], companyId: 1 } },
      r1contact: { item: { id: 5, name: 'Otto', lastName: 'Frank', fm: [phone('030 901821')] } },
      r1company: { item: { id: 1, title: 'Muster GmbH', fm: [phone('+4930901822')] } }
    }))
    expect(commands).toEqual([[
      'reached0: voximplant.statistic.get?FILTER[>=CALL_START_DATE]=2026-03-07T00:00:00+00:00&FILTER[CALL_FAILED_CODE][0]=200&FILTER[%PHONE_NUMBER]=1234568&SORT=ID&ORDER=DESC&start=-1',
      'r0: crm.item.get?entityTypeId=3&id=5',
      'r1: crm.item.get?entityTypeId=2&id=9',
      'r1contact: crm.item.get?entityTypeId=3&id=$result[r1][item][contactIds][0]',
      'r1company: crm.item.get?entityTypeId=4&id=$result[r1][item][companyId]'
    ]])
    expect(outcome).toMatchObject({
      value: {
        reached: [{ id: 7 }],
        clients: [
          { record: records[0], client: { name: 'Anna Schneider', numbers: [{ value: '+4930901820' }] } },
          { record: records[1], client: { title: 'Ten chairs', name: 'Otto Frank', company: 'Muster GmbH', numbers: [{ value: '030 901821' }, { value: '+4930901822' }] } }
        ]
      }
    })
  })

  it('clients CRM does not show are nobody', async () => {
    expect(await over(today => today.readDetails({ numbers: [], records }), batch([], { r0: { error: 'ACCESS_DENIED' } }))).toMatchObject({
      value: { reached: [], clients: [{ client: null }, { client: null }] }
    })
  })
})
