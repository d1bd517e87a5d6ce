import * as v from 'valibot'
import type { PersonKey } from '../portal/people'
import type { Portal } from '../portal/portal'
import type { RestResult } from './method'
import { restMethods } from './methods'
import { isMissing } from './missing'
import { phpMap } from './php'
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
  const startedAt = Date.now()
  if (portal.operating.isUsedUp(method.name, startedAt)) {
    throw new RestError(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.')
  }
  const answer = lifted(method.call(call.params, { portal, user, person: portal.people[user] }))
  const now = Date.now()
  portal.operating.count(method.name, (now - startedAt) / 1000, now)
  return { ...answer, operating: portal.operating.told(method.name, now) }
}

/** Portals take `total` and `next` of a result for those of a list, and move them beside it. */
function lifted(answer: RestResult): RestResult {
  const read = v.safeParse(v.looseObject({ total: v.optional(v.unknown()), next: v.optional(v.unknown()) }), answer.result)
  if (!read.success || Array.isArray(answer.result) || !('total' in read.output || 'next' in read.output)) {
    return answer
  }
  const { total, next, ...result } = read.output
  return {
    ...answer,
    result: phpMap(result),
    ...(total === undefined ? {} : { total: Number(total) }),
    ...(next === undefined ? {} : { next: Number(next) })
  }
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
