import { vi } from 'vitest'
import { readPhpForm } from './phpForm'

/** One POST as it left the page. */
export interface SentRequest {
  url: string
  method: string
  /** Its `Content-Type`. */
  type: string
  /** Names of all headers a script has set, in lower case. */
  headers: string[]
  body: unknown
}

/** What becomes of a request. */
export type Answer = (request: Request) => Response | Promise<Response>

/**
 * Replaces the network. @returns every request that was sent, in order
 * @param answers in the order of the requests; the last one serves all that follow, as a broken portal would
 */
export function stubNetwork(...answers: readonly Answer[]): SentRequest[] {
  const sent: SentRequest[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const answer = answers[sent.length] ?? answers.at(-1)
    const entry: SentRequest = {
      url: request.url, method: request.method, type: request.headers.get('Content-Type') ?? '', headers: [...request.headers.keys()], body: null
    }
    sent.push(entry)
    entry.body = await bodyOf(request)
    if (!answer) throw new Error('no answer was prepared')
    return await answer(request)
  })
  return sent
}

/** What PHP makes of a request's body. */
export async function bodyOf(request: Request): Promise<unknown> {
  const body = await request.clone().text()
  return request.headers.get('Content-Type')?.startsWith('application/json') ? JSON.parse(body) : readPhpForm(body)
}

/** `time` of every REST answer, without the counters of execution time. */
export const TIME = { start: 1, finish: 1.1, duration: 0.1, processing: 0.1, date_start: '2026-01-15T12:00:00+00:00', date_finish: '2026-01-15T12:00:00+00:00' }

export function json(body: unknown, status = 200): Answer {
  return () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}

export function text(body: string, status = 200, type = 'text/html'): Answer {
  return () => new Response(body, { status, headers: { 'Content-Type': type } })
}

export function result(value: unknown, time: object = {}): Answer {
  return json({ result: value, time: { ...TIME, ...time } })
}

export function refusal(status: number, error: string, description = ''): Answer {
  return json({ error, error_description: description }, status)
}

/** The connection is lost before an answer. */
export const lost: Answer = () => Promise.reject(new TypeError('Failed to fetch'))

/** No answer at all, until the page gives up. */
export const silence: Answer = request => new Promise((_resolve, reject) => {
  request.signal.addEventListener('abort', () => reject(request.signal.reason))
})

/** The connection is lost in the middle of the answer. */
export const torn: Answer = () => new Response(new ReadableStream({
  start(controller) {
    controller.enqueue(new TextEncoder().encode('{"result":{"RESULT":tr'))
    controller.error(new TypeError('network error'))
  }
}))
