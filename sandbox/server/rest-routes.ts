import type { Fault } from '../portal/faults'
import type { PersonKey } from '../portal/people'
import type { Portal } from '../portal/portal'
import type { LoggedRequest } from '../portal/request-log'
import { refusal, type Answer } from '../rest/answer'
import { readBatch } from '../rest/batch'
import { authenticate } from '../rest/execute'
import { readRestRequest, type RestRequest } from '../rest/read-request'
import { RestError } from '../rest/rest-error'
import { CORS, forbiddenHeaders, PREFLIGHT } from './cors'
import { answerWithFault, errorOf } from './fault-answers'
import type { Backend } from './backend'
import { GatewayFailure, gatewayPage } from './gateway'
import { send, sendJson, type Route, type WebAnswer, type WebRequest } from './route'
import type { Timers } from '../portal/timers'

/** REST for apps of any origin, with the portal's faults in its way. */
export function restRoutes(portal: Portal, backend: Backend, timers: Timers): Route[] {
  return [
    {
      methods: ['OPTIONS'],
      path: `${portal.restPath}/*`,
      handle: async (request) => {
        portal.preflights += 1
        noteForbidden(portal, request)
        await timers.wait(portal.distance)
        return send('text', 200, '', PREFLIGHT)
      }
    },
    {
      methods: ['GET', 'POST'],
      path: `${portal.restPath}/*`,
      handle: request => noteForbidden(portal, request)
        // A browser would not have sent it: nobody else shall get further than people do.
        ? send('text', 400, 'A browser may not send this header to a portal')
        : handleRest({ portal, backend, timers }, request)
    }
  ]
}

/** Notes headers that portals do not allow; whether there were any. */
function noteForbidden(portal: Portal, request: WebRequest): boolean {
  const { method } = readRestRequest(request, portal.restPath)
  const found = forbiddenHeaders(request).map(header => ({ method, header }))
  portal.forbiddenHeaders.push(...found)
  return found.length > 0
}

interface Parts {
  portal: Portal
  backend: Backend
  timers: Timers
}

async function handleRest({ portal, backend, timers }: Parts, request: WebRequest): Promise<WebAnswer> {
  const startedAt = Date.now()
  const call = readRestRequest(request, portal.restPath)
  const entry = logArrival(portal, request, call)
  if (!portal.bucket.take(request.address)) {
    return finish(portal, entry, answerJson(entry, refusal(new RestError(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests')), portal.bucket.cors ? CORS : {}))
  }
  const { fault, latency } = portal.faults.take(call.method)
  entry.fault = fault?.kind ?? (latency > 0 ? 'latency' : null)
  const wait = portal.distance + latency
  if (wait > 0) {
    await timers.wait(wait)
  }
  await portal.held.get(call.method)
  const execute = async (): Promise<Answer> => {
    const answer = await authenticated(portal, call, user => backend(call, user, startedAt))
    entry.executed = answer.executed
    entry.error = answer.error
    entry.fault ??= answer.fault ?? null
    if (answer.commands !== undefined) {
      entry.commands = answer.commands
    }
    return answer
  }
  try {
    const answer = fault === null
      ? answerJson(entry, await execute())
      : await withFault(portal, fault, call, entry, execute, startedAt)
    return finish(portal, entry, answer)
  } catch (failure) {
    if (failure instanceof GatewayFailure) {
      entry.executed = null
      return finish(portal, entry, gatewayPage(failure.status, CORS))
    }
    throw failure
  }
}

async function withFault(
  portal: Portal,
  fault: Exclude<Fault, { kind: 'latency' | 'controller' }>,
  call: RestRequest,
  entry: LoggedRequest,
  execute: () => Promise<Answer>,
  startedAt: number
): Promise<WebAnswer> {
  if (fault.kind === 'error') {
    const answer = refusal(errorOf(portal, fault, call.params))
    return answerJson(entry, fault.http200 === true ? { ...answer, status: 200 } : answer)
  }
  if (fault.kind === 'expiredToken') {
    return answerJson(entry, refusal(new RestError(401, 'expired_token', 'The access token provided has expired')))
  }
  return answerWithFault(fault, execute, startedAt, CORS)
}

async function authenticated(portal: Portal, call: RestRequest, run: (user: PersonKey) => Promise<Answer>): Promise<Answer> {
  try {
    return await run(authenticate(portal, call.token))
  } catch (error) {
    if (error instanceof RestError) {
      return refusal(error)
    }
    throw error
  }
}

function logArrival(portal: Portal, request: WebRequest, call: RestRequest): LoggedRequest {
  const check = portal.tokens.check(call.token ?? '')
  const commands = readBatch(call.params).commands.map(({ name, method }) => ({ name, method, executed: false }))
  return portal.logRequest({
    protocol: request.protocol,
    httpMethod: request.method,
    method: call.method,
    ...(call.method === 'batch' ? { commands } : {}),
    params: call.params,
    query: call.query,
    user: check.state === 'valid' ? check.person : null
  })
}

function answerJson(entry: LoggedRequest, answer: Answer, headers: Record<string, string> = CORS): WebAnswer {
  entry.error = answer.error
  return sendJson(answer.body, answer.status, headers)
}

function finish(portal: Portal, entry: LoggedRequest, answer: WebAnswer): WebAnswer {
  entry.outcome = answer.kind === 'send' ? 'answered' : answer.kind
  entry.status = answer.kind === 'send' ? answer.status : null
  portal.changes.announce()
  return answer
}
