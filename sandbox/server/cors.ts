import type { WebRequest } from './route'

/** What a portal's answers carry. Nothing lets scripts read any header of theirs. */
export const CORS = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }

const ALLOWED = ['origin', 'content-type', 'accept']

/** What it answers before a request: which headers that may have. It says neither which methods, nor for how long that holds. */
export const PREFLIGHT = { ...CORS, 'access-control-allow-headers': ALLOWED.join(', ') }

/** What browsers send of their own accord, or without asking. */
const BROWSERS_OWN = new Set([
  ...ALLOWED, 'accept-encoding', 'accept-language', 'access-control-request-headers', 'access-control-request-method',
  'access-control-request-private-network', 'cache-control', 'connection', 'content-language', 'content-length', 'cookie', 'dnt', 'host',
  'keep-alive', 'pragma', 'priority', 'proxy-connection', 'purpose', 'range', 'referer', 'save-data', 'te', 'trailer', 'transfer-encoding',
  'upgrade-insecure-requests', 'user-agent'
])

/** The headers of a request that no browser would be let send, because a portal does not allow them. */
export function forbiddenHeaders({ method, headerNames, headersAskedFor }: WebRequest): string[] {
  return method === 'OPTIONS'
    ? headersAskedFor.filter(name => !ALLOWED.includes(name))
    : headerNames.filter(name => !BROWSERS_OWN.has(name) && !name.startsWith('sec-'))
}
