// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import type { CrmRecord } from '@/core/launch'
import { stageName } from '@/portal/ports/stageName'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const stage = (directory: string, id: string, name: unknown) => ({ ID: '1', ENTITY_ID: directory, STATUS_ID: id, NAME: name, SORT: '10' })
const LEAD: CrmRecord = { entityTypeId: 1, id: 5 }
const DEAL: CrmRecord = { entityTypeId: 2, id: 5 }
const VISIT: CrmRecord = { entityTypeId: 183, id: 5 }

async function named(record: CrmRecord, stageId: string, answer: Answer) {
  const sent = stubNetwork(answer)
  const { frame } = await openPortalPage()
  const naming = stageName(frame, record, stageId)
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent, name: await naming }
}
const SHARED = result([stage('STATUS', 'NEW', 'Unprocessed'), stage('DEAL_STAGE', 'NEW', 'New'), stage('QUOTE_STATUS', 'NEW', 'Draft')])

it.each<[what: string, record: CrmRecord, stageId: string, answer: Answer, name: string]>([
  ['a lead\'s, whose id deals have too', LEAD, 'NEW', SHARED, 'Unprocessed'],
  ['a deal\'s', DEAL, 'NEW', SHARED, 'New'],
  ['a deal\'s of another pipeline', DEAL, 'C2:WON', result([stage('DEAL_STAGE_2', 'C2:WON', 'Won')]), 'Won'],
  ['a smart process\'s', VISIT, 'DT183_7:NEW', result([stage('DYNAMIC_183_STAGE_7', 'DT183_7:NEW', 'Planned')]), 'Planned'],
  ['another smart process\'s', VISIT, 'DT18_7:NEW', result([stage('DYNAMIC_18_STAGE_7', 'DT18_7:NEW', 'Planned')]), ''],
  ['one the portal does not have', DEAL, 'GONE', result([]), ''],
  ['one of a portal that left the condition out', DEAL, 'WON', SHARED, ''],
  ['a name that is none', DEAL, 'NEW', result([stage('DEAL_STAGE', 'NEW', null)]), ''],
  ['one that may not be seen', DEAL, 'NEW', refusal(403, 'ACCESS_DENIED', ''), ''],
  ['one behind a gateway\'s page', DEAL, 'NEW', text('<html>', 502), ''],
  ['one while the connection is lost', DEAL, 'NEW', lost, '']
])('%s', async (_what, record, stageId, answer, name) => {
  expect((await named(record, stageId, answer)).name).toBe(name)
})

it('asks for the one stage', async () => {
  const { sent } = await named(DEAL, 'NEW', SHARED)
  expect(sent.map(({ url, body }) => ({ path: new URL(url).pathname, body }))).toEqual([
    { path: '/rest/crm.status.list', body: expect.objectContaining({ filter: { STATUS_ID: 'NEW' } }) }
  ])
})
