import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { WebAnswer } from './route'

const gzipped = promisify(gzip)

/** As deploy/ has it: what is smaller does not get smaller. */
const LEAST_BYTES = 1024
const TYPES = /^(?:text\/|image\/svg\+xml)/

/** What has been compressed once, by a hash of its content: a host keeps such files, and nobody waits for them. */
const kept = new Map<string, Promise<Buffer>>()

/** An answer as a host sends it to a browser that understands gzip. */
export async function compressed(answer: WebAnswer, acceptEncoding: string): Promise<WebAnswer> {
  if (answer.kind !== 'send' || !Buffer.isBuffer(answer.body) || !TYPES.test(answer.headers['content-type'] ?? '')) return answer
  const headers = { ...answer.headers, vary: 'accept-encoding' }
  if (answer.body.length < LEAST_BYTES || !/\bgzip\b/.test(acceptEncoding)) return { ...answer, headers }
  const key = createHash('sha1').update(answer.body).digest('hex')
  const body = kept.get(key) ?? gzipped(answer.body, { level: 6 })
  kept.set(key, body)
  return { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: await body }
}
