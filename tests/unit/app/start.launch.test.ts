import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { DEAL_ITEM, ERIKA, LI, MUSTER } from '../support/crm'
import { deferred } from '../support/deferred'
import { closePage, fakePortal, NO_LAUNCH, openPage, useBrowser } from '../support/desk'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { store, stored } from '../support/stored'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useStartStore } from '@/app/start'
import { useFirstReadStore } from '@/session/firstRead'
import { useScreenStore } from '@/session/screen'
import type { LaunchContext } from '@/core/launch'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: NOW })
  useBrowser()
  openPage()
})
afterEach(() => {
  closePage()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const DEAL: LaunchContext = { ...NO_LAUNCH, record: { entityTypeId: 2, id: 5 }, slider: true }
const CRM = { record: DEAL_ITEM, contact0: ERIKA, contact1: LI, company: MUSTER }
const DENIED = { error: 'ACCESS_DENIED', error_description: 'Access denied.' }
const start = (launch: LaunchContext, answer: FirstAnswer, change = {}) =>
  useStartStore().start(Promise.resolve(fakePortal({ launch, ...change })), Promise.resolve(answer))

describe('opened in a deal', () => {
  it('a manager sees whom to call, with the number in the form', async () => {
    await start(DEAL, managersAnswer(CRM))
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: null })
    expect(useClientStore().client).toMatchObject({ title: 'Ten chairs', name: 'Erika Muster', company: 'Muster GmbH' })
    expect(useDraftStore().number).toBe('+49 30 12')
  })

  it('nothing of the record is stored with the first answer', async () => {
    await start(DEAL, administratorsAnswer(CRM, { contact2: DENIED }))
    expect(stored('first-answer')).toEqual(administratorsAnswer())
  })

  it.each<[what: string, answer: FirstAnswer, entry: string]>([
    ['refused', administratorsAnswer({}, { record: DENIED }), 'accessDenied'],
    ['not answered', administratorsAnswer(), 'unreadableAnswer'],
    ['garbage', administratorsAnswer({ record: 'x', contact0: 5 }), 'unreadableAnswer']
  ])('a record that is %s does not keep the form away', async (_what, answer, entry) => {
    await start(DEAL, answer)
    expect(useFirstReadStore()).toMatchObject({ state: 'ready', failure: null })
    expect(useClientStore()).toMatchObject({ client: null, failure: { entry } })
  })

  it('the last client\'s number is gone before CRM answers, and stays away when it refuses', async () => {
    store('first-answer', administratorsAnswer())
    store('draft', {
      type: 'callback', line: null, number: '030 1', numberAt: NOW, country: null, opening: 'earlier',
      texts: { callback: 'Hello', infocall: '' }, voices: { callback: null, infocall: null }
    })
    const first = deferred<FirstAnswer>()
    const started = useStartStore().start(Promise.resolve(fakePortal({ launch: DEAL, rememberedUser: '1' })), first.promise)
    await vi.advanceTimersByTimeAsync(0)
    expect(useFirstReadStore().state).toBe('ready')
    expect(useDraftStore()).toMatchObject({ number: '', texts: { callback: null }, last: { callback: { text: 'Hello' } } })
    first.resolve(administratorsAnswer({}, { record: DENIED }))
    await started
    expect(useDraftStore().number).toBe('')
  })

  it('a record that was refused can be read again', async () => {
    await start(DEAL, administratorsAnswer({}, { record: DENIED }), { firstAnswer: { read: async () => administratorsAnswer(CRM) } })
    await useFirstReadStore().reload()
    expect(useClientStore()).toMatchObject({ client: { title: 'Ten chairs' }, failure: null })
    expect(useDraftStore().number).toBe('+49 30 12')
  })

  it('reading again keeps what was typed', async () => {
    await start(DEAL, administratorsAnswer(CRM), { firstAnswer: { read: async () => administratorsAnswer(CRM) } })
    useDraftStore().number = '030 4'
    await useFirstReadStore().reload()
    expect(useDraftStore().number).toBe('030 4')
  })
})

describe('a link', () => {
  it('fills the form of the last visit in before the portal is asked', async () => {
    store('first-answer', administratorsAnswer())
    const portal = fakePortal({ rememberedUser: '1', launch: { ...NO_LAUNCH, number: '030 1', text: 'Hello' } })
    void useStartStore().start(Promise.resolve(portal), new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(0)
    expect(useFirstReadStore().state).toBe('ready')
    expect(useDraftStore()).toMatchObject({ number: '030 1', texts: { callback: 'Hello' } })
  })

  it('fills in once: what is typed until the portal answers stays', async () => {
    store('first-answer', administratorsAnswer())
    const first = deferred<FirstAnswer>()
    const started = useStartStore().start(Promise.resolve(fakePortal({ rememberedUser: '1', launch: { ...NO_LAUNCH, number: '030 1' } })), first.promise)
    await vi.advanceTimersByTimeAsync(0)
    useDraftStore().number = '030 2'
    first.resolve(administratorsAnswer())
    await started
    expect(useDraftStore().number).toBe('030 2')
  })

  it('fills the form in, and starts nothing', async () => {
    const portal = fakePortal({ launch: { ...NO_LAUNCH, number: '0900 1', text: '<b>x</b>', type: 'infocall' } })
    await useStartStore().start(Promise.resolve(portal), Promise.resolve(administratorsAnswer(CRM)))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(useDraftStore()).toMatchObject({ type: 'infocall', number: '0900 1', texts: { callback: null, infocall: '<b>x</b>' } })
    expect(useClientStore()).toMatchObject({ client: null, failure: null })
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('a call card\'s number is there also where CRM says nothing', async () => {
    await start({ ...DEAL, number: '+49 30 7' }, administratorsAnswer({}, { record: DENIED }))
    expect(useDraftStore().number).toBe('+49 30 7')
    expect(useClientStore().failure?.entry).toBe('accessDenied')
  })
})

it('opened from the menu, there is no client, whatever the answer brings', async () => {
  await start(NO_LAUNCH, administratorsAnswer(CRM))
  expect(useClientStore()).toMatchObject({ client: null, failure: null })
  expect(useDraftStore().number).toBe('')
})

describe('a link to the journal', () => {
  const LINK: LaunchContext = { ...NO_LAUNCH, journal: { screen: 'journal', period: 'today' } }

  it('opens it, fills nothing in and calls nobody', async () => {
    const portal = fakePortal({ launch: LINK })
    await useStartStore().start(Promise.resolve(portal), Promise.resolve(managersAnswer()))
    expect(useScreenStore().shown).toBe('journal')
    expect(useDraftStore().number).toBe('')
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('calls nobody back to it who has gone on while the portal was asked', async () => {
    const remembered = { rememberedUser: '1', showsLastAnswer: true }
    store('first-answer', administratorsAnswer())
    const answer = deferred<FirstAnswer>()
    const starting = useStartStore().start(Promise.resolve(fakePortal({ launch: LINK, ...remembered })), answer.promise)
    await vi.advanceTimersByTimeAsync(0)
    expect(useScreenStore().shown).toBe('journal')
    useScreenStore().open('call')
    answer.resolve(administratorsAnswer())
    await starting
    expect(useScreenStore().shown).toBe('call')
  })
})
