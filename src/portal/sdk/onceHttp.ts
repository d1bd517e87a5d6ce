import { HttpV2, ParamsFactory, type B24Frame } from '@bitrix24/b24jssdk'
import { closeOpenConnections } from './connections'
import { sendForms } from './formBody'
import { judgeByBody } from './judgeByBody'
import { tellNeverSent } from './neverSent'
import type { Sending } from './sending'

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
 * @param sending how the browser is kept from repeating it by itself, see docs/decisions/0002-one-post.md
 */
export function createOnceHttp(frame: B24Frame, sending: Sending): HttpV2 {
  const restrictions = ParamsFactory.getRealtime()
  const client = new HttpV2(
    frame.auth,
    { timeout: TIMEOUT, ...(sending === 'streamed' ? STREAM : {}) },
    {
      ...restrictions,
      maxRetries: 1,
      operatingLimit: { windowMs: 600_000, limitMs: Number.MAX_SAFE_INTEGER, heavyPercent: 100 }
    }
  )
  if (sending !== 'streamed') sendForms(client)
  if (sending === 'alone') {
    client.ajaxClient.interceptors.request.use(async (config) => {
      await closeOpenConnections(client.getBaseUrl())
      return config
    })
  }
  judgeByBody(client)
  tellNeverSent(client)
  return client
}
