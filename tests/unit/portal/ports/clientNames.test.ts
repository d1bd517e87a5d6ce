// @vitest-environment node
import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { readAtStoppedClock } from '../../support/reading'
import { lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { clientNames, clientsCalled } from '@/portal/ports/clientNames'

readAtStoppedClock(Date.UTC(2026, 0, 15, 12))

/** Asks CRM over a real frame of the SDK. */
async function over<Value>(ask: (frame: B24Frame) => Promise<Value>, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame }: { frame: B24Frame } = await openPortalPage()
  const asking = ask(frame).then(value => ({ value }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { commands: sent.flatMap(({ body }) => commandsOf(body)), ...await asking }
}

const commandsOf = (body: unknown) => Object.values(v.parse(v.object({ cmd: v.record(v.string(), v.string()) }), body).cmd)
  .map(command => decodeURIComponent(command.replaceAll('+', ' ')))
const batch = (found: object, more: object = {}): Answer => result({ result: found, result_error: [], ...more })

describe('names', () => {
  const record = (entityTypeId: number, id: number) => ({ entityTypeId, id })
  const named = (answer: Answer) => over(frame => clientNames(frame, [record(3, 5)]), answer)

  it('of clients, one list for each type', async () => {
    const { commands, ...outcome } = await over(
      frame => clientNames(frame, [record(3, 5), record(3, 6), record(4, 1), record(2, 9)]),
      batch({ n0: { items: [{ id: 5, name: 'Anna', lastName: 'Schneider' }, { id: '6', name: null, lastName: ' ' }] }, n1: { items: [{ id: 1, title: 'Smith & Sons' }] } })
    )
    expect(commands).toEqual([
      'crm.item.list?entityTypeId=3&select[0]=id&select[1]=lastName&select[2]=name&filter[@id][0]=5&filter[@id][1]=6',
      'crm.item.list?entityTypeId=4&select[0]=id&select[1]=title&filter[@id][0]=1'
    ])
    expect(outcome).toEqual({ value: [{ record: record(3, 5), name: 'Anna Schneider' }, { record: record(3, 6), name: '' }, { record: record(4, 1), name: 'Smith & Sons' }] })
  })

  it('more than a list holds are several lists of one request', async () => {
    const { commands } = await over(frame => clientNames(frame, Array.from({ length: 120 }, (_, id) => record(3, id + 1))), batch({}))
    expect(commands.map(command => command.split('filter[@id]').length - 1)).toEqual([50, 50, 20])
  })

  it('clients of a name: every word of it, each once', async () => {
    const anna = { id: 5, name: 'Anna', lastName: 'Schneider' }
    const { commands, ...outcome } = await over(
      frame => clientsCalled(frame, ' anna  schneider '),
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
    expect(await over(frame => clientNames(frame, [record(3, 5), record(4, 1)]), answer)).toHaveProperty('value', [
      { record: record(4, 1), name: 'Smith & Sons' }
    ])
  })

  it('where CRM cannot be searched, that is no nobody', async () => {
    const anna = { items: [{ id: 5, name: 'Anna', lastName: 'Schneider' }] }
    const search = (answer: Answer) => over(frame => clientsCalled(frame, 'schneider'), answer)
    const lists = Array.from({ length: 6 }, (_, index) => [`n${index}`, { items: [] }])
    expect(await search(lost)).toMatchObject({ error: { name: 'PortalError', failure: { entry: 'connectionLost' } } })
    expect(await search(batch([], TOO_MUCH))).toMatchObject({ error: { failure: { entry: 'timeLimit', details: { method: 'crm.item.list' } } } })
    expect(await search(batch({ n1: anna }, TOO_MUCH)), 'somebody is better than nobody').toMatchObject({ value: [{ name: 'Anna Schneider' }] })
    expect(await search(batch({ ...Object.fromEntries(lists), n0: undefined }, DENIED)), 'what may not be seen is not there').toHaveProperty('value', [])
  })

  it('nobody to ask about costs no request', async () => {
    expect(await over(frame => clientNames(frame, [record(2, 5)]))).toEqual({ commands: [], value: [] })
  })
})
