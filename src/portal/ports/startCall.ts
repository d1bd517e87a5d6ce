import type { B24Frame, HttpV2 } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { Failure } from '@/core/failure/failure'
import type { CallRequest } from '@/core/telephony/types'
import { CALLBACK, INFOCALL, INFOCALL_SOUND } from '@/portal/methods'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import { postOnce } from '@/portal/sdk/postOnce'
import { findSending, type Sending } from '@/portal/sdk/sending'

/** What came of a request to start a call. */
export type StartAnswer =
  | { state: 'started', callId: string | null }
  | { state: 'refused' | 'unclear', failure: Failure }

/** What starts calls. */
export interface CallsPort {
  /** @param sending how the browser is kept from repeating the request */
  start: (request: CallRequest, sending: Sending) => Promise<StartAnswer>
  /** How requests that must happen once can leave for this portal; `unknown` while it cannot be reached. */
  findSending: () => Promise<Sending | 'unknown'>
}

/** Calls through a frame. */
export const callsPort = (frame: B24Frame): CallsPort => ({
  start: (request, sending) => startCall(createOnceHttp(frame, sending), request),
  findSending: () => findSending(frame)
})

/** What starts a call. */
export function methodOf({ type, sound }: Pick<CallRequest, 'type' | 'sound'>): string {
  if (type === 'callback') return CALLBACK
  return sound ? INFOCALL_SOUND : INFOCALL
}

const ResultSchema = v.object({
  RESULT: v.literal(true),
  // Lines of external telephony apps give no id.
  CALL_ID: v.nullish(v.union([v.string(), v.literal(false)]))
})

/**
 * Starts one call: the only function of this app that does. One POST, never repeated (see `createOnceHttp`).
 * Never throws: whatever happens ends as started, refused (the portal said no, nothing happened) or unclear.
 *
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-callback-start.html,
 * https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-infocall-start-with-text.html,
 * https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-infocall-start-with-sound.html
 * @param client made by `createOnceHttp`
 */
export async function startCall(client: HttpV2, request: CallRequest): Promise<StartAnswer> {
  const method = methodOf(request)
  const params = {
    FROM_LINE: request.line,
    TO_NUMBER: request.number,
    ...(request.sound && request.type === 'infocall' ? { URL: request.sound } : {
      TEXT_TO_PRONOUNCE: request.text,
      // Without a voice the portal's default speaks.
      ...(request.voice ? { VOICE: request.voice } : {})
    })
  }
  const posted = await postOnce(client, method, params, ResultSchema)
  return posted.state === 'answered' ? { state: 'started', callId: posted.result.CALL_ID || null } : posted
}
