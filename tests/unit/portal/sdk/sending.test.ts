// @vitest-environment node
import { lastBody } from '../../support/requestBodies'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../../support/frame'
import { json, lost, refusal, result, text, TIME, type Answer } from '../../support/wire'
import { findSending, type Sending } from '@/portal/sdk/sending'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'
const CHROMIUM = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const SAFARI = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'
const FIREFOX_ON_IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/153.0 Mobile/15E148 Safari/605.1.15'

/** A browser that refuses streams in requests. */
function withoutStreams(): void {
  vi.stubGlobal('Request', class {
    headers = new Headers()
    constructor() {
      throw new TypeError('no streams')
    }
  })
}

beforeEach(() => {
  vi.stubGlobal('navigator', { userAgent: CHROMIUM })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const profile = result({ ID: '7', NAME: 'Anna' })

interface Portal {
  /** What it answers to reads of `profile`, in order. */
  profiles?: readonly Answer[]
  /** How long it takes for an answer that has to be worked out, and for a file, milliseconds; null: none comes. */
  worked?: number | null
  file?: number | null
  protocol?: 'https' | 'http'
}

/** Asks a portal. Notes for each read of `profile` whether its body was a stream, and the paths of everything else. */
async function find({ profiles = [], worked = null, file = null, protocol = 'https' }: Portal) {
  const streams: boolean[] = []
  const others: string[] = []
  vi.stubGlobal('fetch', async (asked: Request | string, init?: RequestInit) => {
    if (typeof asked !== 'string') {
      streams.push(lastBody() instanceof ReadableStream)
      const answer = profiles[streams.length - 1]
      if (!answer) throw new Error('no answer was prepared')
      return await answer(asked)
    }
    const { pathname } = new URL(asked)
    others.push(pathname)
    const ms = pathname === '/favicon.ico' ? file : worked
    if (ms === null) throw new TypeError('Failed to fetch')
    await new Promise((resolve, reject) => {
      setTimeout(resolve, ms)
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })
    return new Response('')
  })
  const { frame } = await openPortalPage({ protocol })
  return { answer: await findSending(frame), streams, others }
}

const HTTP1 = { worked: 1, file: 30 }
const HTTP2 = { worked: 30, file: 1 }
const SIX_AND_A_FILE = [...Array<string>(6).fill('/rest/server.time'), '/favicon.ico']

describe('Chromium', () => {
  it('sends streams where a streamed read works: one harmless request tells', async () => {
    expect(await find({ profiles: [profile] })).toEqual({ answer: 'streamed', streams: [true], others: [] })
  })

  const FAILURES: [what: string, failure: Answer][] = [
    ['does not leave', lost],
    ['is answered with 411', text('<html>Length Required', 411)],
    ['is answered without its body having arrived', refusal(401, 'NO_AUTH_FOUND')],
    ['is answered with nothing', json({})],
    ['is answered without a result', json({ time: TIME })]
  ]
  const PROTOCOLS: [protocol: string, times: Portal, answer: Sending][] = [['HTTP/1.1', HTTP1, 'alone'], ['HTTP/2', HTTP2, 'repeatable']]
  it.each(FAILURES.flatMap(([what, failure]) => PROTOCOLS.map(([protocol, times, answer]) => [what, protocol, answer, failure, times] as const)))(
    'where a streamed read %s and the same works without a stream, over %s: %s', async (_what, _protocol, answer, failure, times) => {
      expect(await find({ ...times, profiles: [failure, profile, failure] })).toEqual({ answer, streams: [true, false, true], others: SIX_AND_A_FILE })
    })

  it('sends streams where one works the next time: the connection was dying', async () => {
    expect(await find({ profiles: [lost, profile, profile] })).toEqual({ answer: 'streamed', streams: [true, false, true], others: [] })
  })

  it.each<[string, Answer]>([['at all', lost], ['without a stream either', refusal(503, 'QUERY_LIMIT_EXCEEDED')]])('knows nothing where the portal cannot be read %s', async (_what, plain) => {
    expect(await find({ profiles: [lost, plain] })).toEqual({ answer: 'unknown', streams: [true, false], others: [] })
  })
})

describe('Firefox', () => {
  beforeEach(() => {
    vi.stubGlobal('navigator', { userAgent: FIREFOX })
    withoutStreams()
  })

  it.each<[what: string, times: Portal, answer: Sending | 'unknown']>([
    ['a file overtakes answers: HTTP/2', HTTP2, 'shared'],
    ['a file has to wait for them: HTTP/1.1', HTTP1, 'alone'],
    ['a file cannot be had: as if it were HTTP/1.1', { worked: 1, file: null }, 'alone'],
    ['nothing comes back: nothing is known', {}, 'unknown']
  ])('%s', async (_what, times, answer) => {
    expect(await find(times)).toEqual({ answer, streams: [], others: SIX_AND_A_FILE })
  })
})

it.each<[name: string, userAgent: string, streams: boolean, answer: Sending]>([
  ['Chromium', CHROMIUM, true, 'alone'],
  ['Firefox', FIREFOX, false, 'alone'],
  ['Safari', SAFARI, false, 'repeatable'],
  ['Firefox on iOS, which is Safari inside', FIREFOX_ON_IOS, false, 'repeatable']
])('over plain HTTP, which is never HTTP/2, %s asks nothing', async (_name, userAgent, streams, answer) => {
  vi.stubGlobal('navigator', { userAgent })
  if (!streams) withoutStreams()
  expect(await find({ protocol: 'http' })).toEqual({ answer, streams: [], others: [] })
})

it('of Safari it is not known whether it repeats anything, and nothing is asked', async () => {
  vi.stubGlobal('navigator', { userAgent: SAFARI })
  withoutStreams()
  expect(await find({})).toEqual({ answer: 'repeatable', streams: [], others: [] })
})
