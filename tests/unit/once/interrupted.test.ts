import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { NOW } from '../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, signIn, useBrowser, useBrowserWithoutLocks } from '../support/desk'
import { openStorage } from '@/browser/storage'
import { useInterrupted } from '@/once/interrupted'
import { useLedger } from '@/once/ledger'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

interface Click { id: string, at: number, state: string, lane: string }
const ClickSchema = v.array(v.object({ id: v.string(), at: v.number(), state: v.string(), lane: v.string() }))

const LEFT = 'left-clicks'
const MINUTE = 60_000
const sending = (id: string, change: Partial<Click> = {}): Click => ({ id, at: NOW, state: 'sending', lane: 'A', ...change })

const scopes: EffectScope[] = []
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
})

/** A tab in which these clicks are known. @param left what it was sending when it was reloaded */
function open({ clicks, busy = [], left = [] }: { clicks: readonly Click[], busy?: readonly string[], left?: readonly string[] }) {
  signIn(fakePortal())
  const scope = useSessionStore().scope
  scope.storage.set('clicks', clicks)
  if (left.length > 0) scope.tabStorage.set(LEFT, left)
  const page = effectScope()
  scopes.push(page)
  const made = page.run(() => {
    const ledger = useLedger<Click>({ name: 'clicks', schema: ClickSchema, howFar: ({ state }) => state === 'sending' ? 0 : 1, kept: all => [...all] }, scope)
    const interrupted = useInterrupted(ledger, {
      laneOf: ({ lane }) => lane, interrupted: click => ({ ...click, state: 'unclear' }), leftAs: LEFT, busy: ref(new Set(busy))
    }, scope)
    return { ledger, interrupted }
  })
  if (!made) throw new Error('no scope')
  const states = () => Object.fromEntries(made.ledger.clicks.value.map(({ id, state }) => [id, state]))
  return { ...made, scope, states }
}
const settled = () => vi.advanceTimersByTimeAsync(0)

describe('what was on its way when the page opens', () => {
  it('is unclear where this tab gets the lane\'s lock: nobody else is sending', async () => {
    const { states } = open({ clicks: [sending('a')] })
    await settled()
    expect(states()).toEqual({ a: 'unclear' })
  })

  it('stays on its way while another tab holds the lane\'s lock, and is unclear once that tab is gone', async () => {
    const release = useBrowser().holdElsewhere(openStorage('member', ANNA.id).keyOf('A'))
    const { states } = open({ clicks: [sending('a')] })
    await settled()
    expect(states()).toEqual({ a: 'sending' })
    release()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(states()).toEqual({ a: 'unclear' })
  })

  it('that has come to its end stays as it is', async () => {
    const { states } = open({ clicks: [sending('a', { state: 'started' }), sending('b', { state: 'refused', lane: 'B' })] })
    await settled()
    expect(states()).toEqual({ a: 'started', b: 'refused' })
  })

  it('of a lane this tab is sending in is its own, and left alone', async () => {
    const { states } = open({ clicks: [sending('a'), sending('b', { lane: 'B' })], busy: ['A'] })
    await settled()
    expect(states()).toEqual({ a: 'sending', b: 'unclear' })
  })
})

describe('without locks', () => {
  it.each<[string, { at: number, left?: readonly string[] }, string]>([
    ['one just clicked may be another tab\'s', { at: NOW }, 'sending'],
    ['this tab\'s own from before a reload has lost its page', { at: NOW, left: ['a'] }, 'unclear'],
    ['one that is too old to be on its way has too', { at: NOW - 3 * MINUTE }, 'unclear'],
    ['so has one of the future: the clock was set back', { at: NOW + 3 * MINUTE }, 'unclear']
  ])('%s', async (_case, { at, left = [] }, state) => {
    useBrowserWithoutLocks()
    const { states } = open({ clicks: [sending('a', { at })], left })
    await settled()
    expect(states()).toEqual({ a: state })
  })

  it('the page that goes notes what it was sending, and nothing that is over', () => {
    useBrowserWithoutLocks()
    const { interrupted, scope } = open({ clicks: [] })
    interrupted.begin('a')
    interrupted.begin('b')
    interrupted.end('a')
    expect(scope.tabStorage.get(LEFT, v.array(v.string()))).toBeNull()
    window.dispatchEvent(new Event('pagehide'))
    expect(scope.tabStorage.get(LEFT, v.array(v.string()))).toEqual(['b'])
  })
})

it('a page that is being left knows it, until it is shown again', () => {
  const { interrupted } = open({ clicks: [] })
  expect(interrupted.isLeaving()).toBe(false)
  window.dispatchEvent(new Event('pagehide'))
  expect(interrupted.isLeaving()).toBe(true)
  window.dispatchEvent(new Event('pageshow'))
  expect(interrupted.isLeaving()).toBe(false)
})

it.each([[true, 'unclear'], [false, 'sending']])('marking a lane, its lock held: %s', (locked, state) => {
  const { interrupted, states } = open({ clicks: [sending('a'), sending('b', { lane: 'B' })], busy: ['A', 'B'] })
  interrupted.mark('A', locked)
  expect(states()).toEqual({ a: state, b: 'sending' })
})
