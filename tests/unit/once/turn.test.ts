import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../support/deferred'
import { useBrowser, useBrowserWithoutLocks } from '../support/desk'
import type { FakeLocks } from '../support/locks'
import { afterPersons, inTurn } from '@/once/turn'

let locks: FakeLocks
beforeEach(() => {
  vi.useFakeTimers()
  locks = useBrowser()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('a person\'s click', () => {
  it('is done with both locks held', async () => {
    expect(await inTurn('call', async locked => ({ locked, held: [...locks.held] }))).toEqual({ held: true, value: { locked: true, held: ['call:person', 'call'] } })
    expect(locks.held.size).toBe(0)
  })

  it('is not done while another person\'s is, and does not wait', async () => {
    const first = deferred<string>()
    const done = inTurn('call', () => first.promise)
    await pass(0)
    const second = vi.fn(async () => 'second')
    expect(await inTurn('call', second)).toEqual({ held: false })
    expect(second).not.toHaveBeenCalled()
    first.resolve('first')
    expect(await done).toEqual({ held: true, value: 'first' })
  })

  it('waits for what runs by itself, and is next', async () => {
    const order: string[] = []
    const running = deferred<null>()
    const background = afterPersons('call', async () => {
      await running.promise
      order.push('background')
    }, 60_000)
    await pass(0)
    const persons = inTurn('call', async () => { order.push('person') })
    await pass(0)
    const more = afterPersons('call', async () => { order.push('more background') }, 60_000)
    await pass(5_000)
    expect(order).toEqual([])
    running.resolve(null)
    await Promise.all([background, persons, more])
    expect(order).toEqual(['background', 'person', 'more background'])
  })

  it('waits no longer than a person does', async () => {
    locks.holdElsewhere('call')
    const task = vi.fn(async () => 'done')
    const ended = inTurn('call', task)
    await pass(19_999)
    expect(task).not.toHaveBeenCalled()
    await pass(1)
    expect(await ended).toEqual({ held: false })
    expect(task).not.toHaveBeenCalled()
    expect([...locks.held], 'the next click is not kept from trying').toEqual(['call'])
  })

  it('of another lane does not wait', async () => {
    locks.holdElsewhere('call')
    expect(await inTurn('note', async () => 'done')).toEqual({ held: true, value: 'done' })
  })
})

describe('what runs by itself', () => {
  it('lets every person go first', async () => {
    const release = locks.holdElsewhere('call:person')
    const task = vi.fn(async () => 'done')
    const ended = afterPersons('call', task, 60_000)
    await pass(30_000)
    expect(task).not.toHaveBeenCalled()
    release()
    expect(await ended).toEqual({ held: true, value: 'done' })
  })

  it('gives up where persons go on for longer than it waits', async () => {
    locks.holdElsewhere('call:person')
    const task = vi.fn(async () => 'done')
    const ended = afterPersons('call', task, 60_000)
    await pass(60_000)
    expect(await ended).toEqual({ held: false })
    expect(task).not.toHaveBeenCalled()
  })
})

it('without locks both are done at once, and told so: what is stored has to tell then', async () => {
  useBrowserWithoutLocks()
  const task = vi.fn(async (locked: boolean) => locked)
  expect(await inTurn('call', task)).toEqual({ held: true, value: false })
  expect(await afterPersons('call', task, 1000)).toEqual({ held: true, value: false })
})
