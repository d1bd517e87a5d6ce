// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest'
import { knowsStreams } from '@/browser/engine'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('a browser that reads `duplex` and names no type for a stream can send one', () => {
  expect(knowsStreams()).toBe(true)
})

it.each<[what: string, request: unknown]>([
  ['never looks at duplex', class { headers = new Headers() }],
  ['turns the stream into text', class {
    headers = new Headers({ 'Content-Type': 'text/plain' })
    constructor(_url: string, readonly init: { duplex: string }) {
      void init.duplex
    }
  }],
  ['refuses streams', class {
    headers = new Headers()
    constructor() {
      throw new TypeError('no streams')
    }
  }],
  ['knows no Request', undefined]
])('a browser that %s cannot', (_what, request) => {
  vi.stubGlobal('Request', request)
  expect(knowsStreams()).toBe(false)
})
