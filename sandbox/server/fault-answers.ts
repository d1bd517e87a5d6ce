import type { Fault } from '../portal/faults'
import type { Portal } from '../portal/portal'
import type { Answer } from '../rest/answer'
import { missingCode, RestError } from '../rest/rest-error'
import { timeBlock } from '../rest/time'
import { gatewayPage, loginPage } from './gateway'
import { send, sendJson, type WebAnswer } from './route'

/** The faults that spoil the way back of an answer rather than being one. */
type SpoilingFault = Exclude<Fault, { kind: 'latency' | 'error' | 'expiredToken' | 'controller' }>

/** The refusal an `error` fault stands for, with the request's line in its text where the text names one. */
export function errorOf(portal: Portal, fault: Extract<Fault, { kind: 'error' }>, params: Record<string, unknown>): RestError {
  const line = typeof params.FROM_LINE === 'string' ? params.FROM_LINE : ''
  const code = fault.uncoded === true ? missingCode(portal) : fault.error
  const status = portal.documentedStatuses ? fault.documentedStatus ?? fault.status : fault.status
  return new RestError(status, code, fault.error_description.replaceAll('{line}', line))
}

/** Executes the request where the fault says so, and answers what the fault makes of it. */
export async function answerWithFault(
  fault: SpoilingFault,
  execute: () => Promise<Answer>,
  startedAt: number,
  cors: Record<string, string>
): Promise<WebAnswer> {
  const answer = isExecuted(fault) ? await execute() : null
  switch (fault.kind) {
    case 'cut': return { kind: 'cut' }
    case 'silent': return { kind: 'silent' }
    case 'gateway': return gatewayPage(fault.status, fault.cors === false ? {} : cors)
    case 'html': return loginPage(fault.status ?? 200, cors)
    case 'emptyBody': return send('json', 200, '', cors)
    case 'brokenJson': return send('json', 200, firstHalf(answer, startedAt), cors)
    case 'noResult': return sendJson({ time: timeBlock(startedAt) }, 200, cors)
    case 'malformedError': return sendJson({ error: { code: 1 } }, 200, cors)
    case 'contradiction': return contradiction(fault, answer, startedAt, cors)
    case 'resultFalse': return sendJson({ result: { RESULT: false }, time: timeBlock(startedAt) }, 200, cors)
    case 'noCallId':
      return answer !== null && answer.error !== null
        ? sendJson(answer.body, answer.status, cors)
        : sendJson({ result: { RESULT: true, CALL_ID: null }, time: timeBlock(startedAt) }, 200, cors)
  }
}

/** A refusal of the method's own stays what it is; a call that rang is told with an error beside it. */
function contradiction(
  { error = 'ERROR_CORE', error_description = 'Internal error' }: Extract<Fault, { kind: 'contradiction' }>,
  answer: Answer | null,
  startedAt: number,
  cors: Record<string, string>
): WebAnswer {
  return answer !== null && answer.error !== null
    ? sendJson(answer.body, answer.status, cors)
    : sendJson({ ...answer?.body, error, error_description, time: timeBlock(startedAt) }, 200, cors)
}

function isExecuted(fault: SpoilingFault): boolean {
  switch (fault.kind) {
    case 'noCallId': return true
    case 'resultFalse': return false
    default: return fault.executed ?? false
  }
}

function firstHalf(answer: Answer | null, startedAt: number): string {
  const whole = JSON.stringify(answer?.body ?? { result: { RESULT: true, CALL_ID: null }, time: timeBlock(startedAt) })
  return whole.slice(0, Math.floor(whole.length / 2))
}
