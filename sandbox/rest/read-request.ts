import * as v from 'valibot'
import { parsePhpQuery } from './php'
import type { RestCall } from './execute'

/** A request to REST, taken apart. */
export interface RestRequest extends RestCall {
  /** The address's query without the token. */
  query: Record<string, unknown>
  token: string | null
}

// The SDK's own tracing; no method looks at it.
const TRACING = /^bx24_/

/**
 * Reads the method from the path, the parameters from query and body, and the token from either.
 * @param base where REST is: `/rest`
 */
export function readRestRequest(request: { path: string, query: string, contentType: string, body: string }, base: string): RestRequest {
  const query = parsePhpQuery(request.query)
  const all = { ...query, ...readBody(request.contentType, request.body) }
  const { auth, ...params } = all
  return {
    method: request.path.slice(base.length + 1).replace(/\/$/, '').replace(/\.json$/, ''),
    params: without(params, key => TRACING.test(key)),
    query: without(query, key => key === 'auth'),
    token: typeof auth === 'string' ? auth : null
  }
}

function readBody(contentType: string, body: string): Record<string, unknown> {
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return parsePhpQuery(body)
  }
  // PHP looks into no other kind of body, and the portal itself into JSON only.
  if (!contentType.includes('json')) {
    return {}
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), body)
  // PHP takes an unreadable body for an empty one.
  return read.success ? read.output : {}
}

function without(params: Record<string, unknown>, drop: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([key]) => !drop(key)))
}
