// @vitest-environment node
import { lastBody } from '../../support/requestBodies'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { CALLBACK } from '../../support/portalErrors'
import { json, lost, refusal, result, stubNetwork, text, type Answer } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { closeOpenConnections } from '@/portal/sdk/connections'

vi.mock('@/portal/sdk/connections', () => ({ closeOpenConnections: vi.fn() }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a client for calls never repeats a request', () => {
  it.each<[what: string, answer: Answer]>([
    ['the connection is lost', lost],
    ['a gateway answers 502', text('<html>', 502)],
    ['a gateway answers 503', text('<html>', 503)],
    ['a gateway answers 504', text('<html>', 504)],
    ['the portal fails', refusal(500, 'ERROR_CORE')],
    ['there were too many requests', refusal(503, 'QUERY_LIMIT_EXCEEDED')],
    ['the portal is overloaded', refusal(503, 'OVERLOAD_LIMIT')],
    ['the execution time is used up', refusal(429, 'OPERATION_TIME_LIMIT')],
    ['the request took too long for the portal', refusal(408, 'TIMEOUT')],
    ['the answer is unreadable', json(null)]
  ])('when %s', async (_what, answer) => {
    const sent = stubNetwork(answer)
    const { frame } = await openPortalPage()
    const call = createOnceHttp(frame, 'shared').call(CALLBACK, {})
    const failed = expect(call).rejects.toThrow()
    await vi.advanceTimersByTimeAsync(600_000)
    await failed
    expect(sent).toHaveLength(1)
  })

  it('because it tries once', async () => {
    const { frame } = await openPortalPage()
    expect(createOnceHttp(frame, 'shared').getRestrictionManagerParams().maxRetries).toBe(1)
  })
})

describe('a client for calls never waits by itself', () => {
  it('a hundred calls in a row all leave at once', async () => {
    const sent = stubNetwork(result(true))
    const { frame } = await openPortalPage()
    for (let count = 0; count < 100; count++) await createOnceHttp(frame, 'shared').call(CALLBACK, {})
    expect(sent).toHaveLength(100)
  })

  it('nor when the portal says that the execution time is used up: the portal decides', async () => {
    const sent = stubNetwork(result(true, { operating: 479, operating_reset_at: Date.now() / 1000 + 500 }))
    const { frame } = await openPortalPage()
    const client = createOnceHttp(frame, 'shared')
    await client.call(CALLBACK, {})
    await client.call(CALLBACK, {})
    expect(sent).toHaveLength(2)
  })
})

it('a request may take a minute', async () => {
  const { frame } = await openPortalPage()
  expect(createOnceHttp(frame, 'shared').ajaxClient.defaults.timeout).toBe(60_000)
})

describe('the body', () => {
  it('of a streamed request is a stream of JSON, which the browser cannot send twice', async () => {
    const sent = stubNetwork(result(true))
    const { frame } = await openPortalPage()
    await createOnceHttp(frame, 'streamed').call(CALLBACK, { FROM_LINE: 'reg1' })
    expect(lastBody()).toBeInstanceOf(ReadableStream)
    expect(sent).toMatchObject([{ type: 'application/json', headers: ['content-type'], body: { FROM_LINE: 'reg1', auth: 'token-1' } }])
  })

  it('of a plain request is a form, which needs no preflight', async () => {
    const sent = stubNetwork(result(true))
    const { frame } = await openPortalPage()
    await createOnceHttp(frame, 'shared').call(CALLBACK, { FROM_LINE: 'reg1' })
    expect(lastBody()).toBe('FROM_LINE=reg1&auth=token-1')
    expect(sent).toMatchObject([{ type: 'application/x-www-form-urlencoded', headers: ['content-type'] }])
  })
})

describe('the connection', () => {
  it.each(['streamed', 'shared', 'repeatable'] as const)('is any: %s', async (sending) => {
    stubNetwork(result(true))
    const { frame } = await openPortalPage()
    await createOnceHttp(frame, sending).call(CALLBACK, {})
    expect(closeOpenConnections).not.toHaveBeenCalled()
  })

  it('is a new one: no request leaves before the open ones are closed, nor the repetition with a new token', async () => {
    const order: string[] = []
    vi.mocked(closeOpenConnections).mockImplementation(async (rest) => {
      await Promise.resolve()
      order.push(`closed: ${rest}`)
    })
    const noted = (answer: Answer): Answer => (request) => {
      order.push('sent')
      return answer(request)
    }
    stubNetwork(noted(refusal(401, 'expired_token')), noted(result(true)))
    const { frame } = await openPortalPage()
    await createOnceHttp(frame, 'alone').call(CALLBACK, {})
    const closed = 'closed: https://portal.example/rest'
    expect(order).toEqual([closed, 'sent', closed, 'sent'])
  })
})
