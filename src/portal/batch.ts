import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { Failure } from '@/telephony/failure'
import { callMethod, resultOf } from './call'
import { answerFailure } from './failures'

/** A map with string keys. PHP encodes an empty one as `[]`. */
export function mapOf<Value>(values: v.GenericSchema<unknown, Value>): v.GenericSchema<unknown, Record<string, Value>> {
  return v.union([
    v.record(v.string(), values),
    v.pipe(v.strictTuple([]), v.transform((): Record<string, Value> => ({})))
  ])
}

/** What a batch answers: results and errors by the commands' names. */
export interface BatchAnswer {
  result: Record<string, unknown>
  result_error: Record<string, unknown>
}

export const BatchSchema = v.object({
  result: mapOf(v.unknown()),
  result_error: v.optional(mapOf(v.unknown()), {})
})

/**
 * Several methods in one request; one that fails does not stop the others.
 * Source: https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 * @param cmd at most 50 commands, run in this order
 * @throws {PortalError} when the batch as a whole has no answer
 */
export async function callBatch(frame: B24Frame, cmd: Readonly<Record<string, string>>): Promise<BatchAnswer> {
  return resultOf(await callMethod(frame, 'batch', { halt: 0, cmd }), BatchSchema)
}

/** The failure of one command of a batch. @param error what stands under its name in `result_error`, if anything does */
export function commandFailure(error: unknown, method: string): Failure {
  return answerFailure(error, { code: 'UNREADABLE', method, status: 200, at: Date.now(), requestId: null })
}
