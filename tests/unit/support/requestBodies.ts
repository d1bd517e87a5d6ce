/** Notes what each `Request` was made from. */
const bodies: unknown[] = []

class NotedRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(input, init)
    bodies.push(init?.body)
  }
}
globalThis.Request = NotedRequest

/** What the last request that left the page was made from. */
export const lastBody = (): unknown => bodies.at(-1)
