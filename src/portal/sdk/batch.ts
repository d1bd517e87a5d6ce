import type { AjaxResult, B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError, type Failure } from '@/core/failure/failure'
import { callMethod, resultOf } from './call'
import { answerFailure, appFailure } from '@/portal/errors/failures'

/** Portals run this many commands of a batch, and answer each further one with an error. */
export const MOST_COMMANDS = 50

/** The commands of a batch by their names, which are no numbers: JSON keeps their order. Nothing that is spoken, and no note: texts may arrive changed. */
export type Commands = Readonly<Record<string, string>>

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
 * The parameters of a batch.
 * @param halt 1: the first error stops it, and what comes after has neither result nor error
 * @throws {PortalError} where it is longer than portals run
 */
export function batchParams(cmd: Commands, halt: 0 | 1 = 0): { halt: 0 | 1, cmd: Commands } {
  if (Object.keys(cmd).length > MOST_COMMANDS) throw new PortalError(appFailure('batchTooLong', 'batch'))
  return { halt, cmd }
}

/**
 * Several methods in one request; one that fails does not stop the others.
 * Source: https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 * @param cmd run in this order
 * @returns the answer as it came, with the times and counts beside its results
 * @throws {PortalError} when the batch as a whole has no answer, or is too long
 */
export async function postBatch(frame: B24Frame, cmd: Commands): Promise<AjaxResult<unknown>> {
  return await callMethod(frame, 'batch', batchParams(cmd))
}

/** The results and errors of {@link postBatch}. */
export async function callBatch(frame: B24Frame, cmd: Commands): Promise<BatchAnswer> {
  return resultOf(await postBatch(frame, cmd), BatchSchema)
}

/** The failure of one command of a batch. @param error what stands under its name in `result_error`, if anything does */
export function commandFailure(error: unknown, method: string): Failure {
  return answerFailure(error, { code: 'UNREADABLE', method, status: 200, at: Date.now(), requestId: null })
}
