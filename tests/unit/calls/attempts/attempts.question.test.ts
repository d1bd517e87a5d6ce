import { describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW, NUMBER, REQUEST } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn, useBrowserWithBlockedLocks } from '../../support/desk'
import { saveWith } from '../../support/settings'
import { blockStorage, fillStorage } from '../../support/storage'
import { store, stored, storedAttempts } from '../../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useSettingsStore } from '@/calls/form/settings'

freshBrowserForEachTest(NOW)

const start = (confirmed: string | null = null) => useAttemptsStore().start(REQUEST, NUMBER, confirmed)
const unclear = attemptWith({ id: 'lost', state: 'unclear', callId: null, failure: LOST, at: NOW - 3_600_000 })

describe('the same number again', () => {
  it('asks first while an earlier attempt is unclear: nothing is sent or stored', async () => {
    store('attempts', [unclear])
    const portal = fakePortal()
    signIn(portal)
    expect(await start()).toEqual({ state: 'asked', question: { reason: 'unclear', attempt: unclear } })
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(storedAttempts()).toEqual([unclear])
  })

  it('asks first within a minute of a started call, also one of another tab', async () => {
    const recent = attemptWith({ id: 'recent', at: NOW - 10_000 })
    const portal = fakePortal()
    signIn(portal)
    store('attempts', [recent])
    expect(await start()).toEqual({ state: 'asked', question: { reason: 'recent', attempt: recent } })
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('goes once the user confirmed that very attempt; it stays in the list', async () => {
    store('attempts', [unclear])
    const portal = fakePortal()
    signIn(portal)
    expect(await start('lost')).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(storedAttempts().map(attempt => attempt.state)).toEqual(['started', 'unclear'])
  })

  it('asks again when another attempt was confirmed', async () => {
    store('attempts', [unclear])
    const portal = fakePortal()
    signIn(portal)
    expect(await start('another')).toMatchObject({ state: 'asked' })
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('goes without a question a minute after a started call', async () => {
    signIn(fakePortal())
    await start()
    vi.setSystemTime(NOW + 60_000)
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })

  it('of another user asks nothing', async () => {
    store('attempts', [unclear], '7')
    signIn(fakePortal())
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    expect(stored('attempts', '7')).toEqual([unclear])
  })
})

describe('where the settings ask about calls of a day, a call is asked about however many came after', () => {
  const MINUTE = 60_000
  const DAY = 24 * 60 * MINUTE
  /** One call at `NOW`, and 600 to other numbers after it, newest first. */
  const CALLS = Array.from({ length: 601 }, (_, index) => attemptWith(
    index < 600 ? { id: `a${index}`, key: `other ${index}`, at: NOW + (600 - index) * MINUTE } : { id: 'first' }
  ))

  it.each<[what: string, prepare: () => void, reopen: () => void]>([
    ['after a reload, or in another tab', () => store('attempts', CALLS), () => signIn(fakePortal())],
    ['with storage blocked, as long as the page lives', () => {
      blockStorage()
      useAttemptsStore().attempts = CALLS
    }, () => {}]
  ])('%s', async (_what, prepare, reopen) => {
    const askForADay = () => useSettingsStore().apply({ state: 'read', saved: saveWith({ recentMinutes: 24 * 60 }) })
    signIn(fakePortal())
    askForADay()
    prepare()
    vi.setSystemTime(NOW + DAY - 1)
    expect(await useAttemptsStore().start({ ...REQUEST, number: '+4930901899' }, '+4930901899', null)).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    reopen()
    askForADay()
    expect(await start()).toMatchObject({ state: 'asked', question: { reason: 'recent', attempt: { id: 'first', at: NOW } } })
    vi.setSystemTime(NOW + DAY)
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })
})

describe('a browser that blocks or has no room for storage still allows calls, and asks before the same number', () => {
  it.each<[what: string, prepare: () => void]>([
    ['blocked storage', blockStorage],
    ['blocked storage and locks', () => {
      blockStorage()
      useBrowserWithBlockedLocks()
    }],
    ['full storage', fillStorage]
  ])('%s', async (_what, prepare) => {
    prepare()
    const portal = fakePortal()
    signIn(portal)
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    expect(await start()).toMatchObject({ state: 'asked', question: { reason: 'recent' } })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(useAttemptsStore().attempts).toHaveLength(1)
  })

  it('blocked storage and locks: ten clicks at once are one call', async () => {
    blockStorage()
    useBrowserWithBlockedLocks()
    const portal = fakePortal()
    signIn(portal)
    await Promise.all(Array.from({ length: 10 }, () => start()))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

describe('what the user found out about an unclear attempt', () => {
  it.each(['rang', 'did-not-ring'] as const)('settles it for good: %s', async (settled) => {
    store('attempts', [unclear])
    signIn(fakePortal())
    const attempts = useAttemptsStore()
    await vi.advanceTimersByTimeAsync(0)
    expect(attempts.open).toEqual([unclear])
    attempts.settleByHand('lost', settled)
    expect(attempts.open).toEqual([])
    expect(storedAttempts()).toEqual([{ ...unclear, settled }])
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })

  it('is kept apart from what another tab stored meanwhile', () => {
    const other = attemptWith({ id: 'other' })
    signIn(fakePortal())
    store('attempts', [other, unclear])
    useAttemptsStore().settleByHand('lost', 'rang')
    expect(storedAttempts()).toEqual([other, { ...unclear, settled: 'rang' }])
  })

  it('changes nothing for an attempt that is gone', () => {
    store('attempts', [unclear])
    signIn(fakePortal())
    useAttemptsStore().settleByHand('gone', 'rang')
    expect(storedAttempts()).toEqual([unclear])
  })
})
