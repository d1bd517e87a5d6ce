// @vitest-environment node
import { connect, createServer, Http2ServerRequest, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import { expect, it, onTestFinished } from 'vitest'
import { isBrokenOff } from '../../sandbox/server/connections'

it('a stream that was broken off before there was a request for it is known to be', async () => {
  const server = createServer()
  onTestFinished(() => { server.close() })
  const { stream, headers } = await new Promise<{ stream: ServerHttp2Stream, headers: IncomingHttpHeaders }>((resolve) => {
    server.on('stream', (stream, headers) => resolve({ stream, headers }))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const session = connect(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
      onTestFinished(() => session.destroy())
      const request = session.request({ ':method': 'POST' })
      request.on('error', () => undefined)
      request.write('{', () => request.destroy(new Error('Broken off')))
    })
  })
  stream.on('error', () => undefined)
  const unbroken = new Http2ServerRequest(stream, headers, {}, [])
  expect(isBrokenOff(unbroken)).toBe(false)
  await new Promise(resolve => stream.once('close', resolve))
  // Nobody has told this one.
  const late = new Http2ServerRequest(stream, headers, {}, [])
  expect([late.aborted, isBrokenOff(late)]).toEqual([false, true])
})
