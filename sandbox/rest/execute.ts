import type { PersonKey } from '../portal/people'
import type { Portal } from '../portal/portal'
import type { RestResult } from './method'
import { restMethods } from './methods'
import { isMissing } from './missing'
import { RestError } from './rest-error'

/** A method with its parameters, as read from a request. */
export interface RestCall {
  method: string
  params: Record<string, unknown>
}

/** Runs one method as one person. Throws a RestError when the portal refuses. */
export function execute(portal: Portal, call: RestCall, user: PersonKey): RestResult {
  const method = isMissing(portal, call.method) ? undefined : restMethods.get(call.method.toLowerCase())
  if (method === undefined) {
    throw methodNotFound()
  }
  return method.call(call.params, { portal, user, person: portal.people[user] })
}

/** The refusal of a method the portal does not have. */
export function methodNotFound(): RestError {
  return new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!')
}

/** Who a token belongs to. Throws a RestError when it is missing, wrong or too old. */
export function authenticate(portal: Portal, token: string | null): PersonKey {
  const check = portal.tokens.check(token ?? '')
  switch (check.state) {
    case 'valid': return check.person
    case 'expired': throw new RestError(401, 'expired_token', 'The access token provided has expired')
    case 'unknown': throw new RestError(401, 'NO_AUTH_FOUND', 'Wrong authorization data')
  }
}
