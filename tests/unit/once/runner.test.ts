import { describe, expect, it, vi } from 'vitest'
import * as v from 'valibot'
import { effectScope } from 'vue'
import { LOST, NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, openPage, signIn, useBrowser, useBrowserWithoutLocks } from '../support/desk'
import { keyOf, stored, storeElsewhere } from '../support/stored'
import { useOnce, type OnceAnswer } from '@/once/runner'
import type { Sending } from '@/portal/sdk/sending'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

/** A click of no particular kind: what it is about is its lane. */
interface Click {
  id: string
  at: number
  state: string
  lane: string
}
const DONE: OnceAnswer = { state: 'done' }
const UNCLEAR: OnceAnswer = { state: 'unclear', failure: LOST }

function open(portal = fakePortal()) {
  signIn(portal)
  const once = effectScope().run(() => useOnce<Click>({
    name: 'clicks',
    schema: v.array(v.object({ id: v.string(), at: v.number(), state: v.string(), lane: v.string() })),
    howFar: ({ state }) => ['sending', 'unclear'].indexOf(state) + (state === 'done' ? 3 : 0),
    kept: all => [...all],
    laneOf: ({ lane }) => lane,
    interrupted: click => ({ ...click, state: 'unclear' }),
    leftAs: 'left-clicks'
  }, useSessionStore().scope))
  if (!once) throw new Error('no scope')
  let made = 0
  const run = (post: (click: Click, sending: Sending) => Promise<OnceAnswer>, lane = 'a', more: { ask?: () => string | null, onEnd?: () => void } = {}) => once.run<string, OnceAnswer>({
    lane, ask: () => null, post, fault: () => UNCLEAR, ...more,
    make: () => ({ id: `${lane}${++made}`, at: Date.now(), state: 'sending', lane }),
    after: (click, { state }) => ({ ...click, state })
  })
  return { ...once, run }
}
const yes = async () => DONE

describe('a click', () => {
  it('is written before its request leaves, and its end to the same', async () => {
    const once = open()
    const seen: unknown[] = []
    const ran = await once.run(async () => {
      seen.push(stored('clicks'))
      return DONE
    })
    expect(seen).toMatchObject([[{ id: 'a1', state: 'sending' }]])
    expect(ran).toMatchObject({ state: 'ended', click: { id: 'a1', state: 'done' }, answer: DONE, kept: true })
    expect(stored('clicks')).toMatchObject([{ id: 'a1', state: 'done' }])
  })

  it('in a lane that is busy is not sent; in another it is', async () => {
    const once = open()
    const answer = deferred<OnceAnswer>()
    const first = once.run(() => answer.promise)
    await vi.advanceTimersByTimeAsync(0)
    const post = vi.fn(yes)
    expect(await once.run(post)).toEqual({ state: 'busy' })
    expect(await once.run(post, 'b')).toMatchObject({ state: 'ended' })
    expect(post).toHaveBeenCalledTimes(1)
    answer.resolve(DONE)
    expect(await first).toMatchObject({ state: 'ended' })
  })

  it('that has to be asked about first leaves nothing behind, and has no end', async () => {
    const once = open()
    const [post, onEnd] = [vi.fn(yes), vi.fn()]
    expect(await once.run(post, 'a', { ask: () => 'sure?', onEnd })).toEqual({ state: 'asked', question: 'sure?' })
    expect([post.mock.calls, onEnd.mock.calls, stored('clicks')]).toEqual([[], [], null])
  })

  it.each([
    ['another tab\'s person is clicking', 'otherTab', () => { useBrowser().holdElsewhere(keyOf('a:person')) }],
    ['the browser is offline', 'offline', () => { useBrowser(false) }]
  ] as const)('is not sent while %s, and ends there', async (_what, why, prepare) => {
    const once = open()
    prepare()
    const [post, onEnd] = [vi.fn(yes), vi.fn()]
    expect(await once.run(post, 'a', { onEnd })).toEqual({ state: 'notSent', why })
    expect(post).not.toHaveBeenCalled()
    expect(onEnd).toHaveBeenCalledTimes(1)
    expect(stored('clicks')).toBeNull()
  })

  it('whose sending breaks is unclear, and never sent again', async () => {
    const once = open()
    const post = vi.fn(() => Promise.reject(new TypeError('x')))
    expect(await once.run(post)).toMatchObject({ state: 'ended', click: { state: 'unclear' } })
    expect(post).toHaveBeenCalledTimes(1)
  })

  it('waits for how requests leave, and leaves so', async () => {
    const once = open(fakePortal({ calls: { findSending: async () => 'streamed' } }))
    const post = vi.fn(yes)
    await once.run(post)
    expect(post).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'a1' }), 'streamed')
  })
})

describe('where somebody else has taken over', () => {
  it('what has not left yet does not leave: it would go as theirs', async () => {
    const sending = deferred<Sending>()
    const once = open(fakePortal({ calls: { findSending: () => sending.promise } }))
    const post = vi.fn(yes)
    const ran = once.run(post)
    await vi.advanceTimersByTimeAsync(0)
    useSessionStore().setUser(MAX)
    sending.resolve('shared')
    expect(await ran).toMatchObject({ state: 'ended', click: { state: 'unclear' } })
    expect(post).not.toHaveBeenCalled()
    expect([stored('clicks'), stored('clicks', MAX.id)]).toMatchObject([[{ state: 'unclear' }], null])
  })

  it('what has left is written under whose it was', async () => {
    const answer = deferred<OnceAnswer>()
    const once = open()
    const ran = once.run(() => answer.promise)
    await vi.advanceTimersByTimeAsync(0)
    useSessionStore().setUser(MAX)
    answer.resolve(DONE)
    await ran
    expect([stored('clicks'), stored('clicks', MAX.id)]).toMatchObject([[{ state: 'done' }], null])
  })
})

it('what another tab has heard meanwhile is not written over by a lost answer', async () => {
  const once = open()
  const answer = deferred<OnceAnswer>()
  const ran = once.run(() => answer.promise)
  await vi.advanceTimersByTimeAsync(0)
  storeElsewhere('clicks', [{ id: 'a1', at: NOW, state: 'done', lane: 'a' }])
  answer.resolve(DONE)
  expect(await ran).toMatchObject({ click: { state: 'done' } })
})

it('a page that is being left says nothing of an end: the next one finds the click, without locks too', async () => {
  useBrowserWithoutLocks()
  const answer = deferred<OnceAnswer>()
  const ran = open().run(() => answer.promise)
  await vi.advanceTimersByTimeAsync(0)
  window.dispatchEvent(new Event('pagehide'))
  answer.resolve(UNCLEAR)
  await ran
  expect(stored('clicks')).toMatchObject([{ state: 'sending' }])
  openPage()
  const next = open()
  await vi.advanceTimersByTimeAsync(0)
  expect(next.clicks.value).toMatchObject([{ id: 'a1', state: 'unclear' }])
})
