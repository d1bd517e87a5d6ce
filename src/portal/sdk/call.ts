import type { AjaxResult, B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError } from '@/core/failure/failure'
import { refusalIn, toFailure, unreadable } from '@/portal/errors/failures'
import type { RestParams } from './formBody'

/**
 * Calls a method through the frame's own client, which repeats what fails on its way: never for starting a call.
 * @throws {PortalError} when there is no answer, or a refusal
 */
export function callMethod(frame: B24Frame, method: string, params: RestParams): Promise<AjaxResult<unknown>> {
  return frame.actions.v2.call.make<unknown>({ method, params }).catch((error: unknown) => {
    throw new PortalError(toFailure(error, method))
  })
}

/**
 * What an answer says, through its schema.
 * @throws {PortalError} a refusal that came with HTTP 200, or an answer that says neither yes nor no
 */
export function resultOf<const Schema extends v.GenericSchema>(answer: AjaxResult<unknown>, schema: Schema): v.InferOutput<Schema> {
  return understood(answer, answer.getData()?.result, schema)
}

/**
 * The whole body of an answer, with the times and counts beside its result, through its schema.
 * @throws {PortalError} as {@link resultOf}
 */
export function bodyOf<const Schema extends v.GenericSchema>(answer: AjaxResult<unknown>, schema: Schema): v.InferOutput<Schema> {
  return understood(answer, answer.getData(), schema)
}

function understood<const Schema extends v.GenericSchema>(answer: AjaxResult<unknown>, value: unknown, schema: Schema): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value)
  if (!read.success) throw new PortalError(refusalIn(answer) ?? unreadable(answer))
  return read.output
}
