// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { json, lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { findClients } from '@/portal/ports/findClients'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function find(answer: Answer) {
  const sent = stubNetwork(answer)
  const { frame } = await openPortalPage()
  const finding = findClients(frame, '+4930901820')
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent, found: await finding }
}

const ASSIGNED = { ID: '1', TIMEMAN_STATUS: 'OPENED', USER_PHONE_INNER: '12', WORK_PHONE: '', PERSONAL_PHONE: '', PERSONAL_MOBILE: '' }
const entry = (type: unknown, id: unknown, name: unknown) => ({
  CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id, ASSIGNED_BY_ID: 1, NAME: name, ASSIGNED_BY: ASSIGNED
})

it('asks for the number and nothing else', async () => {
  const { sent } = await find(result([]))
  expect(sent.map(({ url, body }) => ({ path: new URL(url).pathname, body }))).toEqual([
    { path: '/rest/telephony.externalCall.searchCrmEntities', body: { PHONE_NUMBER: '+4930901820', auth: 'token-1' } }
  ])
})

it('finds contacts, companies and leads, as documented', async () => {
  const { found } = await find(result([entry('CONTACT', 11, 'Erika Muster'), entry('COMPANY', '21', ' Muster GmbH '), entry('LEAD', 31, '')]))
  expect(found).toEqual([
    { record: { entityTypeId: 3, id: 11 }, name: 'Erika Muster' },
    { record: { entityTypeId: 4, id: 21 }, name: 'Muster GmbH' },
    { record: { entityTypeId: 1, id: 31 }, name: '' }
  ])
})

describe('what cannot be opened is left out', () => {
  it.each([['ORDER'], ['DEAL_'], ['constructor'], ['contact']])('a record of type %s', async (type) => {
    const { found } = await find(result([entry(type, 1, 'x'), entry('CONTACT', 11, null)]))
    expect(found).toEqual([{ record: { entityTypeId: 3, id: 11 }, name: '' }])
  })
})

describe('nobody is found, and nothing is thrown', () => {
  it.each<[what: string, answer: Answer]>([
    ['nobody has the number', result([])],
    ['null', result(null)],
    ['a map', result({ CONTACT: 1 })],
    ['a text', result('x')],
    ['a list of texts', result(['x'])],
    ['an id that is none', result([entry('CONTACT', 'x', 'Erika')])],
    ['an id of zero', result([entry('CONTACT', 0, 'Erika')])],
    ['a negative id', result([entry('CONTACT', '-1', 'Erika')])],
    ['a fraction of an id', result([entry('CONTACT', 1.5, 'Erika')])],
    ['a name that is none', result([entry('CONTACT', 1, { a: 1 })])],
    ['no JSON', text('<html>')],
    ['an answer of null', json(null)],
    ['a refusal', refusal(403, 'ACCESS_DENIED', 'Access denied!')],
    ['a refusal with HTTP 200', refusal(200, 'ACCESS_DENIED', 'Access denied!')],
    ['an older portal', refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')],
    ['too many requests', refusal(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests')],
    ['a gateway\'s page', text('<html>', 502)],
    ['no connection', lost]
  ])('%s', async (_what, answer) => {
    expect((await find(answer)).found).toEqual([])
  })
})
