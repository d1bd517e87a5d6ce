// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { administratorsAnswer } from '../../support/firstAnswer'
import { openPortalPage } from '../../support/frame'
import { json, lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { recordCommands } from '@/portal/ports/clientRecord'
import { readFirstAnswer } from '@/portal/ports/firstAnswer'
import type { CrmRecord } from '@/core/launch'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const read = (...answers: Answer[]) => readFor(null, ...answers)

/** Reads while time passes, as far as the SDK's own repetitions need it. */
async function readFor(record: CrmRecord | null, ...answers: Answer[]) {
  const sent = stubNetwork(...answers)
  const { frame } = await openPortalPage()
  // The frame's own client, apart from its way to the network: axios would not use fetch for it.
  const reading = readFirstAnswer(frame, record).then(answer => ({ answer }), (error: unknown) => ({ error }))
  await vi.advanceTimersByTimeAsync(60_000)
  return { sent, ...await reading }
}

it('everything the form needs comes in one request', async () => {
  const outcome = await read(result(administratorsAnswer()))
  expect(outcome).toHaveProperty('answer', administratorsAnswer())
  expect(outcome.sent.map(({ url, body }) => ({ path: new URL(url).pathname, body }))).toEqual([{
    path: '/rest/batch',
    body: {
      halt: '0',
      cmd: {
        lines: 'voximplant.line.get',
        portalDefault: 'voximplant.line.outgoing.get',
        userDefault: 'voximplant.user.getDefaultLineId',
        voices: 'voximplant.tts.voices.get',
        profile: 'profile',
        appOptions: 'app.option.get',
        userOptions: 'user.option.get'
      },
      auth: 'token-1'
    }
  }])
})

it('a CRM record comes with the same request', async () => {
  const record = { entityTypeId: 2, id: 5 }
  const outcome = await readFor(record, result(administratorsAnswer({ record: { item: { title: 'Ten chairs' } } })))
  expect(outcome).toHaveProperty('answer.result.record', { item: { title: 'Ten chairs' } })
  expect(outcome.sent).toHaveLength(1)
  expect(outcome.sent).toMatchObject([{ body: { halt: '0', cmd: { profile: 'profile', lines: 'voximplant.line.get', ...recordCommands(record) } } }])
})

it('PHP\'s empty list of errors becomes an empty map', async () => {
  expect(await read(result({ ...administratorsAnswer(), result_error: [] }))).toHaveProperty('answer.result_error', {})
})

it('a read that finds no connection is tried again: it changes nothing', async () => {
  const outcome = await read(lost, result(administratorsAnswer()))
  expect(outcome).toHaveProperty('answer', administratorsAnswer())
  expect(outcome.sent).toHaveLength(2)
})

describe('a read that fails is told as a portal error', () => {
  it.each<[what: string, entry: string, answer: Answer]>([
    ['no rights', 'scopeMissing', refusal(403, 'insufficient_scope', 'x')],
    ['a closed portal', 'portalClosed', refusal(500, 'PORTAL_DELETED', 'x')],
    ['an error with HTTP 200', 'portalClosed', refusal(200, 'PORTAL_DELETED', 'x')],
    ['no connection', 'connectionLost', lost],
    ['a gateway\'s page', 'gatewayPage', text('<html>', 502)],
    ['a result that is no batch', 'unreadableAnswer', result('x')],
    ['a batch without results', 'unreadableAnswer', result({ result_error: [] })],
    ['null', 'unreadableAnswer', json(null)]
  ])('%s: %s', async (_what, entry, answer) => {
    expect(await read(answer)).toMatchObject({ error: { name: 'PortalError', failure: { entry, details: { method: 'batch' } } } })
  })
})
