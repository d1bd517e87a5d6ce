import type { FaultKind } from '../portal/faults'
import type { LoggedCommand } from '../portal/request-log'
import type { RestResult } from './method'
import type { RestError } from './rest-error'
import { timeBlock } from './time'

/** What REST says to one request. */
export interface Answer {
  status: number
  body: Record<string, unknown>
  /** Whether the method did its work; null when only a real portal knows. */
  executed: boolean | null
  /** The error code in the body, if any. */
  error: string | null
  /** What went wrong behind the portal. */
  fault?: FaultKind
  commands?: LoggedCommand[]
}

/** An answer with a result. */
export function success({ operating = null, ...result }: RestResult, startedAt: number): Answer {
  return { status: 200, body: { ...result, time: timeBlock(startedAt, operating) }, executed: true, error: null }
}

/** A refusal: nothing was done, unless the error says so. */
export function refusal(error: RestError): Answer {
  const answer: Answer = { status: error.status, body: error.body, executed: error.executed, error: error.code }
  return error.controller === null ? answer : { ...answer, fault: error.controller.kind }
}
