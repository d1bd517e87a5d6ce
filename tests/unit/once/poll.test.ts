import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { setVisible } from '../support/visibility'
import type { Asked, Followed, Pace } from '@/once/pace'
import { rememberStarts, usePoll, type Room } from '@/once/poll'

const SECOND = 1000
const PACE: Pace = { first: 10 * SECOND, share: 0, shortest: 30 * SECOND, longest: 60 * SECOND, end: 600 * SECOND }

let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  setVisible(true)
  vi.useRealTimers()
})

/** Asks about one thing that began now. */
function open(answer: () => Promise<boolean> = async () => true, room?: () => Room) {
  const followed = ref<Followed[]>([{ start: NOW, pace: PACE }])
  const asked = vi.fn(answer)
  const done = vi.fn<(question: Asked) => void>()
  scope.run(() => usePoll({ followed: () => followed.value, ask: asked, done, ...(room ? { room } : {}) }))
  return { followed, asked, done }
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('when the portal is asked', () => {
  it('at the pace of what is asked about', async () => {
    const { asked } = open()
    await pass(PACE.first - 1)
    expect(asked).toHaveBeenCalledTimes(0)
    await pass(1)
    expect(asked).toHaveBeenCalledTimes(1)
    await pass(PACE.shortest - 1)
    expect(asked).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('not at all where nothing is asked about, from when there is something on', async () => {
    const { followed, asked } = open()
    followed.value = []
    await nextTick()
    await pass(PACE.end)
    expect(asked).toHaveBeenCalledTimes(0)
    followed.value = [{ start: Date.now(), pace: PACE }]
    await nextTick()
    await pass(PACE.first)
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('never two questions at a time', async () => {
    const answer = deferred<boolean>()
    const { followed, asked, done } = open(() => answer.promise)
    await pass(PACE.first)
    followed.value = [...followed.value, { start: NOW, pace: PACE }]
    await nextTick()
    await pass(10 * PACE.longest)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(done).toHaveBeenCalledTimes(0)
    answer.resolve(true)
    await pass(0)
    expect(done.mock.calls[0]).toEqual([{ at: NOW + PACE.first, failures: 0 }])
  })

  it.each<[string, Room, number]>([
    ['more rarely where the portal has little time left', { rarer: 2, notBefore: 0 }, PACE.first + 2 * PACE.shortest],
    ['not before it may be asked again', { rarer: 1, notBefore: NOW + 300 * SECOND }, 300 * SECOND + PACE.shortest]
  ])('%s', async (_case, room, second) => {
    const { asked } = open(undefined, () => room)
    await pass(second - 1)
    expect(asked).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(asked).toHaveBeenCalledTimes(2)
  })
})

describe('a question without an answer', () => {
  it.each<[string, () => Promise<boolean>]>([
    ['no answer came', async () => false],
    ['asking failed', () => Promise.reject(new Error('lost'))]
  ])('%s: counted, and asked again after a longer pause', async (_case, answer) => {
    const { asked, done } = open(answer)
    await pass(PACE.first)
    expect(done.mock.calls).toEqual([[{ at: NOW + PACE.first, failures: 1 }]])
    await pass(PACE.shortest)
    expect(asked).toHaveBeenCalledTimes(1)
    await pass(PACE.longest - PACE.shortest)
    expect(asked).toHaveBeenCalledTimes(2)
    expect(done.mock.calls[1]).toEqual([{ at: NOW + PACE.first + PACE.longest, failures: 2 }])
  })
})

describe('the tab', () => {
  it('hidden: nothing is asked; shown again: at once', async () => {
    const { asked } = open()
    await pass(PACE.first)
    setVisible(false)
    await pass(10 * PACE.longest)
    expect(asked).toHaveBeenCalledTimes(1)
    setVisible(true)
    await pass(0)
    expect(asked).toHaveBeenCalledTimes(2)
  })
})

it('whoever asked is gone: the answer on its way is nobody\'s, and nothing more is asked', async () => {
  const answer = deferred<boolean>()
  const { asked, done } = open(() => answer.promise)
  await pass(PACE.first)
  scope.stop()
  answer.resolve(true)
  await pass(10 * PACE.longest)
  expect(done).toHaveBeenCalledTimes(0)
  expect(asked).toHaveBeenCalledTimes(1)
})

describe('when something began', () => {
  it.each([
    ['when it says', NOW - 5000, NOW - 5000],
    ['now, where it says later: it would never grow old', NOW + 3_600_000, NOW]
  ])('%s', (_case, at, start) => {
    expect(rememberStarts()({ id: 'a', at })).toBe(start)
  })

  it('once said it stays, while time goes on', async () => {
    const startOf = rememberStarts()
    startOf({ id: 'a', at: NOW + 3_600_000 })
    await pass(60 * SECOND)
    expect(startOf({ id: 'a', at: NOW + 3_600_000 })).toBe(NOW)
    expect(startOf({ id: 'b', at: NOW + 3_600_000 })).toBe(NOW + 60 * SECOND)
  })
})
