// @vitest-environment node
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/index'

/** Connections as browsers hold them open without having asked for anything yet. */
const SILENT: [string, (port: number) => Promise<Socket>][] = [
  ['a bare connection', port => opened(connect(port, 'localhost'), 'connect')],
  ['TLS with HTTP/1.1', port => opened(secure(port, 'http/1.1'), 'secureConnect')],
  ['TLS with HTTP/2', port => opened(secure(port, 'h2'), 'secureConnect')]
]

describe('closing a sandbox', () => {
  it.each(SILENT)('does not wait for %s that stays silent', async (_, open) => {
    const sandbox = await startSandbox({ protocol: 'h2', app: { url: 'https://localhost/' } })
    const socket = await open(Number(new URL(sandbox.portalUrl).port))
    const ended = new Promise(resolve => socket.once('close', resolve))
    await sandbox.close()
    await ended
    expect(socket.destroyed).toBe(true)
  })
})

function secure(port: number, protocol: string): Socket {
  return connectTls({ port, host: 'localhost', rejectUnauthorized: false, ALPNProtocols: [protocol] })
}

function opened(socket: Socket, event: string): Promise<Socket> {
  // Being cut off is what the tests are about.
  socket.on('error', () => undefined)
  return new Promise(resolve => socket.once(event, () => resolve(socket)))
}
