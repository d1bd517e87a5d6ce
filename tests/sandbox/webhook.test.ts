// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CALL, rest, resultOf, sandboxFor } from './support'

const SECRET = 'verysecret0123'

interface Received {
  path: string
  body: string
}

/** A stand-in for a real portal. Returns its webhook and what reached it. */
async function fakePortal(answer: (received: Received, response: ServerResponse, request: IncomingMessage) => void) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const entry = { path: request.url ?? '', body }
      received.push(entry)
      answer(entry, response, request)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  }))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { webhook: `http://127.0.0.1:${port}/rest/1/${SECRET}/`, received }
}

const started = JSON.stringify({ result: { RESULT: true, CALL_ID: 'callback.x.1' }, time: {} })

describe('a webhook', () => {
  it('carries the app\'s methods to a real portal, without the sandbox\'s token', async () => {
    const { webhook, received } = await fakePortal((_, response) => response.end(started))
    const sandbox = await sandboxFor({ webhook })
    const reply = await rest(sandbox, 'voximplant.callback.start', CALL)
    expect(resultOf(reply)).toEqual({ RESULT: true, CALL_ID: 'callback.x.1' })
    expect(received.map(({ path }) => path)).toEqual([`/rest/1/${SECRET}/voximplant.callback.start.json`])
    expect(JSON.parse(received[0]?.body ?? '')).toEqual(CALL)
    expect(sandbox.portal.requests).toMatchObject([{ executed: true, status: 200 }])
  })

  it('hands refusals on as they are', async () => {
    const { webhook } = await fakePortal((_, response) => response.writeHead(403).end('{"error":"ACCESS_DENIED","error_description":"Access denied"}'))
    const sandbox = await sandboxFor({ webhook })
    expect(await rest(sandbox, 'voximplant.infocall.startwithtext', CALL)).toMatchObject({ status: 403, json: { error: 'ACCESS_DENIED' } })
    expect(sandbox.portal.requests).toMatchObject([{ executed: false, error: 'ACCESS_DENIED' }])
  })

  it('carries nothing else, in a batch neither', async () => {
    const { webhook, received } = await fakePortal((_, response) => response.end(JSON.stringify({
      result: { result: { me: { ID: '5' } }, result_error: [], result_total: [], result_next: [], result_time: [] },
      time: {}
    })))
    const sandbox = await sandboxFor({ webhook })
    expect(await rest(sandbox, 'crm.deal.delete', { id: 1 })).toMatchObject({ status: 404, json: { error: 'ERROR_METHOD_NOT_FOUND' } })
    expect(received).toEqual([])
    const result = resultOf(await rest(sandbox, 'batch', { cmd: { me: 'profile', bad: 'crm.deal.delete?id=1', own: 'user.option.get' } }))
    expect(result.result).toEqual({ me: { ID: '5' }, own: [] })
    expect(result.result_error).toMatchObject({ bad: { error: 'ERROR_METHOD_NOT_FOUND' } })
    expect(received.map(({ body }) => body)).toEqual(['{"halt":0,"cmd":{"me":"profile"}}'])
  })

  it.each([
    ['dies', (_: Received, response: ServerResponse) => void response.destroy()],
    ['answers with a page', (_: Received, response: ServerResponse) => void response.end('<html>login</html>')],
    ['sends elsewhere', (_: Received, response: ServerResponse) => void response.writeHead(302, { location: '/auth/' }).end()]
  ])('asks once when the portal %s, and answers as a gateway', async (_name, answer) => {
    const { webhook, received } = await fakePortal(answer)
    const sandbox = await sandboxFor({ webhook })
    const reply = await rest(sandbox, 'voximplant.callback.start', CALL)
    expect(reply.status).toBe(502)
    expect(reply.text).toContain('<h1>502 Bad Gateway</h1>')
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(received).toHaveLength(1)
    expect(sandbox.portal.requests).toMatchObject([{ executed: null, status: 502 }])
  })

  it('shows its secret nowhere', async () => {
    const { webhook } = await fakePortal(({ path }, response) => response.end(JSON.stringify({ result: { echo: `http://portal${path}` } })))
    const sandbox = await sandboxFor({ webhook })
    const reply = await rest(sandbox, 'voximplant.url.get')
    expect(reply.text).toContain('/rest/1/***/')
    const seen = [
      reply.text,
      await (await fetch(sandbox.pageUrl())).text(),
      await (await fetch(`${sandbox.portalUrl}/sandbox/api/state`)).text(),
      JSON.stringify(sandbox.portal)
    ]
    expect(seen.filter(text => text.includes(SECRET))).toEqual([])
    expect(seen[1]).toContain('webhook: real calls')
  })

  it('is refused, unspoken, when it is none', async () => {
    await expect(sandboxFor({ webhook: `https://example.com/${SECRET}` })).rejects.toThrow(/^(?!.*verysecret).*not an inbound webhook/)
  })
})
