import { describe, expect, it, vi } from 'vitest'
import { LOST, NOW, NUMBER, REFUSAL, REQUEST } from '../../support/attempts'
import { deferred } from '../../support/deferred'
import { fakePortal, freshBrowserForEachTest, openPage, signIn, useBrowser } from '../../support/desk'
import { keyOf, storedAttempts } from '../../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import type { PortalSession } from '@/portal/session'
import type { StartAnswer } from '@/portal/ports/startCall'

freshBrowserForEachTest(NOW)

const start = (number = NUMBER) => useAttemptsStore().start({ ...REQUEST, number }, number, null)

describe('a click', () => {
  it('is stored before its request leaves, and the lock is held meanwhile', async () => {
    const locks = useBrowser()
    let seen: unknown
    signIn(fakePortal({
      calls: { start: async () => {
        seen = { stored: storedAttempts(), locks: [...locks.held] }
        return { state: 'started', callId: null }
      } }
    }))
    await start()
    expect(seen).toEqual({
      stored: [{ ...REQUEST, id: expect.stringMatching(/^[\da-f]{32}$/), at: NOW, key: NUMBER, state: 'sending', callId: null, failure: null, settled: null, found: null, missedAt: null, browser: expect.stringMatching(/^[\da-f]{32}$/) }],
      locks: [keyOf('call:person'), keyOf('call')]
    })
    expect(locks.held.size).toBe(0)
  })

  it('asks the portal for exactly what was on the form', async () => {
    const portal = fakePortal()
    signIn(portal)
    await start()
    expect(portal.calls.start.mock.calls).toEqual([[expect.objectContaining(REQUEST), 'shared']])
  })

  it('goes as a stream where the portal takes streams', async () => {
    const portal = fakePortal({ calls: { findSending: async () => 'streamed' } })
    signIn(portal)
    await start()
    expect(portal.calls.start).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(REQUEST), 'streamed')
  })

  it.each<[state: string, outcome: StartAnswer]>([
    ['started', { state: 'started', callId: 'callback.abc.1' }],
    ['started without an id', { state: 'started', callId: null }],
    ['refused', { state: 'refused', failure: REFUSAL }],
    ['unclear', { state: 'unclear', failure: LOST }]
  ])('ends as the portal says and is stored so: %s', async (_state, outcome) => {
    signIn(fakePortal({ calls: { start: async () => outcome } }))
    const end = await start()
    const { attempts } = useAttemptsStore()
    expect(end).toEqual({ state: 'ended', attempt: attempts[0] })
    expect(attempts).toHaveLength(1)
    expect(attempts[0]).toMatchObject({ callId: null, failure: null, ...outcome })
    expect(storedAttempts()).toEqual(attempts)
  })

  it('whose request breaks in the app itself is unclear, and the next one is possible', async () => {
    const startCall = vi.fn<PortalSession['calls']['start']>().mockRejectedValueOnce(new TypeError('x')).mockResolvedValue({ state: 'started', callId: 'b' })
    signIn(fakePortal({ calls: { start: startCall } }))
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'unclear', failure: { kind: 'unclear', entry: 'unknownFault', details: { method: 'voximplant.callback.start' } } } })
    expect(storedAttempts()).toMatchObject([{ state: 'unclear', failure: { entry: 'unknownFault' } }])
    expect(useAttemptsStore().sending).toBe(false)
    expect(await start('+4930901821')).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })
})

describe('one request at a time', () => {
  it('ten clicks at once start one call; the others are busy', async () => {
    const portal = fakePortal()
    signIn(portal)
    const results = await Promise.all(Array.from({ length: 10 }, (_, index) => start(`+49309018${index}`)))
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    expect(results.map(result => result.state).toSorted()).toEqual([...Array<string>(9).fill('busy'), 'ended'])
    expect(storedAttempts()).toHaveLength(1)
  })

  it('a click while the portal has not answered is busy; afterwards the next call goes', async () => {
    const answer = deferred<StartAnswer>()
    const portal = fakePortal({ calls: { start: () => answer.promise } })
    signIn(portal)
    const first = start()
    await vi.advanceTimersByTimeAsync(50_000)
    expect(useAttemptsStore().sending).toBe(true)
    expect(await start('+4930901821')).toEqual({ state: 'busy' })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
    answer.resolve({ state: 'started', callId: null })
    await first
    expect(useAttemptsStore().sending).toBe(false)
    await start('+4930901821')
    expect(portal.calls.start).toHaveBeenCalledTimes(2)
  })

  it('without a portal nothing can be started', async () => {
    openPage()
    expect(await start()).toEqual({ state: 'busy' })
    expect(localStorage).toHaveLength(0)
  })
})

describe('nothing is sent, nothing is stored', () => {
  it('while another tab holds the lock', async () => {
    const release = useBrowser().holdElsewhere(keyOf('call:person'))
    const portal = fakePortal()
    signIn(portal)
    expect(await start()).toMatchObject({ state: 'notSent', failure: { kind: 'refused', entry: 'otherTab', details: { code: 'OTHERTAB' } } })
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(storedAttempts()).toEqual([])
    release()
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })

  it('while the browser is offline', async () => {
    useBrowser(false)
    const portal = fakePortal()
    signIn(portal)
    expect(await start()).toMatchObject({ state: 'notSent', failure: { kind: 'refused', entry: 'offline', details: { method: 'voximplant.callback.start' } } })
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(storedAttempts()).toEqual([])
  })

  it('another user\'s call in another tab is no hindrance', async () => {
    useBrowser().holdElsewhere(keyOf('call:person', '7'))
    signIn(fakePortal())
    expect(await start()).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
  })
})

describe('how requests may leave is asked again', () => {
  it('after a lost connection', async () => {
    const portal = fakePortal({ calls: { start: async () => ({ state: 'unclear', failure: LOST }) } })
    signIn(portal)
    await start()
    await vi.advanceTimersByTimeAsync(1000)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(2)
  })

  it('not after a refusal', async () => {
    const portal = fakePortal({ calls: { start: async () => ({ state: 'refused', failure: REFUSAL }) } })
    signIn(portal)
    await start()
    await vi.advanceTimersByTimeAsync(1000)
    expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  })
})
