import { beforeEach, describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW, NUMBER, REFUSAL, REQUEST } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, openPage } from '../support/desk'
import { administratorsAnswer, managersAnswer, settingsOption } from '../support/firstAnswer'
import { blockStorage } from '../support/storage'
import { store, stored } from '../support/stored'
import { painted } from '@/browser/painted'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useDraftStore } from '@/calls/form/draft'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { useSettingsStore } from '@/calls/form/settings'
import { useStartStore } from '@/app/start'
import { useFirstReadStore } from '@/session/firstRead'
import { useVoicesStore } from '@/calls/text/voices'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import type { StartAnswer } from '@/portal/ports/startCall'
import { PortalError } from '@/core/failure/failure'
import { toLine } from '@/core/telephony/line'
import { writePublished } from '@/core/options/publishedLines'

freshBrowserForEachTest(NOW)
beforeEach(openPage)

const LIMIT = { error: 'QUERY_LIMIT_EXCEEDED', error_description: '' }
const lineIds = () => useLinesStore().lines.map(line => line.id)

/** Connects to a portal that remembers a user, and lets the test answer the first read. */
async function connect(rememberedUser: string | null, change = {}) {
  const first = deferred<FirstAnswer>()
  const portal = fakePortal({ rememberedUser, ...change })
  const started = useStartStore().start(Promise.resolve(portal), first.promise)
  await vi.advanceTimersByTimeAsync(0)
  return { portal, first, started }
}

describe('what was loaded last time', () => {
  it('is shown at once, then refreshed', async () => {
    store('first-answer', administratorsAnswer({ lines: { reg1: 'Old' } }))
    const { first, started } = await connect('1')
    expect(useFirstReadStore().state).toBe('ready')
    expect(lineIds()).toEqual(['reg1'])
    first.resolve(administratorsAnswer({ lines: { reg2: 'New' } }))
    await started
    expect(lineIds()).toEqual(['reg2'])
    expect(stored('first-answer')).toEqual(administratorsAnswer({ lines: { reg2: 'New' } }))
  })

  it('stays where the portal cannot say for the moment what applies, and the next visit begins with it', async () => {
    const known = managersAnswer({
      appOptions: { lines: writePublished({ lines: [toLine('reg1', 'Sales')], portalDefault: null }), ...settingsOption({ recentMinutes: 30 }) }
    })
    store('first-answer', known, '7')
    const { first, started } = await connect('7')
    expect(lineIds()).toEqual(['reg1'])
    first.resolve(managersAnswer({}, { appOptions: LIMIT }))
    await started
    expect(lineIds()).toEqual(['reg1'])
    expect(useSettingsStore().settings.recentMinutes).toBe(30)
    expect(stored('first-answer', '7')).toEqual(known)
  })

  it('is on the screen before the portal is asked again', async () => {
    store('first-answer', administratorsAnswer({ lines: { reg1: 'Old' } }))
    const portal = fakePortal({ rememberedUser: '1', firstAnswer: { read: async () => administratorsAnswer({ lines: { reg2: 'New' } }) } })
    painted.value = false
    const started = useStartStore().start(Promise.resolve(portal), Promise.resolve(null))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(useFirstReadStore().state).toBe('ready')
    expect(portal.firstAnswer.read).not.toHaveBeenCalled()
    painted.value = true
    await started
    expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
    expect(lineIds()).toEqual(['reg2'])
  })

  it('keeps the portal waiting for nothing when it turns out to be damaged', async () => {
    store('first-answer', { result: 5 })
    const portal = fakePortal({ rememberedUser: '1' })
    painted.value = false
    void useStartStore().start(Promise.resolve(portal), Promise.resolve(null))
    await vi.waitFor(() => expect(useFirstReadStore().state).toBe('ready'))
    expect(portal.firstAnswer.read).toHaveBeenCalledTimes(1)
  })

  it('stays when the refresh fails: the form is usable, the failure is told beside it', async () => {
    store('first-answer', administratorsAnswer())
    const { first, started } = await connect('1')
    first.reject(new PortalError(REFUSAL))
    await started
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: REFUSAL })
    expect(lineIds()).toHaveLength(3)
  })

  it('keeps its lines and voices when only those cannot be read anew', async () => {
    store('first-answer', administratorsAnswer())
    const { first, started } = await connect('1')
    first.resolve(administratorsAnswer({ lines: undefined, userDefault: [], voices: undefined }, { lines: LIMIT, voices: LIMIT }))
    await started
    expect(lineIds()).toHaveLength(3)
    expect(useVoicesStore().voices).toHaveLength(2)
    expect(useLinesStore().failure?.entry).toBe('rateLimit')
  })

  it('what is typed meanwhile survives the refresh', async () => {
    store('first-answer', administratorsAnswer())
    const { first, started } = await connect('1')
    useDraftStore().number = '030 901820'
    first.resolve(administratorsAnswer())
    await started
    expect(useDraftStore().number).toBe('030 901820')
  })

  it.each<[what: string, remembered: string | null, value: unknown]>([
    ['the portal remembers no user', null, administratorsAnswer()],
    ['nothing was stored', '1', undefined],
    ['it is of another user', '1', managersAnswer()],
    ['it is damaged', '1', { result: 5 }],
    ['it is of another version', '1', { lines: [], voices: [] }]
  ])('is not shown when %s: the start waits for the portal', async (_what, remembered, value) => {
    if (value) store('first-answer', value)
    const { first, started } = await connect(remembered)
    expect(useFirstReadStore().state).toBe('connecting')
    first.resolve(administratorsAnswer())
    await started
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: null })
  })

  it('blocked storage changes nothing but speed', async () => {
    blockStorage()
    const { first, started } = await connect('1')
    expect(useFirstReadStore().state).toBe('connecting')
    first.resolve(administratorsAnswer())
    await started
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: null })
  })
})

describe('the portal is asked to remember the user', () => {
  it.each([
    ['on the first visit', null],
    ['when it remembers another one', '7']
  ])('%s', async (_when, remembered) => {
    const { portal, first, started } = await connect(remembered)
    first.resolve(administratorsAnswer())
    await started
    expect(portal.options.saveUser.mock.calls).toEqual([[{ userId: '1' }]])
  })

  it('once the form is on the screen, which waits for neither that nor storing', async () => {
    painted.value = false
    const { portal, first, started } = await connect(null)
    first.resolve(administratorsAnswer())
    await vi.waitFor(() => expect(useFirstReadStore().state).toBe('ready'))
    expect(portal.options.saveUser).not.toHaveBeenCalled()
    expect(portal.options.publishLines).not.toHaveBeenCalled()
    expect(stored('first-answer')).toBeNull()
    painted.value = true
    await started
    expect(portal.options.saveUser.mock.calls).toEqual([[{ userId: '1' }]])
    expect(stored('first-answer')).toEqual(administratorsAnswer())
  })

  it('while the app is being installed, when there is no form to wait for', async () => {
    painted.value = false
    const { portal, first, started } = await connect(null, { installing: true })
    first.resolve(administratorsAnswer())
    await started
    expect(portal.options.saveUser.mock.calls).toEqual([[{ userId: '1' }]])
  })

  it('not when it does already', async () => {
    const { portal, first, started } = await connect('1')
    first.resolve(administratorsAnswer())
    await started
    expect(portal.options.saveUser).not.toHaveBeenCalled()
  })

  it('while the form is usable already', async () => {
    const { first } = await connect(null, { options: { saveUser: () => new Promise(() => {}), publishLines: () => new Promise(() => {}) } })
    first.resolve(administratorsAnswer())
    await vi.advanceTimersByTimeAsync(0)
    expect(useFirstReadStore().state).toBe('ready')
  })
})

describe('when the remembered user is not the one who signed in', () => {
  async function switchUsers(fresh: FirstAnswer) {
    store('first-answer', administratorsAnswer(), '1')
    store('attempts', [attemptWith({ id: 'annas' })], '1')
    store('attempts', [attemptWith({ id: 'maxs' })], '7')
    const { first, started } = await connect('1')
    expect(useAttemptsStore().attempts).toMatchObject([{ id: 'annas' }])
    useDraftStore().texts.callback = 'Anna\'s words'
    await vi.advanceTimersByTimeAsync(0)
    first.resolve(fresh)
    await started
  }

  it('everything shown becomes that of the latter', async () => {
    await switchUsers(managersAnswer())
    expect(useSessionStore().user?.id).toBe('7')
    expect(useAttemptsStore().attempts).toMatchObject([{ id: 'maxs' }])
    expect(useDraftStore().texts.callback).toBeNull()
    expect(lineIds()).toEqual(['sip7'])
  })

  it('a call the former had under way ends where it is theirs', async () => {
    store('first-answer', administratorsAnswer(), '1')
    const call = deferred<StartAnswer>()
    const { first, started } = await connect('1', { calls: { start: () => call.promise } })
    const ended = useAttemptsStore().start(REQUEST, NUMBER, null)
    await vi.advanceTimersByTimeAsync(0)
    first.resolve(managersAnswer())
    await started
    call.resolve({ state: 'started', callId: 'callback.abc.1' })
    await ended
    expect(stored('attempts', '1')).toMatchObject([{ state: 'started', callId: 'callback.abc.1' }])
    expect(stored('attempts', '7')).toBeNull()
    expect(useAttemptsStore().attempts).toEqual([])
  })

  it('what each of them stored stays apart', async () => {
    await switchUsers(managersAnswer())
    expect(stored('draft', '1')).toMatchObject({ texts: { callback: 'Anna\'s words' } })
    expect(stored('first-answer', '1')).toEqual(administratorsAnswer())
    expect(stored('first-answer', '7')).toEqual(managersAnswer())
  })

  it('the former\'s lines and voices are not kept when the latter\'s cannot be read', async () => {
    await switchUsers(managersAnswer({ userDefault: [], voices: undefined }, { lines: LIMIT, voices: LIMIT }))
    expect(lineIds()).toEqual([])
    expect(useVoicesStore().voices).toEqual([])
  })
})
