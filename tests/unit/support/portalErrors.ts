import documented from '../../../sandbox/data/errors.json'
import type { FailureId } from '@/core/failure/catalogue'

export const CALLBACK = 'voximplant.callback.start'
export const INFOCALL = 'voximplant.infocall.startwithtext'
export const INFOCALL_SOUND = 'voximplant.infocall.startwithsound'
export const CALL_METHODS = [CALLBACK, INFOCALL, INFOCALL_SOUND]

/** The catalogue entry each documented portal error belongs to, by `method error: description`. */
const ENTRY_OF: Readonly<Record<string, FailureId>> = {
  'voximplant.callback.start ERROR_CORE: Could not find line {line}': 'lineUnknown',
  'voximplant.callback.start ERROR_CORE: Could not find config for number {line}': 'lineNotConfigured',
  'voximplant.callback.start ERROR_CORE: Phone number is not correct': 'numberRejected',
  'voximplant.callback.start ACCESS_DENIED: Access denied!': 'callsNotAllowed',
  'voximplant.infocall.startwithtext ERROR_CORE: Making infocall using LINK_BASE_NUMBER is not allowed': 'serviceLine',
  'voximplant.infocall.startwithtext ERROR_CORE: Could not find config for number {line}': 'lineNotConfigured',
  'voximplant.infocall.startwithtext ERROR_CORE: Infocall limit for this month is exceeded': 'infocallLimit',
  'voximplant.infocall.startwithtext ERROR_CORE: Phone number is not correct': 'numberRejected',
  'voximplant.infocall.startwithtext ERROR_CORE: Infocall failure': 'telephonyFault',
  'voximplant.infocall.startwithtext ACCESS_DENIED: Access denied!': 'callsNotAllowed',
  'voximplant.infocall.startwithsound ERROR_CORE: Making infocall using LINK_BASE_NUMBER is not allowed': 'serviceLine',
  'voximplant.infocall.startwithsound ERROR_CORE: Could not find config for number {line}': 'lineNotConfigured',
  'voximplant.infocall.startwithsound ERROR_CORE: Infocall limit for this month is exceeded': 'infocallLimit',
  'voximplant.infocall.startwithsound ERROR_CORE: Phone number is not correct': 'numberRejected',
  'voximplant.infocall.startwithsound ERROR_CORE: Infocall failure': 'telephonyFault',
  'voximplant.infocall.startwithsound ACCESS_DENIED: Access denied!': 'callsNotAllowed',
  'voximplant.line.get ACCESS_DENIED: Access denied!': 'linesNotAllowed',
  'voximplant.line.outgoing.get ACCESS_DENIED: Access denied!': 'linesNotAllowed',
  'voximplant.statistic.get ACCESS_DENIED: Access denied!': 'statisticsNotAllowed',
  '* INTERNAL_SERVER_ERROR: Internal server error': 'serverFault',
  '* ERROR_UNEXPECTED_ANSWER: Server returned an unexpected response': 'unexpectedAnswer',
  '* QUERY_LIMIT_EXCEEDED: Too many requests': 'rateLimit',
  '* ERROR_BATCH_METHOD_NOT_ALLOWED: Method is not allowed for batch usage': 'batchMethodNotAllowed',
  '* ERROR_BATCH_LENGTH_EXCEEDED: Max batch length exceeded': 'batchTooLong',
  '* NO_AUTH_FOUND: Wrong authorization data': 'sessionInvalid',
  '* INVALID_REQUEST: Https required': 'httpsRequired',
  '* OVERLOAD_LIMIT: REST API is blocked due to overload': 'overload',
  '* ACCESS_DENIED: REST API is available only on commercial plans': 'planWithoutRest',
  '* INVALID_CREDENTIALS: Invalid request credentials': 'rightsMissing',
  '* ERROR_MANIFEST_IS_NOT_AVAILABLE: Manifest is not available': 'manifestMissing',
  '* insufficient_scope: The request requires higher privileges than provided by the webhook token': 'scopeMissing',
  '* expired_token: The access token provided has expired': 'sessionExpired',
  '* user_access_error: The user does not have access to the application': 'appNotForUser',
  '* PORTAL_DELETED: Portal was deleted': 'portalClosed',
  '* OPERATION_TIME_LIMIT: Method is blocked due to operation time limit.': 'timeLimit',
  '* ERROR_METHOD_NOT_FOUND: Method not found!': 'methodMissing'
}

/** A portal error as one method answers it. */
export interface PortalErrorCase {
  method: string
  status: number
  error: string
  /** `{line}` stands for a line's id. */
  description: string
  /** Undefined for an error nobody has decided about yet. */
  entry: FailureId | undefined
}

/** Every documented error; those of any method (`*`) once for each of the calls' methods. */
export const PORTAL_ERRORS: readonly PortalErrorCase[] = documented.flatMap(({ method, status, error, error_description: description }) => {
  const entry = ENTRY_OF[`${method} ${error}: ${description}`]
  return (method === '*' ? CALL_METHODS : [method]).map(each => ({ method: each, status, error, description, entry }))
})
