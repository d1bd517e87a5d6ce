// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REQUEST } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { CALLBACK, CALL_METHODS, INFOCALL_SOUND, PORTAL_ERRORS } from '../../support/portalErrors'
import { refusal, result, stubNetwork, type Answer } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { startCall } from '@/portal/ports/startCall'
import { CATALOGUE } from '@/core/failure/catalogue'
import type { CallType } from '@/core/telephony/types'

const typeOf = (method: string): CallType => method === CALLBACK ? 'callback' : 'infocall'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function start(method: string, answer: Answer) {
  const sent = stubNetwork(answer)
  const { frame, refreshes } = await openPortalPage()
  const outcome = await startCall(createOnceHttp(frame, 'shared'), { ...REQUEST, type: typeOf(method), ...method === INFOCALL_SOUND ? { sound: 'https://files.example/hello.mp3' } : {} })
  return { outcome, requests: sent.length, refreshes: refreshes() }
}

/** Exceptions without a code in both of their forms. */
const ofCalls = PORTAL_ERRORS.filter(one => CALL_METHODS.includes(one.method) && one.error !== 'expired_token')
  .flatMap(one => one.error === 'ERROR_CORE' ? [one, { ...one, error: '' }] : [one])

describe('every documented error of a call ends it after one request', () => {
  it.each(ofCalls)('$method, HTTP $status $error "$description": $entry', async ({ method, status, error, description, entry }) => {
    const { outcome, requests, refreshes } = await start(method, refusal(status, error, description.replace('{line}', 'sip 7')))
    expect({ requests, refreshes }).toEqual({ requests: 1, refreshes: 0 })
    expect(outcome).toMatchObject({
      state: entry && CATALOGUE[entry].kind === 'unclear' ? 'unclear' : 'refused',
      failure: { entry, line: description.includes('{line}') ? 'sip 7' : null, details: { code: error, method, status } }
    })
  })

  it.each(ofCalls)('$method, $error "$description" with HTTP 200 as well', async ({ method, error, description, entry }) => {
    const { outcome, requests } = await start(method, refusal(200, error, description.replace('{line}', 'sip 7')))
    expect(requests).toBe(1)
    expect(outcome).toMatchObject({
      failure: { entry, line: description.includes('{line}') ? 'sip 7' : null, details: { code: error, method, status: 200 } }
    })
  })
})

describe('an error nobody has documented', () => {
  it.each([
    [200, 'unclear', 'telephonyFault'],
    [400, 'unclear', 'telephonyFault'],
    [403, 'refused', 'unknownRefusal'],
    [423, 'unclear', 'telephonyFault'],
    [500, 'unclear', 'unknownFault'],
    [503, 'unclear', 'unknownFault']
  ])('with HTTP %i: %s', async (status, state, entry) => {
    const { outcome, requests } = await start(CALLBACK, refusal(status, 'ERROR_NEW', 'Something new'))
    expect(outcome).toMatchObject({ state, failure: { entry, details: { code: 'ERROR_NEW', status } } })
    expect(requests).toBe(1)
  })

  it.each([[400, 'unclear'], [403, 'refused'], [500, 'unclear']])('that the SDK hands back instead of throwing it, HTTP %i: %s', async (status, state) => {
    const { outcome, requests } = await start(CALLBACK, refusal(status, 'ERROR_ENTITY_NOT_FOUND', 'Not found'))
    expect(outcome).toMatchObject({ state, failure: { details: { code: 'ERROR_ENTITY_NOT_FOUND', status } } })
    expect(requests).toBe(1)
  })

  it('the portal\'s own words are nowhere in the failure', async () => {
    const { outcome } = await start(CALLBACK, refusal(400, 'ERROR_NEW', 'Raw words of the portal'))
    expect(JSON.stringify(outcome)).not.toContain('Raw words')
  })
})

describe('when the method has used up its execution time', () => {
  const NOW = Date.UTC(2026, 0, 15, 12)
  const limit = refusal(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.')
  /** @param ahead how far the portal's clock is ahead of this computer's, milliseconds */
  const success = (resetAt: number, ahead = 0) => result({ RESULT: true, CALL_ID: 'x' }, {
    operating: 1, operating_reset_at: (resetAt + ahead) / 1000, finish: (NOW + ahead) / 1000
  })

  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Calls one after another; how long after the last answer the next try makes sense, in seconds. */
  async function waitAfter(...steps: readonly [method: string, answer: Answer, minutesLater: number][]) {
    // Its errors are known by the SDK they come from: both anew.
    const fresh = { ...await import('@/portal/ports/startCall'), ...await import('@/portal/sdk/onceHttp') }
    let wait = null
    for (const [method, answer, minutes] of steps) {
      stubNetwork(answer)
      const { frame } = await openPortalPage()
      const outcome = await fresh.startCall(fresh.createOnceHttp(frame, 'shared'), { ...REQUEST, type: typeOf(method), ...method === INFOCALL_SOUND ? { sound: 'https://files.example/hello.mp3' } : {} })
      const retryAt = 'failure' in outcome ? outcome.failure.retryAt : null
      wait = retryAt === null ? null : (retryAt - Date.now()) / 1000
      vi.setSystemTime(Date.now() + minutes * 60_000)
    }
    return wait
  }

  it('the next try is when the portal said the time is counted anew', async () => {
    expect(await waitAfter([CALLBACK, success(NOW + 600_000), 1], [CALLBACK, limit, 0])).toBe(540)
  })

  it.each([['behind', -3_600_000], ['ahead', 3_600_000]])('also where this computer\'s clock is an hour %s', async (_what, by) => {
    expect(await waitAfter([CALLBACK, success(NOW + 600_000, -by), 1], [CALLBACK, limit, 0])).toBe(540)
  })

  it('and never later than the time is counted', async () => {
    expect(await waitAfter([CALLBACK, success(NOW + 86_400_000), 1], [CALLBACK, limit, 0])).toBe(540)
  })

  it('the next try is after two minutes where the portal never said when', async () => {
    expect(await waitAfter([CALLBACK, limit, 0])).toBe(120)
  })

  it('what another method was told does not count', async () => {
    expect(await waitAfter([CALL_METHODS[1] ?? '', success(NOW + 600_000), 1], [CALLBACK, limit, 0])).toBe(120)
  })

  it('a time that has passed does not count', async () => {
    expect(await waitAfter([CALLBACK, success(NOW + 600_000), 30], [CALLBACK, limit, 0])).toBe(120)
  })
})

it('too many requests: the next try is ten seconds later', async () => {
  const before = Date.now()
  const { outcome } = await start(CALLBACK, refusal(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests'))
  const retryAt = 'failure' in outcome ? Number(outcome.failure.retryAt) : 0
  expect(retryAt - before).toBeGreaterThanOrEqual(10_000)
  expect(retryAt - before).toBeLessThan(12_000)
})
