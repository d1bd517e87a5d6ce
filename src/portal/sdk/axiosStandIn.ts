/**
 * Stands in for axios (alias in vite.config.ts), which the SDK brings along for one thing: a POST whose answer is JSON. axios is 21 kB gzip and sends
 * in one of several ways, with headers of its own, depending on what it is told; here there is one way. It knows what the SDK and
 * this folder touch, and nothing else. See docs/decisions/0004-bundle.md.
 */
interface Options {
  /** Milliseconds until the answer has to be there as a whole. */
  timeout: number
  /** A function: the body goes as a stream, as axios sends it when somebody wants to know its progress. Needs HTTP/2. */
  onUploadProgress?: unknown
}

/** What was asked for. */
interface Config {
  url: string
}

interface Answer {
  /** What the body says as JSON; its text where it is none. */
  data: unknown
  status: number
  config: Config
}

/** Who may make something else of an answer, and of its absence. */
type Judges = [answered?: (answer: Answer) => Answer, failed?: (error: unknown) => Promise<never>]

/** What a request waits for before it leaves. */
type Wait = (config: Config) => Promise<unknown>

/** A request without an answer, or with one that is no success. The codes are axios' own, which the SDK understands. */
export class AxiosError extends Error {
  override readonly name = 'AxiosError'

  constructor(message: string, readonly code: string, readonly config: Config, readonly response?: Answer) {
    super(message)
  }

  get status(): number | undefined {
    return this.response?.status
  }
}

class Client {
  /** May be changed until the first request. */
  readonly defaults: Options & { transformRequest: (params: object) => string }
  private readonly judges: Judges[] = []
  private readonly waits: Wait[] = []
  readonly interceptors = {
    request: { use: (wait: Wait) => this.waits.push(wait) },
    response: { use: (...judges: Judges) => this.judges.push(judges) }
  }

  constructor(options: Options) {
    this.defaults = { transformRequest: JSON.stringify, ...options }
  }

  /** @throws {AxiosError} and whatever those who judge the answer throw */
  async post(url: string, params: object): Promise<Answer> {
    const { transformRequest, onUploadProgress } = this.defaults
    const body = transformRequest(params)
    const type = transformRequest === JSON.stringify ? 'application/json' : 'application/x-www-form-urlencoded'
    for (const wait of this.waits) await wait({ url })
    const answer = this.send({ url }, {
      method: 'POST',
      headers: { 'Content-Type': type },
      ...(onUploadProgress ? { body: streamOf(body), duplex: 'half' } : { body })
    })
    return await this.judges.reduce((judged, [answered, failed]) => judged.then(answered, failed), answer)
  }

  private async send(config: Config, init: RequestInit): Promise<Answer> {
    const { timeout } = this.defaults
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), timeout)
    let answer: Answer
    try {
      // The token is in the body: the portal's cookies are nobody's business here.
      const response = await fetch(new Request(config.url, { ...init, credentials: 'omit', signal: patience.signal }))
      answer = { data: readJson(await response.text()), status: response.status, config }
    } catch {
      // Browsers have no words in common for what went wrong, and one fault: it did not arrive.
      throw patience.signal.aborted
        ? new AxiosError(`timeout of ${timeout} ms`, 'ECONNABORTED', config)
        : new AxiosError('Network Error', 'ERR_NETWORK', config)
    } finally {
      clearTimeout(timer)
    }
    if (answer.status >= 200 && answer.status < 300) return answer
    throw new AxiosError(`Status ${answer.status}`, answer.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE', config, answer)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A body that can be read once: the browser has nothing left to send again. */
function streamOf(body: string): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body))
      controller.close()
    }
  })
}

export default { create: (options: Options) => new Client(options) }
