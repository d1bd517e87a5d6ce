import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { startSandbox, type PersonKey, type Sandbox, type SandboxOptions } from '../../sandbox/index'

/** What came back: the body as text, and as JSON where it is some. */
export interface Reply {
  status: number
  headers: Record<string, unknown>
  text: string
  json: Record<string, unknown>
}

export const CALL = { FROM_LINE: 'reg151083', TO_NUMBER: '+49 30 901820', TEXT_TO_PRONOUNCE: 'A client asks to be called' }

/** A sandbox for one test, without a limit on requests. */
export async function sandboxFor(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ app: { url: 'http://localhost:1/' }, ...options })
  sandbox.portal.bucket.enabled = false
  // Not with `afterEach`: this file is loaded once for all tests, and its hooks would be those of the first file only.
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** A folder with files for one test. */
export async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** Calls REST as one of the people, over HTTP/1.1, on a connection of its own. */
export async function rest(sandbox: Sandbox, method: string, params: Record<string, unknown> = {}, user: PersonKey = 'administrator'): Promise<Reply> {
  const auth = sandbox.portal.tokens.issue(user).access
  return post(`${sandbox.portalUrl}${sandbox.portal.restPath}/${method}`, JSON.stringify({ ...params, auth }))
}

/** Posts a body over HTTP/1.1. Fails when the connection ends without an answer. */
export function post(url: string, body: string, type = 'application/json'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', agent: false, headers: { 'content-type': type } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve(toReply(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString())))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Posts over HTTP/2, in pieces and without a length, as browsers send streams. */
export function postH2(url: string, pieces: readonly string[], type = 'application/json'): Promise<Reply> {
  const { origin, pathname, search } = new URL(url)
  const session = connect(origin, { rejectUnauthorized: false })
  return new Promise<Reply>((resolve, reject) => {
    session.on('error', reject)
    session.on('close', () => reject(new Error('The session ended')))
    const stream = session.request({ ':method': 'POST', ':path': pathname + search, 'content-type': type })
    let headers: Record<string, unknown> = {}
    let text = ''
    stream.setEncoding('utf8')
    stream.on('response', (received) => {
      headers = received
    })
    stream.on('data', (chunk: string) => {
      text += chunk
    })
    stream.on('error', reject)
    stream.on('end', () => {
      const status = Number(headers[':status'] ?? 0)
      if (status === 0) {
        reject(new Error('The stream ended without an answer'))
      } else {
        resolve(toReply(status, headers, text))
      }
    })
    for (const piece of pieces) {
      stream.write(piece)
    }
    stream.end()
  }).finally(() => session.destroy())
}

/** Waits until something is so; fails after two seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 2000
  while (!holds()) {
    if (Date.now() > deadline) {
      throw new Error('It never came true')
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

/** The `result` of an answer, as a map. */
export function resultOf(reply: Reply): Record<string, unknown> {
  return v.parse(v.record(v.string(), v.unknown()), reply.json.result)
}

function toReply(status: number, headers: Record<string, unknown>, text: string): Reply {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), text)
  return { status, headers, text, json: read.success ? read.output : {} }
}
