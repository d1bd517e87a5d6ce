// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { REQUEST } from '../../support/attempts'
import { openPortalPage } from '../../support/frame'
import { CALLBACK } from '../../support/portalErrors'
import { lost, result, stubNetwork } from '../../support/wire'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { readFirstAnswer } from '@/portal/ports/firstAnswer'
import { startCall } from '@/portal/ports/startCall'

afterEach(() => {
  vi.unstubAllGlobals()
})

/**
 * A browser that tells of requests to `portal.example` that its page's policy stops, as Chromium does: a moment after they have failed.
 * @param tells what is told about a request to an address
 */
function stubBrowser(tells: (address: string, init: RequestInit | undefined) => { disposition: string, blockedURI: string } | null) {
  const page = new EventTarget()
  const asked: { address: string, mode: string | undefined }[] = []
  vi.stubGlobal('document', page)
  vi.stubGlobal('onsecuritypolicyviolation', null)
  vi.stubGlobal('fetch', vi.fn(async (input: Request | URL, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input.href
    asked.push({ address, mode: init?.mode ?? 'cors' })
    const told = tells(address, init)
    if (told) setTimeout(() => page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), told)))
    throw new TypeError('Failed to fetch')
  }))
  return { asked }
}

async function start() {
  const { frame } = await openPortalPage()
  return await startCall(createOnceHttp(frame, 'shared'), REQUEST)
}

describe('a call whose request was lost', () => {
  it('is refused where the page\'s policy forbids the portal\'s address: nothing was sent', async () => {
    const { asked } = stubBrowser(address => ({ disposition: 'enforce', blockedURI: address }))
    expect(await start()).toMatchObject({ state: 'refused', failure: { entry: 'blocked', details: { code: 'FORBIDDEN_BY_POLICY', method: CALLBACK, status: 0 } } })
    expect(asked.map(({ mode }) => mode)).toEqual(['cors', 'same-origin'])
    expect(new URL(asked[1]?.address ?? '').pathname).toBe(`/rest/${CALLBACK}`)
  })

  it.each<[what: string, tells: Parameters<typeof stubBrowser>[0]]>([
    ['nothing is told', () => null],
    ['it was sent, and its answer redirected it to a forbidden address', (address, init) => init?.mode === 'same-origin' ? null : { disposition: 'enforce', blockedURI: address }],
    ['another request is stopped in the same moment', () => ({ disposition: 'enforce', blockedURI: 'https://portal.example/rest/profile' })],
    ['the policy only reports', address => ({ disposition: 'report', blockedURI: address })]
  ])('is unclear where %s', async (_what, tells) => {
    stubBrowser(tells)
    expect(await start()).toMatchObject({ state: 'unclear', failure: { entry: 'connectionLost' } })
  })

  it('is unclear where the browser tells of no policy', async () => {
    const { asked } = stubBrowser(address => ({ disposition: 'enforce', blockedURI: address }))
    Reflect.deleteProperty(globalThis, 'onsecuritypolicyviolation')
    expect(await start()).toMatchObject({ state: 'unclear' })
    expect(asked).toHaveLength(1)
  })
})

it('an answer stays what it is where the browser tells of policies', async () => {
  stubBrowser(() => null)
  stubNetwork(result({ RESULT: true, CALL_ID: 'callback.1' }))
  expect(await start()).toEqual({ state: 'started', callId: 'callback.1' })
})

describe('the first read, lost', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    stubNetwork(lost)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['http', 'https:', 'insecurePortal'], ['http', 'http:', 'connectionLost'], ['https', 'https:', 'connectionLost']
  ] as const)('from a portal over %s by a page over %s is told as %s', async (protocol, page, entry) => {
    const { frame } = await openPortalPage({ protocol })
    Object.assign(window, { location: { protocol: page } })
    const reading = readFirstAnswer(frame, null).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await reading).toMatchObject({ failure: { entry } })
  })
})
