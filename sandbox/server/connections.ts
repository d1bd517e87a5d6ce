import type { IncomingMessage } from 'node:http'
import { Http2ServerRequest } from 'node:http2'
import type { Server, Socket } from 'node:net'

/** A request as Node's servers hand it out. */
export type RawRequest = IncomingMessage | Http2ServerRequest

/** Ends the connection of a request on the spot, with everything else that runs over it. */
export function cutConnection(request: RawRequest): void {
  const connection = request instanceof Http2ServerRequest ? request.stream.session : request.socket
  connection?.destroy()
}

/**
 * Whether a request was broken off before its body had come. Over HTTP/2 such a body looks like one that has ended; what it would mean is
 * nobody's wish. The stream knows it even where the request does not: it was broken off before there was a request to tell.
 */
export function isBrokenOff(request: RawRequest): boolean {
  return request.aborted || (request instanceof Http2ServerRequest && (request.stream.aborted || request.stream.destroyed))
}

/**
 * The connections of a server, from the first byte on: closing it gracefully would wait for the ones that are kept silent
 * on purpose, and for those a browser opens in advance and sends nothing over.
 */
export class Connections {
  readonly #open = new Set<Socket>()
  #closing = false

  constructor(server: Pick<Server, 'on'>) {
    server.on('connection', (socket) => {
      if (this.#closing) {
        socket.destroy()
        return
      }
      this.#open.add(socket)
      socket.once('close', () => this.#open.delete(socket))
    })
  }

  /** Ends all of them, and every one that still comes. */
  cutAll(): void {
    this.#closing = true
    for (const socket of this.#open) {
      socket.destroy()
    }
  }
}
