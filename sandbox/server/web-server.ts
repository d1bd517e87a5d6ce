import type { AddressInfo } from 'node:net'
import fastify, { type FastifyError, type FastifyInstance, type RawServerBase } from 'fastify'
import { certificate } from './certificate'
import { Connections, cutConnection, isBrokenOff, type RawRequest } from './connections'
import type { Route, WebRequest } from './route'

/** What a server speaks: plain HTTP/1.1, TLS with HTTP/1.1, or TLS with HTTP/2 as cloud portals do. */
export type Protocol = 'http' | 'https' | 'h2'

export interface WebServer {
  /** `http://localhost:5080` */
  origin: string
  close(): Promise<void>
}

/** Bodies larger than this are refused; much larger ones are not even read, and their sender is let wait. Bytes. */
const LARGE = 4 * 1024 * 1024
const HUGE = 32 * 1024 * 1024

/** What `localhost` means to browsers, in either order. */
const [FIRST, SECOND] = ['127.0.0.1', '::1'] as const

/** Serves routes on a port of this machine (0 = any free one). */
export async function startWebServer(protocol: Protocol, port: number, routes: readonly Route[]): Promise<WebServer> {
  const main = await listen(protocol, FIRST, port, routes)
  // A server of its own, whose connections are known: Fastify's own second one for `localhost` keeps silent ones open when it is closed.
  const second = await listen(protocol, SECOND, main.port, routes).catch(() => null)
  return {
    origin: `${protocol === 'http' ? 'http' : 'https'}://localhost:${main.port}`,
    close: async () => { await Promise.all([main.close(), second?.close()]) }
  }
}

interface Listening {
  port: number
  close(): Promise<void>
}

async function listen(protocol: Protocol, host: string, port: number, routes: readonly Route[]): Promise<Listening> {
  const common = { forceCloseConnections: true, exposeHeadRoutes: false, bodyLimit: LARGE } as const
  switch (protocol) {
    case 'http': return serve(fastify(common), host, port, routes)
    case 'https': return serve(fastify({ ...common, https: await certificate() }), host, port, routes)
    // Clients without HTTP/2, such as Node's own fetch, are welcome on the same port, as in the cloud.
    case 'h2': return serve(fastify({ ...common, http2: true, https: { ...await certificate(), allowHTTP1: true } }), host, port, routes)
  }
}

async function serve<Server extends RawServerBase>(app: FastifyInstance<Server>, host: string, port: number, routes: readonly Route[]): Promise<Listening> {
  const connections = new Connections(app.server)
  app.addHook('onRequest', async (request, reply) => {
    if (!isLocal(request.host)) {
      // A foreign name that resolves to this machine is somebody else's page trying to get in.
      await reply.code(403).send()
    }
    // The app sends them only to break them off: reading them would keep this machine busy for nothing.
    if (Number(request.headers['content-length'] ?? 0) > HUGE) reply.hijack()
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  for (const { methods, path, handle } of routes) {
    app.route({
      method: [...methods],
      url: path,
      handler: async (request, reply) => {
        if (isBrokenOff(request.raw)) {
          reply.hijack()
          return
        }
        const answer = await handle(toWebRequest(request.raw, request.body, request.ip))
        if (answer.kind === 'send') {
          return reply.code(answer.status).headers(answer.headers).send(answer.body)
        }
        reply.hijack()
        if (answer.kind === 'cut') {
          cutConnection(request.raw)
        }
      }
    })
  }
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    // A request that was broken off, or is too large, is no failure of the sandbox.
    if (error.statusCode !== undefined && error.statusCode < 500) return reply.code(error.statusCode).type('text/plain').send('Not understood')
    console.error(error)
    return reply.code(500).type('text/plain').send('The sandbox failed')
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain').send('Not found'))
  await app.listen({ port, host })
  return {
    port: portOf(app.addresses()[0]),
    close: async () => {
      const closed = app.close()
      connections.cutAll()
      await closed
    }
  }
}

function toWebRequest(raw: RawRequest, body: unknown, address: string): WebRequest {
  const [path = '/', ...query] = (raw.url ?? '/').split('?')
  return {
    method: raw.method ?? 'GET',
    path: decoded(path),
    query: query.join('?'),
    contentType: raw.headers['content-type'] ?? '',
    acceptEncoding: String(raw.headers['accept-encoding'] ?? ''),
    headerNames: Object.keys(raw.headers).filter(name => !name.startsWith(':')),
    headersAskedFor: String(raw.headers['access-control-request-headers'] ?? '').toLowerCase().split(',').map(name => name.trim()).filter(Boolean),
    body: typeof body === 'string' ? body : '',
    protocol: raw.httpVersionMajor === 2 ? '2' : '1.1',
    address
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isLocal(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname.replace(/:\d+$/, ''))
}

function portOf(address: AddressInfo | string | undefined): number {
  if (address === undefined || typeof address === 'string') {
    throw new Error('The server did not start')
  }
  return address.port
}
