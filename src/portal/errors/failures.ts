import { AjaxError, SdkError, type AjaxResult } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { failureOf, type FailureId } from '@/core/failure/catalogue'
import { PortalError, type Failure, type FailureDetails } from '@/core/failure/failure'
import { FORBIDDEN } from '@/portal/sdk/neverSent'
import { portalFailure } from './portalErrors'

/**
 * A portal error as REST answers it: https://apidocs.bitrix24.com/error-codes.html
 * Nothing else is one: what has a result beside the error says two things at once.
 */
const PortalErrorSchema = v.union([
  v.object({
    // A code of digits only (`100`) may arrive as a number.
    error: v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.number(), v.minValue(1), v.transform(String))]),
    error_description: v.nullish(v.string(), ''),
    result: v.optional(v.undefined())
  }),
  // An exception without a code: only its description makes it one.
  v.object({ error: v.literal(''), error_description: v.string(), result: v.optional(v.undefined()) })
])

/** What `axiosStandIn`, and `judgeByBody`, leave on an error that had an answer; the SDK keeps it as `originalError`. */
const AnsweredSchema = v.object({
  response: v.object({ status: v.number(), data: v.unknown() })
})

/** What goes wrong between the app and the portal's page around it: of REST requests, only their token comes from there. */
const isFramesFault = (error: unknown): error is SdkError => error instanceof SdkError && error.code.startsWith('JSSDK_FRAME_')

/**
 * The failure that something thrown by the SDK stands for.
 * @param method REST method that was called
 * @param retryAt when the portal said the method is free again (milliseconds since 1970), if it ever said so
 */
export function toFailure(error: unknown, method: string, retryAt: number | null = null): Failure {
  const requestId = error instanceof AjaxError ? error.requestInfo?.requestId ?? null : null
  const details: FailureDetails = {
    code: error instanceof SdkError ? error.code : 'APP_ERROR',
    method,
    status: error instanceof SdkError ? error.status : 0,
    at: Date.now(),
    requestId
  }
  const cause: unknown = error instanceof SdkError ? error.originalError : error

  // The token could not be renewed: the request never left, or was refused before it did anything.
  const notRenewed = [error, cause].find(isFramesFault)
  if (notRenewed) return failureOf('sessionNotRenewed', { ...details, code: notRenewed.code })

  const answered = v.safeParse(AnsweredSchema, cause)
  if (answered.success) {
    return answerFailure(answered.output.response.data, { ...details, status: answered.output.response.status }, retryAt)
  }
  return failureOf(entryWithoutAnswer(details.code), { ...details, status: 0 })
}

/** The failure an answer's body stands for: a portal error, or something else where a portal error was due. */
export function answerFailure(body: unknown, details: FailureDetails, retryAt: number | null = null): Failure {
  const portalError = v.safeParse(PortalErrorSchema, body)
  if (portalError.success) {
    const { error, error_description: description } = portalError.output
    return portalFailure({ ...details, code: error }, description, retryAt)
  }
  const entry = details.status >= 200 && details.status < 300 ? 'unreadableAnswer' : 'gatewayPage'
  return failureOf(entry, details)
}

/** The failure the SDK hands back inside an answer instead of throwing it, as it does for some codes; null where there is none. */
export function refusalIn(answer: AjaxResult<unknown>, retryAt: number | null = null): Failure | null {
  const error = [...answer.errors.values()].find(one => one instanceof SdkError)
  return error ? toFailure(error, answer.getQuery().method, retryAt) : null
}

/** The failure of an answer that says neither yes nor no. */
export function unreadable(answer: AjaxResult<unknown>): Failure {
  const { method, requestId } = answer.getQuery()
  return failureOf('unreadableAnswer', { code: 'UNREADABLE', method, status: answer.getStatus(), at: Date.now(), requestId })
}


function entryWithoutAnswer(code: string): FailureId {
  if (code === 'NETWORK_ERROR') return 'connectionLost'
  if (code === 'REQUEST_TIMEOUT') return 'timeout'
  if (code === FORBIDDEN) return 'blocked'
  return 'unreadableAnswer'
}

/**
 * A failure of the app itself: no answer of the portal stands behind it.
 * @param method REST method it was about, or the step of the app
 */
export function appFailure(entry: FailureId, method: string, code = 'APP_ERROR'): Failure {
  return failureOf(entry, { code, method, status: 0, at: Date.now(), requestId: null })
}

/** What something thrown stands for: the portal's failure, or where it is none, the entry given. */
export function failureIn(error: unknown, otherwise: FailureId, method: string): Failure {
  return error instanceof PortalError ? error.failure : appFailure(otherwise, method)
}
