import * as v from 'valibot'
import { GatewayFailure } from './gateway'

// A portal works on a request for up to a minute.
const PATIENCE_MS = 70_000

const BodySchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()))

/** What a real portal answered. */
export interface UpstreamAnswer {
  status: number
  body: Record<string, unknown>
}

/** A real portal behind an inbound webhook. The webhook's address holds a secret and stays inside this object. */
export class Upstream {
  readonly #address: string
  readonly #secret: string

  /** Throws when the text is not a webhook's address; the message does not repeat it. */
  constructor(webhook: string) {
    const [, address, secret] = /^(https?:\/\/[^/?#]+\/rest\/\d+\/([^/?#]+))\/?$/.exec(webhook.trim()) ?? []
    if (address === undefined || secret === undefined) {
      throw new Error('The webhook is not an inbound webhook address like https://example.bitrix24.com/rest/1/…/')
    }
    this.#address = address
    this.#secret = secret
  }

  /**
   * Sends one request, once. Throws a GatewayFailure when nobody knows what became of it: it may have started a call,
   * so it is never sent again.
   */
  async post(method: string, params: Record<string, unknown>): Promise<UpstreamAnswer> {
    try {
      const response = await fetch(`${this.#address}/${method}.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS)
      })
      const text = await response.text()
      const body = v.parse(BodySchema, text.replaceAll(this.#secret, '***'))
      return { status: response.status, body }
    } catch (error) {
      // The error's own text may hold the address, so it goes no further.
      throw new GatewayFailure(error instanceof DOMException && error.name === 'TimeoutError' ? 504 : 502)
    }
  }
}
