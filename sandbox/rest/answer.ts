import type { LoggedCommand } from '../portal/request-log'
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
  commands?: LoggedCommand[]
}

/** An answer with a result. */
export function success(result: Record<string, unknown>, startedAt: number): Answer {
  return { status: 200, body: { ...result, time: timeBlock(startedAt) }, executed: true, error: null }
}

/** A refusal: nothing was done. */
export function refusal(error: RestError): Answer {
  return { status: error.status, body: error.body, executed: false, error: error.code }
}
