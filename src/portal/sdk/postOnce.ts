import type { HttpV2 } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { Failure } from '@/core/failure/failure'
import { MomentSchema } from '@/core/moment'
import { refusalIn, toFailure, unreadable } from '@/portal/errors/failures'
import type { RestParams } from './formBody'

/** A request that did not end with yes: the portal said no and nothing happened, or nobody knows. */
interface Failed {
  state: 'refused' | 'unclear'
  failure: Failure
}

/** When each method is free again, as the portal's last answers told (milliseconds since 1970, on this computer's clock). */
const freeAgainAt = new Map<string, number>()

/**
 * Posts something that must not happen twice: one request, never repeated, whose answer passes a schema. Never throws.
 * @param client made by `createOnceHttp`
 */
export async function postOnce<const Schema extends v.GenericSchema>(
  client: HttpV2, method: string, params: RestParams, schema: Schema
): Promise<{ state: 'answered', result: v.InferOutput<Schema> } | Failed> {
  try {
    const answer = await client.call<unknown>(method, params)
    const refusal = refusalIn(answer, freeAgainAt.get(method))
    if (refusal) return failed(refusal)
    noteOperatingTime(method, answer.getData()?.time)
    const result = v.safeParse(schema, answer.getData()?.result)
    return result.success ? { state: 'answered', result: result.output } : failed(unreadable(answer))
  } catch (error) {
    return failed(toFailure(error, method, freeAgainAt.get(method)))
  }
}

/** Neither a refusal nor a yes: nobody knows. `unavailable` is no end of a click. */
function failed(failure: Failure): Failed {
  return { state: failure.kind === 'refused' ? 'refused' : 'unclear', failure }
}

/** The window in which portals count a method's execution time, milliseconds: no wait is longer. */
const WINDOW = 10 * 60 * 1000
const SecondsSchema = v.pipe(v.number(), v.transform(seconds => seconds * 1000), MomentSchema)

/** `operating_reset_at` says when the method's execution time is counted anew, `finish` what time it is there: both seconds since 1970. */
function noteOperatingTime(method: string, time: unknown): void {
  const read = v.safeParse(v.object({ operating_reset_at: SecondsSchema, finish: SecondsSchema }), time)
  if (read.success) freeAgainAt.set(method, Date.now() + Math.min(read.output.operating_reset_at - read.output.finish, WINDOW))
}
