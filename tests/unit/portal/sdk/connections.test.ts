import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const REST = 'https://portal.example/rest'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'

/** With nothing kept of the last test. */
async function fresh() {
  vi.resetModules()
  const [{ closeOpenConnections }, { mayWait }] = await Promise.all([import('@/portal/sdk/connections'), import('@/portal/sdk/reads')])
  return { closeOpenConnections, mayWait }
}

/** Whether a promise has settled by now. */
function watch(promise: Promise<unknown>): { done: boolean } {
  const state = { done: false }
  void promise.then(() => {
    state.done = true
  })
  return state
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

describe('in Chromium', () => {
  class LargeRequest extends EventTarget {
    readonly upload = new EventTarget()
    address = ''
    size = 0
    broken = false
    open(method: string, address: string) {
      this.address = `${method} ${address}`
    }

    send(body: Blob) {
      this.size = body.size
      requests.push(this)
    }

    abort() {
      this.broken = true
    }
  }
  let requests: LargeRequest[]
  const unbroken = () => requests.filter(({ broken }) => !broken).length

  beforeEach(() => {
    requests = []
    vi.stubGlobal('XMLHttpRequest', LargeRequest)
  })

  it('as many requests as there may be connections, too large to arrive, are broken off once each has sent something', async () => {
    const { closeOpenConnections } = await fresh()
    const closed = watch(closeOpenConnections(REST))
    expect(requests.map(({ address }) => address)).toEqual(Array(6).fill(`POST ${REST}/server.time`))
    expect(Math.min(...requests.map(({ size }) => size))).toBe(64 * 1024 * 1024)
    for (const request of requests.slice(1)) request.upload.dispatchEvent(new Event('progress'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(unbroken()).toBe(6)
    expect(closed.done).toBe(false)
    requests[0]?.upload.dispatchEvent(new Event('progress'))
    await vi.advanceTimersByTimeAsync(0)
    expect(unbroken()).toBe(0)
    expect(closed.done).toBe(true)
  })

  it('one that ends by itself has no connection any more', async () => {
    const { closeOpenConnections } = await fresh()
    const closed = watch(closeOpenConnections(REST))
    for (const request of requests) request.dispatchEvent(new Event('loadend'))
    await vi.advanceTimersByTimeAsync(0)
    expect(closed.done).toBe(true)
  })

  it('a click waits a second and a half for that', async () => {
    const { closeOpenConnections } = await fresh()
    const closed = watch(closeOpenConnections(REST))
    await vi.advanceTimersByTimeAsync(1_499)
    expect(closed.done).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(closed.done).toBe(true)
    expect(unbroken()).toBe(0)
  })

  it('what is read meanwhile leaves after the request that matters', async () => {
    const { closeOpenConnections, mayWait } = await fresh()
    const hooks: ((config: string) => Promise<string>)[] = []
    const use = (hook: (config: string) => Promise<string>) => hooks.push(hook)
    // @ts-expect-error: all that is used of a client
    mayWait({ ajaxClient: { interceptors: { request: { use } } } })
    const read = async () => await hooks[0]?.('a read')
    expect(await read()).toBe('a read')

    const order: string[] = []
    void closeOpenConnections(REST).then(() => order.push('the call'))
    void read().then(() => order.push('a read'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(order).toEqual([])
    for (const request of requests) request.upload.dispatchEvent(new Event('progress'))
    await vi.advanceTimersByTimeAsync(0)
    expect(order).toEqual(['the call', 'a read'])
  })
})

describe('in Firefox', () => {
  const reload = vi.fn()
  let frames: HTMLElement[]
  const load = () => frames[0]?.dispatchEvent(new Event('load'))

  beforeEach(() => {
    frames = []
    reload.mockReset()
    vi.stubGlobal('navigator', { userAgent: FIREFOX })
    const create = document.createElement.bind(document)
    vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
      const element = create('div')
      expect(name).toBe('iframe')
      Object.defineProperty(element, 'contentWindow', { get: () => ({ location: { reload } }) })
      frames.push(element)
      return element
    })
  })

  it('a page of a hidden frame is loaded anew by force; the frame stays for the next time', async () => {
    const { closeOpenConnections } = await fresh()
    const closed = watch(closeOpenConnections(REST))
    expect(frames).toHaveLength(1)
    expect(frames[0]).toMatchObject({ hidden: true, isConnected: true, src: new URL('empty.html', document.baseURI).href })
    expect(reload).not.toHaveBeenCalled()
    load()
    await vi.advanceTimersByTimeAsync(0)
    expect(reload.mock.calls).toEqual([[true]])
    expect(closed.done).toBe(false)
    load()
    await vi.advanceTimersByTimeAsync(0)
    expect(closed.done).toBe(true)

    const again = watch(closeOpenConnections(REST))
    await vi.advanceTimersByTimeAsync(0)
    expect(reload).toHaveBeenCalledTimes(2)
    load()
    await vi.advanceTimersByTimeAsync(0)
    expect(again.done).toBe(true)
    expect(frames).toHaveLength(1)
  })

  it('a click waits a second and a half for each', async () => {
    const { closeOpenConnections } = await fresh()
    const closed = watch(closeOpenConnections(REST))
    await vi.advanceTimersByTimeAsync(2_999)
    expect(closed.done).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(closed.done).toBe(true)
  })

  it('a page that did not come keeps no call from leaving', async () => {
    reload.mockImplementation(() => {
      throw new DOMException('another origin', 'SecurityError')
    })
    const { closeOpenConnections } = await fresh()
    const closed = closeOpenConnections(REST)
    load()
    await expect(closed).resolves.toBeUndefined()
  })
})
