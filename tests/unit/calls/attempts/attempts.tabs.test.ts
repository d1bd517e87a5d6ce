import { beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW, NUMBER, REQUEST } from '../../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, openPage, signIn, useBrowser, useBrowserWithBlockedLocks, useBrowserWithoutLocks } from '../../support/desk'
import { fillStorage } from '../../support/storage'
import { keyOf, store, storedAttempts, storeElsewhere } from '../../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'

freshBrowserForEachTest(NOW)

const sending = attemptWith({ id: 'cut', state: 'sending', callId: null, at: NOW - 5_000 })
const interrupted = { id: 'cut', state: 'unclear', failure: { kind: 'unclear', entry: 'interrupted', details: { method: 'voximplant.callback.start' } } }

async function restore() {
  const attempts = useAttemptsStore()
  await vi.advanceTimersByTimeAsync(0)
  return attempts
}
const startOther = () => useAttemptsStore().start({ ...REQUEST, number: '+4930901821' }, '+4930901821', null)

describe('after a reload', () => {
  it('all attempts are back', async () => {
    const list = [attemptWith({ id: 'b' }), attemptWith({ id: 'a', state: 'unclear', callId: null, failure: LOST, at: NOW - 1 })]
    store('attempts', list)
    signIn(fakePortal())
    const attempts = await restore()
    expect(attempts.attempts).toEqual(list)
    expect(attempts.open).toEqual(list.slice(1))
  })

  it.each([['nothing stored', null], ['garbage stored', { a: 1 }]])('%s is an empty list', async (_what, value) => {
    if (value) store('attempts', value)
    signIn(fakePortal())
    expect((await restore()).attempts).toEqual([])
  })

  it('another user sees another list', async () => {
    store('attempts', [attemptWith()], ANNA.id)
    signIn(fakePortal(), MAX)
    expect((await restore()).attempts).toEqual([])
  })

  it('the attempt whose tab was closed in the middle is unclear, and the same number asks first', async () => {
    store('attempts', [sending])
    signIn(fakePortal())
    const attempts = await restore()
    expect(attempts.open).toMatchObject([interrupted])
    expect(storedAttempts()).toMatchObject([interrupted])
    expect(await attempts.start(REQUEST, NUMBER, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear', attempt: { id: 'cut' } } })
  })

  it('the same holds for a click before the list was restored', async () => {
    store('attempts', [sending])
    const portal = fakePortal()
    signIn(portal)
    expect(await useAttemptsStore().start(REQUEST, NUMBER, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear' } })
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('the attempt another tab is just sending is left alone', async () => {
    useBrowser().holdElsewhere(keyOf('call'))
    store('attempts', [sending])
    signIn(fakePortal())
    expect((await restore()).attempts).toEqual([sending])
    expect(storedAttempts()).toEqual([sending])
  })
})

describe('a browser without Web Locks', () => {
  beforeEach(() => {
    useBrowserWithoutLocks()
  })

  it('sends nothing while another tab\'s request may be on its way', async () => {
    const portal = fakePortal()
    signIn(portal)
    store('attempts', [sending])
    expect(await startOther()).toMatchObject({ state: 'notSent', failure: { entry: 'otherTab' } })
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(storedAttempts()).toEqual([sending])
  })

  it('takes a request that is 150 s old for interrupted: calls go on, its number asks first', async () => {
    store('attempts', [{ ...sending, at: NOW - 150_000 }])
    signIn(fakePortal())
    const attempts = await restore()
    expect(attempts.open).toMatchObject([interrupted])
    expect(await startOther()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    expect(await attempts.start(REQUEST, NUMBER, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear' } })
  })

  it('ten clicks at once are one call', async () => {
    const portal = fakePortal()
    signIn(portal)
    await Promise.all(Array.from({ length: 10 }, startOther))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

it('where Web Locks are blocked but storage is not, nothing is sent either while another tab\'s request may be on its way', async () => {
  useBrowserWithBlockedLocks()
  const portal = fakePortal()
  signIn(portal)
  store('attempts', [sending])
  expect(await startOther()).toMatchObject({ state: 'notSent', failure: { entry: 'otherTab' } })
  expect(portal.calls.start).not.toHaveBeenCalled()
})

describe('an attempt another tab was sending when this one opened', () => {
  const afterAWhile = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

  it('is found interrupted soon after that tab was closed, without any click', async () => {
    const close = useBrowser().holdElsewhere(keyOf('call'))
    store('attempts', [sending])
    signIn(fakePortal())
    const attempts = await restore()
    await afterAWhile(30)
    expect(attempts.open).toEqual([])
    close()
    await afterAWhile(5)
    expect(attempts.open).toMatchObject([interrupted])
  })

  it('is not asked after any more once that tab got its answer', async () => {
    const locks = useBrowser()
    locks.holdElsewhere(keyOf('call'))
    store('attempts', [sending])
    signIn(fakePortal())
    const attempts = await restore()
    storeElsewhere('attempts', [attemptWith({ id: 'cut' })])
    await afterAWhile(0)
    const request = vi.spyOn(locks, 'request')
    await afterAWhile(60)
    expect(request).not.toHaveBeenCalled()
    expect(attempts.open).toEqual([])
  })

  it('is found interrupted at once where it is this tab\'s own from before a reload, without locks too', async () => {
    useBrowserWithoutLocks()
    signIn(fakePortal({ calls: { start: () => new Promise(() => {}) } }))
    void startOther()
    await afterAWhile(0)
    // The page loads anew.
    window.dispatchEvent(new Event('pagehide'))
    openPage()
    signIn(fakePortal())
    const attempts = await restore()
    expect(attempts.open).toMatchObject([{ state: 'unclear', failure: { entry: 'interrupted' } }])
  })

  it('is left alone where another frame of the same tab is sending it, without locks too', async () => {
    useBrowserWithoutLocks()
    signIn(fakePortal({ calls: { start: () => new Promise(() => {}) } }))
    void startOther()
    await afterAWhile(0)
    // A slider above the page: the same tab, the same session storage, and the page below is still there.
    openPage()
    signIn(fakePortal())
    const attempts = await restore()
    expect(attempts.attempts).toMatchObject([{ state: 'sending' }])
    expect(await startOther()).toMatchObject({ state: 'notSent', failure: { entry: 'otherTab' } })
  })

  it('is found interrupted 150 s after its click where the browser has no locks', async () => {
    useBrowserWithoutLocks()
    store('attempts', [sending])
    signIn(fakePortal())
    const attempts = await restore()
    await afterAWhile(140)
    expect(attempts.open).toEqual([])
    await afterAWhile(10)
    expect(attempts.open).toMatchObject([interrupted])
  })
})

describe('what another tab does', () => {
  it('is seen at once', async () => {
    signIn(fakePortal())
    const attempts = await restore()
    storeElsewhere('attempts', [attemptWith()])
    expect(attempts.attempts).toEqual([attemptWith()])
  })

  it.each([['another name', 'draft', '1'], ['another user', 'attempts', '7']])('under %s changes nothing', async (_what, name, user) => {
    signIn(fakePortal())
    const attempts = await restore()
    store('attempts', [attemptWith()])
    storeElsewhere(name, [attemptWith()], user)
    expect(attempts.attempts).toEqual([])
  })

  it('is asked about even while this tab cannot store anything itself', async () => {
    signIn(fakePortal())
    const attempts = await restore()
    fillStorage()
    await startOther()
    const before = attempts.attempts
    expect(before).toHaveLength(1)
    vi.restoreAllMocks()
    useBrowser()
    storeElsewhere('attempts', [attemptWith({ id: 'theirs', state: 'unclear', callId: null, failure: LOST })])
    expect(attempts.attempts).toMatchObject([{ id: before[0]?.id }, { id: 'theirs' }])
    expect(await attempts.start(REQUEST, NUMBER, null)).toMatchObject({ state: 'asked', question: { attempt: { id: 'theirs' } } })
  })

  it('has an end in this tab even when the site\'s data are cleared meanwhile', async () => {
    useBrowserWithoutLocks()
    store('attempts', [sending])
    signIn(fakePortal())
    const attempts = await restore()
    localStorage.clear()
    await vi.advanceTimersByTimeAsync(160_000)
    expect(attempts.open).toMatchObject([interrupted])
  })

  it('is not lost when this tab calls: both attempts are stored', async () => {
    signIn(fakePortal())
    await restore()
    store('attempts', [attemptWith({ id: 'theirs', at: NOW - 1 })])
    await startOther()
    expect(storedAttempts().map(attempt => attempt.key)).toEqual(['+4930901821', NUMBER])
  })

  it('during this tab\'s request is not lost either', async () => {
    signIn(fakePortal({
      calls: { start: async () => {
        store('attempts', [...storedAttempts(), attemptWith({ id: 'theirs', at: NOW - 1 })])
        return { state: 'started', callId: 'mine' }
      } }
    }))
    await startOther()
    expect(storedAttempts()).toMatchObject([{ state: 'started', callId: 'mine' }, { id: 'theirs' }])
  })
})
