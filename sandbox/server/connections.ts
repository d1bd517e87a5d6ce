import type { IncomingMessage } from 'node:http'
import { Http2ServerRequest } from 'node:http2'

/** A request as Node's servers hand it out. */
export type RawRequest = IncomingMessage | Http2ServerRequest

interface Connection {
  readonly destroyed: boolean
  destroy(): void
  once(event: 'close', listener: () => void): unknown
}

/** The connection a request came over: its socket, or the whole HTTP/2 session. */
function connectionOf(request: RawRequest): Connection | undefined {
  return request instanceof Http2ServerRequest ? request.stream.session : request.socket
}

/** Ends the connection of a request on the spot, with everything else that runs over it. */
export function cutConnection(request: RawRequest): void {
  connectionOf(request)?.destroy()
}

/** The connections in use. Closing a server gracefully would wait for the ones that are kept silent on purpose. */
export class Connections {
  readonly #open = new Set<Connection>()

  add(request: RawRequest): void {
    const connection = connectionOf(request)
    if (connection !== undefined && !this.#open.has(connection)) {
      this.#open.add(connection)
      connection.once('close', () => this.#open.delete(connection))
    }
  }

  cutAll(): void {
    for (const connection of this.#open) {
      connection.destroy()
    }
  }
}
