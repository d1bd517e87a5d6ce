import { beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW, REQUEST } from '../../support/attempts'
import { deferred } from '../../support/deferred'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, NO_LAUNCH, openPage, signIn, useBrowserWithBlockedLocks } from '../../support/desk'
import { administratorsAnswer } from '../../support/firstAnswer'
import { blockStorage, fillStorage } from '../../support/storage'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useDraftStore } from '@/calls/form/draft'
import { useStartStore } from '@/app/start'
import type { StartAnswer } from '@/portal/ports/startCall'
import { readAhead } from '@/calls/attempts/writtenAhead'
import { useWriteAheadStore } from '@/calls/attempts/writeAhead'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

/** A portal that keeps the user's options, and tells what happened in which order. */
function keepingPortal(startCall: () => Promise<StartAnswer> = async () => ({ state: 'started', callId: 'callback.x.1' })) {
  const options: Record<string, string> = {}
  const order: string[] = []
  const portal = fakePortal({
    options: { saveUser: async (changed) => {
      order.push(...Object.keys(changed))
      Object.assign(options, changed)
    } },
    calls: { start: async () => {
      order.push('call')
      return await startCall()
    } },
    firstAnswer: { read: async () => {
      const answer = administratorsAnswer()
      return { ...answer, result: { ...answer.result, userOptions: { ...options } } }
    } }
  })
  return { portal, options, order, ahead: () => readAhead(options.ahead)?.attempts ?? [] }
}

const start = (number = REQUEST.number) => useAttemptsStore().start({ ...REQUEST, number }, number, null)
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('with storage blocked', () => {
  beforeEach(() => {
    blockStorage()
    useBrowserWithBlockedLocks()
  })

  it('the portal keeps the attempt before the request leaves, and nothing once it has started', async () => {
    const { portal, options, order } = keepingPortal()
    signIn(portal)
    await start()
    await settle()
    expect(order).toEqual(['ahead', 'call', 'ahead'])
    expect(options.ahead).toBe('')
  })

  it('an attempt nobody knows the end of stays there, beside the next one', async () => {
    const { portal, ahead } = keepingPortal(async () => ({ state: 'unclear', failure: LOST }))
    signIn(portal)
    await start()
    await settle()
    expect(ahead()).toMatchObject([{ number: REQUEST.number, state: 'unclear', failure: { entry: LOST.entry } }])
    portal.calls.start.mockImplementation(() => new Promise(() => {}))
    void start('+4930901821')
    await settle()
    expect(ahead()).toMatchObject([{ number: '+4930901821', failure: { entry: 'interrupted' } }, { number: REQUEST.number }])
  })

  it('a frame loaded anew in the middle of the call shows it, brings back the form, and asks before the next call', async () => {
    const { portal } = keepingPortal(() => new Promise(() => {}))
    signIn(portal)
    void useAttemptsStore().start({ ...REQUEST, voice: 'eurgermanmale' }, REQUEST.number, null)
    await settle()

    openPage()
    await useStartStore().start(Promise.resolve(portal), Promise.resolve(await portal.firstAnswer.read()))
    expect(useAttemptsStore().open).toMatchObject([{ number: REQUEST.number, failure: { entry: 'interrupted' } }])
    const draft = useDraftStore()
    expect({ number: draft.number, line: draft.line, text: draft.texts.callback, voice: draft.voices.callback })
      .toEqual({ number: REQUEST.number, line: REQUEST.line, text: REQUEST.text, voice: 'eurgermanmale' })
    expect(await start()).toMatchObject({ state: 'asked', question: { reason: 'unclear' } })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['a record', { record: { entityTypeId: 2, id: 5 } }, ''], ['a link with a number', { number: '+4930901822' }, '+4930901822']
  ])('opened from %s it shows it too, but fills in nothing: that is another client\'s form', async (_what, launch, number) => {
    const { portal } = keepingPortal(() => new Promise(() => {}))
    signIn(portal)
    void start()
    await settle()
    openPage()
    await useStartStore().start(Promise.resolve({ ...portal, launch: { ...NO_LAUNCH, ...launch } }), Promise.resolve(await portal.firstAnswer.read()))
    expect(useAttemptsStore().open).toHaveLength(1)
    expect(useDraftStore().number).toBe(number)
  })

  it.each([
    ['is refused', () => Promise.reject(new Error('x'))],
    ['gets no answer', () => new Promise<void>(() => {})]
  ])('the call goes out although keeping it %s', async (_what, saveOptions) => {
    const { portal } = keepingPortal()
    portal.options.saveUser.mockImplementation(saveOptions)
    signIn(portal)
    const end = start()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await end).toMatchObject({ state: 'ended', attempt: { state: 'started' } })
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })

  it('a slow write never replaces the next one', async () => {
    const { portal, order } = keepingPortal()
    const slow = deferred<null>()
    portal.options.saveUser.mockImplementationOnce(async (changed) => {
      await slow.promise
      order.push(`late ${Object.keys(changed).join()}`)
    })
    signIn(portal)
    const end = start()
    await vi.advanceTimersByTimeAsync(3_000)
    await end
    slow.resolve(null)
    await settle()
    expect(order).toEqual(['call', 'late ahead', 'ahead'])
  })
})

describe('where the browser keeps it', () => {
  it('nothing is written to the portal before a call', async () => {
    const { portal, order } = keepingPortal()
    signIn(portal, ANNA)
    await start()
    await settle()
    expect(order).toEqual(['call'])
  })

  it('storage that is full counts as keeping nothing', async () => {
    const { portal, order } = keepingPortal()
    signIn(portal, MAX)
    fillStorage()
    await start()
    await settle()
    expect(order).toEqual(['ahead', 'call', 'ahead'])
  })
})

it('what still waits to be kept when somebody else takes over is not written to their options', async () => {
  const first = deferred<undefined>()
  const portal = fakePortal({ options: { saveUser: () => first.promise } })
  signIn(portal)
  const { keep } = useWriteAheadStore()
  void keep([attemptWith({ id: 'a' })])
  void keep([attemptWith({ id: 'b' })])
  await settle()
  useSessionStore().setUser(MAX)
  first.resolve(undefined)
  await settle()
  expect(portal.options.saveUser).toHaveBeenCalledTimes(1)
})
