// @vitest-environment node
import { lastBody } from '../support/requestBodies'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPortalPage } from '../support/frame'
import { json, lost, refusal, result, stubNetwork, text, TIME, type Answer } from '../support/wire'
import { probeStreaming } from '@/portal/streaming'

afterEach(() => {
  vi.unstubAllGlobals()
})

const profile = result({ ID: '7', NAME: 'Anna' })

/** Notes for each request whether its body was a stream. */
async function probe(answers: readonly Answer[], protocol: 'https' | 'http' = 'https') {
  const streams: boolean[] = []
  const sent = stubNetwork(...answers.map((answer): Answer => (request) => {
    streams.push(lastBody() instanceof ReadableStream)
    return answer(request)
  }))
  const { frame } = await openPortalPage({ protocol })
  const answer = await probeStreaming(frame)
  return { answer, streams, paths: sent.map(request => new URL(request.url).pathname) }
}

it('a portal that answers a streamed read takes streams: one harmless request tells', async () => {
  expect(await probe([profile])).toEqual({ answer: 'yes', streams: [true], paths: ['/rest/profile'] })
})

describe('a streamed read that fails', () => {
  it.each<[what: string, failure: Answer]>([
    ['refused before anything is sent', lost],
    ['answered with 411', text('<html>Length Required', 411)],
    ['answered without its body having arrived', refusal(401, 'NO_AUTH_FOUND')],
    ['answered with nothing', json({})],
    ['answered without a result', json({ time: TIME })]
  ])('(%s) proves that streams do not work once the same read works without a stream, and still not with one', async (_what, failure) => {
    expect(await probe([failure, profile, failure])).toMatchObject({ answer: 'no', streams: [true, false, true] })
  })

  it('proves nothing when it works the next time: the connection was dying', async () => {
    expect(await probe([lost, profile, profile])).toEqual({
      answer: 'yes', streams: [true, false, true], paths: ['/rest/profile', '/rest/profile', '/rest/profile']
    })
  })

  it('proves nothing when the portal cannot be read at all', async () => {
    expect(await probe([lost, lost])).toEqual({ answer: 'unknown', streams: [true, false], paths: ['/rest/profile', '/rest/profile'] })
  })

  it('proves nothing when the read without a stream is refused too', async () => {
    expect(await probe([lost, refusal(503, 'QUERY_LIMIT_EXCEEDED')])).toHaveProperty('answer', 'unknown')
  })
})

it('a portal over plain HTTP is not asked at all', async () => {
  expect(await probe([profile], 'http')).toEqual({ answer: 'no', streams: [], paths: [] })
})
