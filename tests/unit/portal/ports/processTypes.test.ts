// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { json, lost, refusal, result, stubNetwork, text, TIME, type Answer } from '../../support/wire'
import { processTypes } from '@/portal/ports/processTypes'
import { PortalError } from '@/core/failure/failure'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function list(...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  const listing = processTypes(frame).catch((error: unknown) => {
    if (error instanceof PortalError) return error.failure.entry
    throw error
  })
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent, types: await listing }
}
const type = (entityTypeId: unknown, title: unknown, isClientEnabled = 'Y') => ({ id: 1, entityTypeId, title, isClientEnabled })
const page = (types: unknown[], total = types.length) => json({ result: { types }, total, time: TIME })

it('smart processes by name, and whether they have clients', async () => {
  const { sent, types } = await list(page([type(183, ' Visits '), type('1030', 'Orders', 'N')]))
  expect(types).toEqual([{ id: 1030, title: 'Orders', withClients: false }, { id: 183, title: 'Visits', withClients: true }])
  expect(sent).toHaveLength(1)
})

it('none at all', async () => {
  expect((await list(page([]))).types).toEqual([])
})

it('more than a page, in one more request', async () => {
  const all = Array.from({ length: 120 }, (_, index) => type(200 + index, `P${index}`))
  const { sent, types } = await list(page(all.slice(0, 50), 120), result({ result: { p0: { types: all.slice(50, 100) }, p1: { types: all.slice(100) } }, result_error: [] }))
  expect(types).toHaveLength(120)
  expect(sent[1]?.body).toMatchObject({ cmd: { p0: 'crm.type.list?start=50', p1: 'crm.type.list?start=100' } })
})

describe('cannot be read', () => {
  it.each<[string, Answer, string]>([
    ['no right', refusal(400, 'ACCESS_DENIED'), 'accessDenied'],
    ['an older portal', refusal(404, 'ERROR_METHOD_NOT_FOUND'), 'methodMissing'],
    ['no permission for CRM', refusal(401, 'insufficient_scope'), 'scopeMissing'],
    ['lost', lost, 'connectionLost'],
    ['a login page', text('<html>'), 'unreadableAnswer'],
    ['no list', result([]), 'unreadableAnswer'],
    ['a type without an id', page([type(null, 'x')]), 'unreadableAnswer']
  ])('%s', async (_what, answer, entry) => {
    expect((await list(answer)).types).toBe(entry)
  })
})
