import type { Readable } from 'node:stream'

/** A request, whichever HTTP version brought it. */
export interface WebRequest {
  method: string
  /** Path without the query, decoded. */
  path: string
  /** The query as it came, without the question mark. */
  query: string
  contentType: string
  /** Compressions the caller understands, as it lists them. */
  acceptEncoding: string
  /** Names of the headers that came, in small letters. */
  headerNames: readonly string[]
  /** The headers a browser asks for before it sends a request; small letters. Only of an `OPTIONS` request. */
  headersAskedFor: readonly string[]
  body: string
  protocol: '1.1' | '2'
  /** The caller's address. */
  address: string
}

/** What a server does about a request. */
export type WebAnswer =
  | { kind: 'send', status: number, headers: Record<string, string>, body: string | Buffer | Readable }
  /** The connection ends without an answer. */
  | { kind: 'cut' }
  /** No answer; the connection stays open. */
  | { kind: 'silent' }

/** A route is a value: which requests, and what is done about them. */
export interface Route {
  methods: readonly ('GET' | 'POST' | 'DELETE' | 'OPTIONS')[]
  /** An exact path, or everything below a folder when it ends with `*`. */
  path: string
  handle(request: WebRequest): WebAnswer | Promise<WebAnswer>
}

const CONTENT_TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8'
} as const

/** An answer with a text in it. */
export function send(type: keyof typeof CONTENT_TYPES, status: number, body: string, headers: Record<string, string> = {}): WebAnswer {
  return { kind: 'send', status, headers: { 'content-type': CONTENT_TYPES[type], 'cache-control': 'no-store', ...headers }, body }
}

/** An answer with a value as JSON. */
export function sendJson(value: unknown, status = 200, headers: Record<string, string> = {}): WebAnswer {
  return send('json', status, JSON.stringify(value), headers)
}

export const notFound: WebAnswer = send('text', 404, 'Not found')
