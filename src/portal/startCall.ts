import type { HttpV2 } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { CallOutcome } from '@/telephony/attempt'
import { failureOf } from '@/telephony/catalogue'
import { MomentSchema } from '@/telephony/moment'
import type { CallRequest, CallType } from '@/telephony/types'
import { detailsOf, refusalIn, toFailure, unreadable } from './failures'

export const METHOD_OF_TYPE: Readonly<Record<CallType, string>> = {
  callback: 'voximplant.callback.start',
  infocall: 'voximplant.infocall.startwithtext'
}

const ResultSchema = v.object({
  RESULT: v.boolean(),
  // Lines of external telephony apps give no id.
  CALL_ID: v.nullish(v.union([v.string(), v.literal(false)]))
})

/** When each method is free again, as the portal's last answers told (milliseconds since 1970). */
const freeAgainAt = new Map<string, number>()

/**
 * Starts one call: the only function of this app that does. One POST, never repeated (see `createCallClient`).
 * Never throws: whatever happens ends as started, refused (the portal said no, nothing happened) or unclear.
 *
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-callback-start.html,
 * https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-infocall-start-with-text.html
 * @param client made by `createCallClient`
 */
export async function startCall(client: HttpV2, request: CallRequest): Promise<CallOutcome> {
  const method = METHOD_OF_TYPE[request.type]
  const params = {
    FROM_LINE: request.line,
    TO_NUMBER: request.number,
    TEXT_TO_PRONOUNCE: request.text,
    // Without a voice the portal's default speaks.
    ...(request.voice ? { VOICE: request.voice } : {})
  }
  try {
    const answer = await client.call<unknown>(method, params)
    const refusal = refusalIn(answer, freeAgainAt.get(method))
    if (refusal) return failed(refusal)
    noteOperatingTime(method, answer.getData()?.time)
    const result = v.safeParse(ResultSchema, answer.getData()?.result)
    if (!result.success) return failed(unreadable(answer))
    if (!result.output.RESULT) return failed(failureOf('resultFalse', detailsOf(answer, 'RESULT_FALSE')))
    return { state: 'started', callId: result.output.CALL_ID || null }
  } catch (error) {
    return failed(toFailure(error, method, freeAgainAt.get(method)))
  }
}

/** Neither a refusal nor a start: nobody knows. `unavailable` is no end of a click. */
function failed(failure: ReturnType<typeof failureOf>): CallOutcome {
  return { state: failure.kind === 'refused' ? 'refused' : 'unclear', failure }
}

/** `operating_reset_at` (seconds since 1970) says when the method's execution time is counted anew. */
function noteOperatingTime(method: string, time: unknown): void {
  const read = v.safeParse(v.object({ operating_reset_at: v.pipe(v.number(), v.transform(seconds => seconds * 1000), MomentSchema) }), time)
  if (read.success) freeAgainAt.set(method, read.output.operating_reset_at)
}
