import * as fake from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useArchive } from '@/once/archive'

const DAY = 24 * 60 * 60 * 1000
const NOW = Date.UTC(2026, 0, 15, 12)
const click = (id: string, at: number, state = 'started') => ({ id, at, state })

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value)
  vi.stubGlobal('indexedDB', new fake.IDBFactory())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open(owner = 'callback-desk:member:1:attempts') {
  const scope = effectScope()
  const archive = scope.run(() => useArchive(() => owner))
  if (!archive) throw new Error('no scope')
  return { ...archive, close: () => scope.stop() }
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('what a list lets go', () => {
  it('is kept, newest first, each as it was written last', async () => {
    const archive = open()
    archive.keep([click('a', NOW - 2, 'sending'), click('b', NOW - 1)])
    archive.keep([click('a', NOW - 2)])
    await pass(1_000)
    await vi.waitFor(async () => expect(await archive.read()).toEqual([click('b', NOW - 1), click('a', NOW - 2)]))
    archive.keep([click('b', NOW - 1, 'refused')])
    await pass(1_000)
    await vi.waitFor(async () => expect(await archive.read()).toMatchObject([{ id: 'b', state: 'refused' }, { id: 'a' }]))
  })

  it('of another user, portal or kind is another\'s', async () => {
    const [mine, theirs] = [open(), open('callback-desk:member:7:attempts')]
    mine.keep([click('a', NOW)])
    await pass(1_000)
    await vi.waitFor(async () => expect(await mine.read()).toHaveLength(1))
    expect(await theirs.read()).toEqual([])
  })

  it('is written when its page goes, too', async () => {
    const archive = open()
    archive.keep([click('a', NOW)])
    archive.close()
    await vi.waitFor(async () => expect(await open().read()).toHaveLength(1))
  })

  it('is forgotten after a year', async () => {
    const archive = open()
    archive.keep([click('old', NOW - 365 * DAY), click('new', NOW - 364 * DAY)])
    await pass(1_000)
    await vi.waitFor(async () => expect(await archive.read()).toEqual([click('new', NOW - 364 * DAY)]))
  })

  it('is nothing where the browser keeps no database, or blocks it', async () => {
    vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('denied', 'SecurityError') } })
    const blocked = open()
    blocked.keep([click('a', NOW)])
    await pass(1_000)
    expect(await blocked.read()).toEqual([])
    Reflect.deleteProperty(globalThis, 'indexedDB')
    const none = open()
    none.keep([click('a', NOW)])
    expect(await none.read()).toEqual([])
  })

  it('may be a thousand', async () => {
    const archive = open()
    archive.keep(Array.from({ length: 1_000 }, (_, index) => click(String(index), NOW - index)))
    await pass(1_000)
    await vi.waitFor(async () => expect(await archive.read()).toHaveLength(1_000), { timeout: 25_000 })
  }, 30_000)
})
