import { beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW, REFUSAL } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, openPage } from '../support/desk'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { store, stored } from '../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { useStartStore } from '@/app/start'
import { useFirstReadStore } from '@/session/firstRead'
import { useVoicesStore } from '@/calls/text/voices'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { OutsidePortalError } from '@/portal/sdk/frame'
import type { PortalSession } from '@/portal/session'
import { PortalError } from '@/core/failure/failure'

freshBrowserForEachTest(NOW)
beforeEach(openPage)

const never = new Promise<never>(() => {})
const start = (connecting: Promise<PortalSession>, first: Promise<FirstAnswer>) => useStartStore().start(connecting, first)
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const shown = () => {
  const { state, failure } = useFirstReadStore()
  return { state, failure }
}

describe('a start', () => {
  it('goes from connecting to a usable form', async () => {
    const connecting = deferred<PortalSession>()
    const first = deferred<FirstAnswer>()
    const started = start(connecting.promise, first.promise)
    expect(shown()).toEqual({ state: 'connecting', failure: null })
    connecting.resolve(fakePortal())
    await pass(5_000)
    expect(shown().state).toBe('connecting')
    first.resolve(administratorsAnswer())
    await started
    expect(shown()).toEqual({ state: 'ready', failure: null })
    expect(useSessionStore().user).toEqual({ id: '1', name: 'Anna Schmidt', isAdmin: true })
    expect(useLinesStore().lines.map(line => line.id)).toEqual(['reg151083', 'sip7', '493023125100'])
    expect(useVoicesStore().voices).toHaveLength(2)
  })

  it('brings back this user\'s attempts', async () => {
    store('attempts', [attemptWith()])
    await start(Promise.resolve(fakePortal()), Promise.resolve(administratorsAnswer()))
    expect(useAttemptsStore().attempts).toEqual([attemptWith()])
  })

  it('outside a portal says so', async () => {
    await start(Promise.reject(new OutsidePortalError()), never)
    expect(shown()).toEqual({ state: 'outside', failure: null })
    await pass(60_000)
    expect(shown().state).toBe('outside')
  })

  it.each<[what: string, error: unknown, entry: string]>([
    ['a failure of the portal', new PortalError(REFUSAL), 'numberRejected'],
    ['anything else', new TypeError('x'), 'startFailed']
  ])('whose handshake fails for %s tells it', async (_what, error, entry) => {
    await start(Promise.reject(error), never)
    expect(shown()).toMatchObject({ state: 'failed', failure: { entry } })
  })
})

describe('a portal that does not answer', () => {
  it('is called silent after 10 s, not before', async () => {
    void start(never, never)
    await pass(9_999)
    expect(shown().state).toBe('connecting')
    await pass(1)
    expect(shown().state).toBe('silent')
  })

  it('and answers late after all leads to a usable form', async () => {
    const connecting = deferred<PortalSession>()
    const started = start(connecting.promise, Promise.resolve(administratorsAnswer()))
    await pass(30_000)
    expect(shown().state).toBe('silent')
    connecting.resolve(fakePortal())
    await started
    expect(shown().state).toBe('ready')
  })

  it('and turns out late to be none says so', async () => {
    const connecting = deferred<PortalSession>()
    const started = start(connecting.promise, never)
    await pass(30_000)
    connecting.reject(new OutsidePortalError())
    await started
    expect(shown().state).toBe('outside')
  })

  it('once the handshake is done, a slow first read is not silence', async () => {
    void start(Promise.resolve(fakePortal()), never)
    await pass(60_000)
    expect(shown().state).toBe('connecting')
  })
})

describe('a first read that fails', () => {
  const failing = (portal = fakePortal()) => start(Promise.resolve(portal), Promise.reject(new PortalError(REFUSAL)))

  it('is told', async () => {
    await failing()
    expect(shown()).toEqual({ state: 'failed', failure: REFUSAL })
  })

  it('can be tried again, and leads to a usable form', async () => {
    const answer = deferred<FirstAnswer>()
    await failing(fakePortal({ firstAnswer: { read: () => answer.promise } }))
    const reloaded = useFirstReadStore().reload()
    expect(shown()).toEqual({ state: 'connecting', failure: null })
    answer.resolve(administratorsAnswer())
    await reloaded
    expect(shown()).toEqual({ state: 'ready', failure: null })
  })

  it('can fail again', async () => {
    await failing(fakePortal({ firstAnswer: { read: () => Promise.reject(new TypeError('x')) } }))
    await useFirstReadStore().reload()
    expect(shown()).toMatchObject({ state: 'failed', failure: { entry: 'startFailed' } })
  })

  it.each<[what: string, answer: FirstAnswer]>([
    ['the profile is missing', administratorsAnswer({ profile: undefined })],
    ['everything is empty', { result: {}, result_error: {} }]
  ])('also when %s; nothing is remembered of it', async (_what, answer) => {
    const portal = fakePortal()
    await start(Promise.resolve(portal), Promise.resolve(answer))
    expect(shown()).toMatchObject({ state: 'failed', failure: { entry: 'unreadableAnswer' } })
    expect(localStorage).toHaveLength(0)
    expect(portal.options.saveUser).not.toHaveBeenCalled()
    expect(portal.options.publishLines).not.toHaveBeenCalled()
  })
})

it('without a portal there is nothing to reload', async () => {
  await start(Promise.reject(new OutsidePortalError()), never)
  await useFirstReadStore().reload()
  expect(shown().state).toBe('outside')
})

it('a reload of a usable form reads lines anew', async () => {
  const portal = fakePortal({ firstAnswer: { read: async () => administratorsAnswer({ lines: { reg9: 'New' } }) } })
  await start(Promise.resolve(portal), Promise.resolve(administratorsAnswer()))
  const reloaded = useFirstReadStore().reload()
  expect(shown().state).toBe('ready')
  await reloaded
  expect(useLinesStore().lines.map(line => line.id)).toEqual(['reg9'])
  expect(stored('first-answer')).toEqual(administratorsAnswer({ lines: { reg9: 'New' } }))
})

it('a manager without the right to list lines starts as well', async () => {
  await start(Promise.resolve(fakePortal()), Promise.resolve(managersAnswer()))
  expect(shown()).toEqual({ state: 'ready', failure: null })
  expect(useLinesStore()).toMatchObject({ access: 'own', userDefault: 'sip7' })
})
