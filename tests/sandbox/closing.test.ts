// @vitest-environment node
import { connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/index'
import { until } from './support'

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

  it.each(['127.0.0.1', '::1'].filter(isHere))('ends a request over HTTP/2 at %s that it keeps silent about, and one whose session was cut', async (address) => {
    const sandbox = await startSandbox({ protocol: 'h2', app: { url: 'https://localhost/' } })
    const { port } = new URL(sandbox.portalUrl)
    const auth = sandbox.portal.tokens.issue('manager').access
    const sessionWith = (kind: 'silent' | 'cut') => {
      const session = connectHttp2(sandbox.portalUrl, { createConnection: () => secure(Number(port), 'h2', address) })
      session.on('error', () => undefined)
      sandbox.portal.faults.add({ method: 'profile', fault: { kind, executed: true } })
      session.request({ ':method': 'POST', ':path': `/rest/profile?auth=${auth}` }).on('error', () => undefined).end('{}')
      return { session, ended: new Promise(resolve => session.once('close', resolve)) }
    }
    const silent = sessionWith('silent')
    await until(() => sandbox.portal.requests.length === 1)
    const cut = sessionWith('cut')
    await until(() => sandbox.portal.requests.length === 2)
    await sandbox.close()
    await Promise.all([silent.ended, cut.ended])
    expect([silent.session.destroyed, cut.session.destroyed]).toEqual([true, true])
  })
})

/** Some machines have one of the two addresses only. */
function isHere(address: string): boolean {
  return Object.values(networkInterfaces()).some(all => all?.some(one => one.address === address) ?? false)
}

function secure(port: number, protocol: string, host = 'localhost'): Socket {
  return connectTls({ port, host, rejectUnauthorized: false, ALPNProtocols: [protocol] })
}

function opened(socket: Socket, event: string): Promise<Socket> {
  // Being cut off is what the tests are about.
  socket.on('error', () => undefined)
  return new Promise(resolve => socket.once(event, () => resolve(socket)))
}
