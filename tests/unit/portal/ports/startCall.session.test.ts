// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REQUEST } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { lost, refusal, result, silence, stubNetwork, text } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { startCall } from '@/portal/ports/startCall'

const expired = refusal(401, 'expired_token', 'The access token provided has expired')
const success = result({ RESULT: true, CALL_ID: 'callback.abc.1' })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const tokens = (sent: readonly { body: unknown }[]) => sent.map(({ body }) => Object(body).auth)

describe('an expired token', () => {
  it.each(['expired_token', 'invalid_token'])('%s: is renewed, and the refused request goes once more, the same with the new token', async (code) => {
    const sent = stubNetwork(refusal(401, code, 'The token is no longer good'), success)
    const { frame, refreshes } = await openPortalPage()
    expect(await startCall(createOnceHttp(frame, 'shared'), REQUEST)).toEqual({ state: 'started', callId: 'callback.abc.1' })
    expect(refreshes()).toBe(1)
    expect(tokens(sent)).toEqual(['token-1', 'token-2'])
    expect({ ...Object(sent[1]?.body), auth: '' }).toEqual({ ...Object(sent[0]?.body), auth: '' })
  })

  it('that is expired again is a refusal after exactly two requests', async () => {
    const sent = stubNetwork(expired)
    const { frame, refreshes } = await openPortalPage()
    expect(await startCall(createOnceHttp(frame, 'shared'), REQUEST)).toMatchObject({ state: 'refused', failure: { entry: 'sessionExpired', details: { status: 401 } } })
    expect({ requests: sent.length, refreshes: refreshes() }).toEqual({ requests: 2, refreshes: 1 })
  })

  it.each([
    ['a lost connection', lost, 'connectionLost'],
    ['a gateway\'s page', text('<html>', 502), 'gatewayPage'],
    ['a server fault', refusal(500, 'INTERNAL_SERVER_ERROR'), 'serverFault']
  ])('then %s is unclear: there is no third request', async (_what, second, entry) => {
    const sent = stubNetwork(expired, second)
    const { frame } = await openPortalPage()
    expect(await startCall(createOnceHttp(frame, 'shared'), REQUEST)).toMatchObject({ state: 'unclear', failure: { entry } })
    expect(sent).toHaveLength(2)
  })

  it('the portal does not renew is a refusal: no further request leaves, not even later', async () => {
    const sent = stubNetwork(expired, success)
    const { frame } = await openPortalPage({ refresh: 'silent' })
    const outcome = startCall(createOnceHttp(frame, 'shared'), REQUEST)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await outcome).toMatchObject({
      state: 'refused', failure: { kind: 'refused', entry: 'sessionNotRenewed', details: { code: 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT' } }
    })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(1)
  })

  it('known to be expired is renewed before the first request', async () => {
    const sent = stubNetwork(success)
    const { frame } = await openPortalPage()
    vi.setSystemTime(Date.now() + 3_601_000)
    expect(await startCall(createOnceHttp(frame, 'shared'), REQUEST)).toMatchObject({ state: 'started' })
    expect(tokens(sent)).toEqual(['token-2'])
  })

  it('known to be expired that the portal does not renew is a refusal without any request', async () => {
    const sent = stubNetwork(success)
    const { frame } = await openPortalPage({ refresh: 'silent' })
    vi.setSystemTime(Date.now() + 3_601_000)
    const outcome = startCall(createOnceHttp(frame, 'shared'), REQUEST)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await outcome).toMatchObject({ state: 'refused', failure: { entry: 'sessionNotRenewed' } })
    expect(sent).toHaveLength(0)
  })
})

describe('a portal that does not answer', () => {
  it('is waited for 60 s, then the call is unclear; no second request ever leaves', async () => {
    const sent = stubNetwork(silence, success)
    const { frame } = await openPortalPage()
    const ended = vi.fn()
    const outcome = startCall(createOnceHttp(frame, 'shared'), REQUEST)
    void outcome.then(ended)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(ended).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ state: 'unclear', failure: { entry: 'timeout', details: { code: 'REQUEST_TIMEOUT' } } })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(1)
  })

  it('a connection lost at once is not tried again later either', async () => {
    const sent = stubNetwork(lost, success)
    const { frame } = await openPortalPage()
    expect(await startCall(createOnceHttp(frame, 'shared'), REQUEST)).toMatchObject({ state: 'unclear', failure: { entry: 'connectionLost' } })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(1)
  })
})
