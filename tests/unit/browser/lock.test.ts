import { afterEach, describe, expect, it, vi } from 'vitest'
import { BLOCKED_LOCKS, fakeLocks } from '../support/locks'
import { withLock } from '@/browser/lock'

const done = () => vi.fn<(locked: boolean) => Promise<string>>(async () => 'done')

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('with Web Locks', () => {
  it('the task runs while the lock is held and is told so, and its value comes back', async () => {
    const locks = fakeLocks()
    vi.stubGlobal('navigator', { locks })
    const result = await withLock('call', async locked => ({ locked, locks: [...locks.held] }))
    expect(result).toEqual({ held: true, value: { locked: true, locks: ['call'] } })
    expect(locks.held.size).toBe(0)
  })

  it('without patience nothing runs, and nobody waits, while another tab holds the lock', async () => {
    const locks = fakeLocks()
    vi.stubGlobal('navigator', { locks })
    const release = locks.holdElsewhere('call')
    const task = done()
    expect(await withLock('call', task)).toEqual({ held: false })
    expect(task).not.toHaveBeenCalled()
    release()
    expect(await withLock('call', task)).toEqual({ held: true, value: 'done' })
  })

  it('whoever has patience waits for the lock, and goes without it when that is over', async () => {
    vi.useFakeTimers()
    const locks = fakeLocks()
    vi.stubGlobal('navigator', { locks })
    const release = locks.holdElsewhere('call')
    const [soon, late] = [done(), done()]
    const impatient = withLock('call', soon, 1000)
    const patient = withLock('call', late, 5000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await impatient).toEqual({ held: false })
    release()
    expect(await patient).toEqual({ held: true, value: 'done' })
    expect(soon).not.toHaveBeenCalled()
    expect(late).toHaveBeenCalledExactlyOnceWith(true)
    vi.useRealTimers()
  })

  it('another name is another lock', async () => {
    const locks = fakeLocks()
    vi.stubGlobal('navigator', { locks })
    locks.holdElsewhere('call of user 8')
    expect(await withLock('call of user 7', done())).toEqual({ held: true, value: 'done' })
  })

  it('of many at once only one runs', async () => {
    vi.stubGlobal('navigator', { locks: fakeLocks() })
    const task = done()
    const results = await Promise.all(Array.from({ length: 5 }, () => withLock('call', task)))
    expect(results.filter(result => result.held)).toHaveLength(1)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('the task\'s own error passes through, and the lock is free again', async () => {
    const locks = fakeLocks()
    vi.stubGlobal('navigator', { locks })
    const task = vi.fn(() => Promise.reject(new RangeError('own')))
    await expect(withLock('call', task)).rejects.toThrow(new RangeError('own'))
    expect(task).toHaveBeenCalledTimes(1)
    expect(locks.held.size).toBe(0)
  })
})

describe('the task runs without a lock, once, and is told so, where', () => {
  it.each<[what: string, navigator: object]>([
    ['the browser has none', {}],
    ['they are blocked', { locks: BLOCKED_LOCKS }],
    ['they throw at once', { locks: { request: () => { throw new DOMException('denied', 'SecurityError') } } }],
    ['mere access throws', Object.defineProperty({}, 'locks', { get: () => { throw new DOMException('denied', 'SecurityError') } })],
    ['they are empty', { locks: null }]
  ])('%s', async (_what, navigator) => {
    vi.stubGlobal('navigator', navigator)
    const task = done()
    expect(await withLock('call', task)).toEqual({ held: true, value: 'done' })
    expect(task).toHaveBeenCalledExactlyOnceWith(false)
  })

  it.each<[what: string, navigator: object]>([
    ['the browser has none', {}],
    ['they are blocked', { locks: BLOCKED_LOCKS }]
  ])('%s: the task\'s own error passes through', async (_what, navigator) => {
    vi.stubGlobal('navigator', navigator)
    const task = vi.fn(() => Promise.reject(new RangeError('own')))
    await expect(withLock('call', task)).rejects.toThrow(new RangeError('own'))
    expect(task).toHaveBeenCalledTimes(1)
  })
})

it('a lock that breaks after the task has begun never makes the task run twice', async () => {
  const task = done()
  const request = async (_name: string, _options: unknown, run: (lock: object) => Promise<unknown>) => {
    await run({})
    throw new DOMException('The lock was stolen.', 'AbortError')
  }
  vi.stubGlobal('navigator', { locks: { request } })
  await expect(withLock('call', task)).rejects.toThrow('The lock was stolen.')
  expect(task).toHaveBeenCalledTimes(1)
})
