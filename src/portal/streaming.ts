import type { B24Frame } from '@bitrix24/b24jssdk'
import { createCallClient, mayStream } from './callClient'

/** `yes`/`no`: found out; `unknown`: the portal could not be reached, ask again later. */
export type StreamingAnswer = 'yes' | 'no' | 'unknown'

/**
 * Finds out whether the portal takes streamed requests, with `profile`, which changes nothing.
 *
 * A failed streamed read alone proves nothing, so the same read goes once more without a stream, and then with one again:
 * only when the one works and the other still fails is the stream to blame. A connection that is just breaking down fails
 * the first read whatever it carries.
 * Source: https://apidocs.bitrix24.com/api-reference/common/users/profile.html
 */
export async function probeStreaming(frame: B24Frame): Promise<StreamingAnswer> {
  if (!mayStream(frame)) return 'no'
  if (await readWorks(frame, true)) return 'yes'
  if (!await readWorks(frame, false)) return 'unknown'
  return await readWorks(frame, true) ? 'yes' : 'no'
}

async function readWorks(frame: B24Frame, streamed: boolean): Promise<boolean> {
  try {
    const answer = await createCallClient(frame, streamed).call('profile', {})
    return answer.isSuccess && answer.getData()?.result !== undefined
  } catch {
    return false
  }
}
