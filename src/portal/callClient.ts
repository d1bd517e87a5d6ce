import { HttpV2, ParamsFactory, type B24Frame } from '@bitrix24/b24jssdk'
import { sendForms } from './formBody'
import { judgeByBody } from './judgeByBody'
import { tellNeverSent } from './neverSent'

/** One request may take the portal up to a minute. */
const TIMEOUT = 60_000

/** A body of JSON, sent as a stream: as soon as somebody wants to know its progress. */
const STREAM = { onUploadProgress: () => {} }

/**
 * An HTTP client that never repeats a request, apart from the SDK's one repetition with a new token after `expired_token` or
 * `invalid_token`, whose first request was refused before it did anything.
 *
 * The frame's own client tries up to three times, which would ring a client three times and leave three notes. It never
 * waits by itself either: when a limit is reached the portal says so and the user sees a countdown.
 * @param streamed sends the body as a stream, which the browser cannot repeat by itself after a lost connection.
 *   Needs HTTP/2; see docs/decisions/0002-one-post.md
 */
export function createCallClient(frame: B24Frame, streamed: boolean): HttpV2 {
  const restrictions = ParamsFactory.getRealtime()
  const client = new HttpV2(
    frame.auth,
    { timeout: TIMEOUT, ...(streamed ? STREAM : {}) },
    {
      ...restrictions,
      maxRetries: 1,
      operatingLimit: { windowMs: 600_000, limitMs: Number.MAX_SAFE_INTEGER, heavyPercent: 100 }
    }
  )
  if (!streamed) sendForms(client)
  judgeByBody(client)
  tellNeverSent(client)
  return client
}

/**
 * Whether streamed requests can work here at all: browsers without request streams and portals on plain HTTP
 * (browsers speak HTTP/2 over TLS only) need not be asked.
 */
export function mayStream(frame: B24Frame): boolean {
  if (!frame.getTargetOrigin().startsWith('https:')) return false
  let asked = false
  try {
    const init = {
      method: 'POST',
      body: new ReadableStream(),
      // Only browsers that know request streams read this.
      get duplex() {
        asked = true
        return 'half'
      }
    }
    return !new Request(frame.getTargetOrigin(), init).headers.has('Content-Type') && asked
  } catch {
    return false
  }
}
