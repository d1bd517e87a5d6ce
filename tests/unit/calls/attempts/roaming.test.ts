import { describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { store } from '../../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useRoamingStore } from '@/calls/attempts/roaming'
import { useSessionStore } from '@/session/session'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { readRoaming, writeRoaming } from '@/calls/attempts/roamingAttempts'

freshBrowserForEachTest(NOW)

const unclear = attemptWith({ id: 'u', state: 'unclear', callId: null, failure: LOST })
const found: CallAttempt = attemptWith({ ...unclear, state: 'started', callId: 'callback.x.1', found: 'sure' })

async function open(here: CallAttempt[], elsewhere: CallAttempt[], portal = fakePortal()) {
  store('attempts', here)
  signIn(portal)
  useAttemptsStore()
  useRoamingStore().apply(elsewhere.length > 0 ? writeRoaming(elsewhere) : undefined, true)
  useRoamingStore().begin()
  await vi.advanceTimersByTimeAsync(2_000)
  return { portal, attempts: useAttemptsStore() }
}
const saved = (portal: ReturnType<typeof fakePortal>) => portal.options.saveUser.mock.calls.map(([{ attempts }]) => readRoaming(attempts))

describe('attempts of another computer', () => {
  it('are shown here', async () => {
    const { attempts, portal } = await open([], [unclear])
    expect(attempts.open).toEqual([unclear])
    expect(saved(portal)).toEqual([])
  })

  it('settled there are settled here', async () => {
    const { attempts } = await open([unclear], [found])
    expect(attempts.attempts).toEqual([found])
  })

  it('settled there keep the text that is known here only', async () => {
    const long = { ...unclear, text: 'x'.repeat(1000) }
    const { attempts } = await open([long], [{ ...found, text: '' }])
    expect(attempts.attempts).toEqual([{ ...found, text: long.text }])
  })

  it('found there after all are found here too, whatever their absence said', async () => {
    const { attempts } = await open([attemptWith({ ...unclear, state: 'did-not-happen', found: 'sure' })], [found])
    expect(attempts.attempts).toEqual([found])
  })

  it('that did not happen there, as far as is known there, stay found here', async () => {
    const { attempts, portal } = await open([found], [attemptWith({ ...unclear, state: 'did-not-happen', found: 'sure' })])
    expect(attempts.attempts).toEqual([found])
    expect(saved(portal)).toEqual([[found]])
  })

  it('settled here stay so, and the portal learns it', async () => {
    const { attempts, portal } = await open([found], [unclear])
    expect(attempts.attempts).toEqual([found])
    expect(saved(portal)).toEqual([[found]])
  })

  it('as they were at the last visit are shown, and nothing is written before the portal says what there is now', async () => {
    store('attempts', [{ ...unclear, id: 'v' }])
    const portal = fakePortal()
    signIn(portal)
    useAttemptsStore()
    useRoamingStore().apply(writeRoaming([unclear]), false)
    useRoamingStore().begin()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(useAttemptsStore().open.map(({ id }) => id).toSorted()).toEqual(['u', 'v'])
    expect(saved(portal)).toEqual([])
    useRoamingStore().apply(writeRoaming([unclear]), true)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved(portal)).toHaveLength(1)
  })

  it('damaged on the portal harm nothing', async () => {
    store('attempts', [unclear])
    signIn(fakePortal())
    useAttemptsStore()
    useRoamingStore().apply('{"v":1,"attempts":[{"id":', true)
    expect(useAttemptsStore().attempts).toEqual([unclear])
  })
})

describe('attempts of this computer', () => {
  it('nobody knows the end of go to the portal, several as one request', async () => {
    const older = { ...unclear, id: 'v', at: NOW - 1 }
    const { attempts, portal } = await open([unclear, older], [])
    expect(saved(portal)).toEqual([[unclear, older]])
    attempts.takeFinding('u', null, true)
    attempts.settleByHand('v', 'rang')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved(portal)).toHaveLength(2)
    expect(saved(portal)[1]).toEqual([attemptWith({ ...unclear, state: 'did-not-happen', found: 'sure' }), attemptWith({ ...older, settled: 'rang' })])
  })

  it('that started or were refused are no request', async () => {
    const { portal } = await open([attemptWith()], [])
    expect(saved(portal)).toEqual([])
  })

  it('that could not be stored are stored with the next change', async () => {
    const { attempts, portal } = await open([unclear], [], fakePortal({ options: { saveUser: () => Promise.reject(new TypeError('x')) } }))
    expect(saved(portal)).toHaveLength(1)
    attempts.settleByHand('u', 'did-not-ring')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved(portal)).toHaveLength(2)
  })
})

describe('two computers at once', () => {
  const theirs: CallAttempt = { ...unclear, id: 't', at: NOW - 1, browser: 'theirs' }

  /** A portal that has kept something else since this computer read it. */
  async function openBeside(there: () => Promise<Record<string, unknown>>) {
    const portal = fakePortal({ options: { readUser: there } })
    return await open([unclear], [], portal)
  }

  it('keep what both of them have, and each shows the other\'s', async () => {
    const { attempts, portal } = await openBeside(async () => ({ choices: 'x', attempts: writeRoaming([theirs]) }))
    expect(saved(portal)).toEqual([[unclear, theirs]])
    expect(attempts.open).toEqual([unclear, theirs])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toHaveLength(1)
  })

  it('take over how the other\'s ended, and send nothing where the portal has all of it', async () => {
    const { attempts, portal } = await openBeside(async () => ({ attempts: writeRoaming([found]) }))
    expect(attempts.attempts).toEqual([found])
    expect(saved(portal)).toEqual([])
  })

  it('lose nothing where it cannot be read: the next change tries again', async () => {
    let readable = false
    const { attempts, portal } = await openBeside(async () => {
      if (!readable) throw new TypeError('x')
      return { attempts: writeRoaming([theirs]) }
    })
    expect(saved(portal)).toEqual([])
    readable = true
    attempts.settleByHand('u', 'rang')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved(portal)).toEqual([[attemptWith({ ...unclear, settled: 'rang' }), theirs]])
  })

  it('leave alone what belongs to somebody who has signed in meanwhile', async () => {
    let answer: (options: Record<string, unknown>) => void = () => {}
    const { portal } = await openBeside(() => new Promise((resolve) => {
      answer = resolve
    }))
    useSessionStore().setUser(MAX)
    answer({ attempts: writeRoaming([theirs]) })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(useAttemptsStore().attempts).toEqual([])
    expect(saved(portal)).toEqual([])
  })
})

describe('what the portal\'s records tell', () => {
  it('settles an unclear attempt, and may settle it anew', async () => {
    const { attempts, portal } = await open([unclear], [])
    attempts.takeFinding('u', null, false)
    expect(attempts.attempts).toEqual([attemptWith({ ...unclear, state: 'did-not-happen', found: 'likely' })])
    expect(attempts.open).toEqual([])
    attempts.takeFinding('u', 'callback.x.1', true)
    expect(attempts.attempts).toEqual([found])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved(portal).at(-1), 'other computers learn it too').toEqual([found])
  })

  it('changes nothing about one the user has settled meanwhile', async () => {
    const { attempts } = await open([attemptWith({ ...unclear, settled: 'rang' })], [])
    attempts.takeFinding('u', null, true)
    expect(attempts.attempts).toMatchObject([{ state: 'unclear', settled: 'rang' }])
  })
})
