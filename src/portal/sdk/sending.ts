import { ApiVersion, type B24Frame } from '@bitrix24/b24jssdk'
import { canOpenConnections, isFirefox, knowsStreams } from '@/browser/engine'
import { createOnceHttp } from './onceHttp'
import { isMultiplexed } from './connections'

/**
 * How a request leaves that must happen once. A browser repeats a POST by itself when its connection dies before the answer
 * (docs/decisions/0002-one-post.md has who does, measured):
 * - `streamed`: its body is a stream, which can be read only once. Chromium over HTTP/2.
 * - `shared`: as it is: Firefox repeats nothing over HTTP/2.
 * - `alone`: the first on its connection, which is not repeated either. Chromium and Firefox over HTTP/1.1.
 * - `repeatable`: as it is; whether the browser repeats it is not known, or nothing keeps it from that, and the user is told.
 */
export type Sending = 'streamed' | 'shared' | 'alone' | 'repeatable'

/**
 * Finds out how requests that must happen once can leave for this portal, with requests that change nothing.
 *
 * A failed streamed read alone proves nothing, so the same read goes once more without a stream, and then with one again:
 * only when the one works and the other still fails is the stream to blame. A connection that is just breaking down fails
 * the first read whatever it carries.
 * Source of `profile`: https://apidocs.bitrix24.com/api-reference/common/users/profile.html
 * @returns `unknown`: the portal could not be reached, ask again later
 */
export async function findSending(frame: B24Frame): Promise<Sending | 'unknown'> {
  if (!canOpenConnections()) return 'repeatable'
  const rest = frame.getTargetOriginWithPath().get(ApiVersion.v2) ?? ''
  // Browsers speak HTTP/2 over TLS only.
  if (!rest.startsWith('https:')) return 'alone'
  if (knowsStreams()) {
    if (await readWorks(frame, 'streamed')) return 'streamed'
    if (!await readWorks(frame, 'repeatable')) return 'unknown'
    if (await readWorks(frame, 'streamed')) return 'streamed'
  }
  switch (await isMultiplexed(rest)) {
    case null: return 'unknown'
    case false: return 'alone'
    // Firefox repeats nothing there, Chromium what is no stream.
    case true: return isFirefox() ? 'shared' : 'repeatable'
  }
}

async function readWorks(frame: B24Frame, sending: Sending): Promise<boolean> {
  try {
    const answer = await createOnceHttp(frame, sending).call('profile', {})
    return answer.isSuccess && answer.getData()?.result !== undefined
  } catch {
    return false
  }
}
