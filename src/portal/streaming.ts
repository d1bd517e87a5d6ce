import type { B24Frame } from '@bitrix24/b24jssdk'
import { createCallClient, mayStream } from './callClient'

/** `yes`/`no`: found out; `unknown`: the portal could not be reached, ask again later. */
export type StreamingAnswer = 'yes' | 'no' | 'unknown'

/**
 * Finds out whether the portal takes streamed requests, with `profile`, which changes nothing.
 *
 * A failed streamed read alone proves nothing, so the same read goes once more without a stream: only when that
 * works is the stream to blame.
 * Source: https://apidocs.bitrix24.com/api-reference/common/users/profile.html
 */
export async function probeStreaming(frame: B24Frame): Promise<StreamingAnswer> {
  if (!mayStream(frame)) return 'no'
  if (await readWorks(frame, true)) return 'yes'
  return await readWorks(frame, false) ? 'no' : 'unknown'
}

async function readWorks(frame: B24Frame, streamed: boolean): Promise<boolean> {
  try {
    const answer = await createCallClient(frame, streamed).call('profile', {})
    return answer.isSuccess && answer.getData()?.result !== undefined
  } catch {
    return false
  }
}
