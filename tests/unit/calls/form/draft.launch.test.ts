import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { ANNA, closePage, fakePortal, MAX, NO_LAUNCH, signIn } from '../../support/desk'
import { saveWith, SETTINGS, unnamed } from '../../support/settings'
import { store, stored } from '../../support/stored'
import { useDraftStore } from '@/calls/form/draft'
import { useSettingsStore } from '@/calls/form/settings'
import type { LaunchContext } from '@/core/launch'

const NOW = Date.UTC(2026, 0, 15, 12)
const DRAFT = {
  type: 'callback', line: 'sip7', number: '030 1', numberAt: NOW, country: 'AT', opening: null,
  texts: { callback: 'for me', infocall: 'for the client' }, voices: { callback: null, infocall: null }
}
const LINK: LaunchContext = { ...NO_LAUNCH, number: '030 2', text: 'From the link', type: 'infocall' }
const RECORD: LaunchContext = { ...NO_LAUNCH, record: { entityTypeId: 3, id: 5 } }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  closePage()
  vi.useRealTimers()
})

/** The page is loaded: a first time in this opening of the app, or again. */
function load(opening: string, launch: LaunchContext = LINK, user = ANNA) {
  signIn(fakePortal({ opening, launch }), user)
  const draft = useDraftStore()
  return draft
}
const shown = ({ type, line, number, texts }: ReturnType<typeof useDraftStore>) => ({ type, line, number, texts: { ...texts } })
const NONE = { callback: null, infocall: null }
/** The texts offered as the last ones. */
const offered = (draft: ReturnType<typeof useDraftStore>) => [draft.offered('callback')?.text, draft.offered('infocall')?.text]

describe('what a link or record wants', () => {
  it('is filled in; the rest stays, but for words typed for somebody else, which are offered', () => {
    store('draft', DRAFT)
    const draft = load('first')
    draft.launchWith(LINK)
    expect(shown(draft)).toEqual({ type: 'infocall', line: 'sip7', number: '030 2', texts: { callback: null, infocall: 'From the link' } })
    expect(offered(draft)).toEqual(['for me', 'for the client'])
  })

  it('is filled in once in each opening', () => {
    const draft = load('first')
    draft.launchWith(LINK)
    draft.launchWith({ number: '030 3', text: 'Again', type: 'callback' })
    expect(shown(draft)).toMatchObject({ type: 'infocall', number: '030 2', texts: { callback: null, infocall: 'From the link' } })
  })

  it('does not come back after a reload: what was typed stays', async () => {
    const draft = load('first')
    draft.launchWith(LINK)
    draft.number = '030 4'
    draft.texts.infocall = 'Typed'
    draft.type = 'callback'
    await nextTick()
    const again = load('first')
    again.launchWith(LINK)
    expect(shown(again)).toMatchObject({ type: 'callback', number: '030 4', texts: { infocall: 'Typed' } })
  })

  it('a field that was emptied stays empty after a reload', async () => {
    const draft = load('first')
    draft.launchWith(LINK)
    draft.number = ''
    await nextTick()
    const again = load('first')
    again.launchWith(LINK)
    expect(again.number).toBe('')
  })

  it('is filled in again in the next opening', async () => {
    load('first').launchWith(LINK)
    useDraftStore().number = '030 4'
    await nextTick()
    expect(stored('draft')).toMatchObject({ opening: 'first', number: '030 4' })
    const next = load('second')
    next.launchWith(LINK)
    expect(shown(next)).toMatchObject({ number: '030 2', texts: { infocall: 'From the link' } })
  })

  it('is filled in for each user', async () => {
    load('first').launchWith(LINK)
    await nextTick()
    const maxs = load('first', LINK, MAX)
    maxs.launchWith(LINK)
    expect(maxs.number).toBe('030 2')
  })

  it.each<[what: string, wish: Partial<LaunchContext>, expected: object]>([
    ['nothing', {}, { type: 'callback', texts: NONE }],
    ['nulls', NO_LAUNCH, { type: 'callback', texts: NONE }],
    ['an empty text', { text: '' }, { type: 'callback', texts: NONE }],
    ['a type', { type: 'infocall' }, { type: 'infocall', texts: NONE }],
    ['a text', { text: 'New' }, { type: 'callback', texts: { ...NONE, callback: 'New' } }],
    ['a number', { number: '030 2' }, { type: 'callback', number: '030 2', texts: NONE }]
  ])('%s changes nothing else', (_what, wish, expected) => {
    store('draft', DRAFT)
    const draft = load('first', RECORD)
    draft.launchWith(wish)
    expect(shown(draft)).toEqual({ line: 'sip7', number: '', ...expected })
  })

  it('that CRM does not tell: what was typed for it meanwhile survives a reload, and goes with the next client', async () => {
    store('draft', DRAFT)
    const draft = load('first', RECORD)
    draft.number = '030 4'
    await nextTick()
    expect(load('first', RECORD).number).toBe('030 4')
    expect(load('second', RECORD).number).toBe('')
  })

  it('does not take the place of a number typed while CRM was being asked', () => {
    const draft = load('first', RECORD)
    draft.number = '030 4'
    draft.launchWith({ number: '030 2' })
    expect(draft.number).toBe('030 4')
  })
})

describe('the user\'s own text that something filled in has taken the place of', () => {
  const again = { type: 'callback', text: 'Said before', voice: null } as const

  it('is kept through a reload and can be brought back', async () => {
    const before = load('first')
    before.write('infocall', 'for the client')
    before.launchWith(LINK)
    await nextTick()
    const draft = load('first')
    expect(draft.texts.infocall).toBe('From the link')
    expect(draft.ownTexts).toEqual({ callback: null, infocall: 'for the client' })
    draft.bringBack('infocall')
    expect([draft.texts.infocall, draft.ownTexts.infocall]).toEqual(['for the client', null])
  })

  it('is still there after several were filled in', () => {
    store('draft', DRAFT)
    const draft = load('first', NO_LAUNCH)
    draft.sayAgain(again)
    draft.sayAgain({ ...again, text: 'Said earlier' })
    expect([draft.texts.callback, draft.ownTexts.callback]).toEqual(['Said earlier', 'for me'])
  })

  it('is what was typed last, be it into what was filled in', () => {
    store('draft', DRAFT)
    const draft = load('first', NO_LAUNCH)
    draft.sayAgain(again)
    draft.write('callback', 'Said before, and more')
    draft.sayAgain(again)
    expect(draft.ownTexts.callback).toBe('Said before, and more')
  })

  it('is nothing to be kept where it is the same', () => {
    store('draft', DRAFT)
    const draft = load('first', NO_LAUNCH)
    draft.sayAgain({ ...again, text: 'for me' })
    expect(draft.ownTexts.callback).toBeNull()
  })

  it('is the administrator\'s where that stood there, which goes on following them', () => {
    const draft = load('first', NO_LAUNCH)
    const settings = useSettingsStore()
    settings.apply({ state: 'read', saved: saveWith({ texts: { ...SETTINGS.texts, callback: { standard: 'Standard', ready: [] } } }) })
    draft.sayAgain({ ...again, text: 'Standard' })
    expect([draft.texts.callback, draft.replaced('callback')]).toEqual([null, false])
    draft.sayAgain(again)
    expect([draft.texts.callback, draft.replaced('callback')]).toEqual([again.text, true])
    draft.bringBack('callback')
    expect([draft.texts.callback, draft.replaced('callback')]).toEqual([null, false])
  })

  describe('a ready-made text', () => {
    const READY = ['Ready one', 'Ready two']
    function loadReady(draftKept: object | null, standard = '') {
      if (draftKept) store('draft', draftKept)
      const draft = load('first', NO_LAUNCH)
      useSettingsStore().apply({ state: 'read', saved: saveWith({ texts: { ...SETTINGS.texts, callback: { standard, ready: unnamed(...READY) } } }) })
      return draft
    }
    const shown = (draft: ReturnType<typeof loadReady>) => [draft.texts.callback, draft.ownTexts.callback, draft.replaced('callback')]

    it('takes the place of the user\'s own, however many are tried', () => {
      const draft = loadReady(DRAFT)
      for (const text of READY) draft.chooseReady('callback', text)
      expect(shown(draft)).toEqual(['Ready two', 'for me', true])
      expect(draft.choices.last.callback?.text).toBe('for me')
      draft.bringBack('callback')
      expect(shown(draft)).toEqual(['for me', null, false])
    })

    it('takes the place of what a link or an earlier call has filled in: the user\'s own is still there', () => {
      const draft = loadReady(DRAFT)
      draft.sayAgain(again)
      draft.chooseReady('callback', 'Ready one')
      expect(shown(draft)).toEqual(['Ready one', 'for me', true])
      draft.sayAgain(again)
      expect(shown(draft)).toEqual(['Said before', 'for me', true])
    })

    it('is kept itself where there is nothing else to be brought back', () => {
      const draft = loadReady(null)
      draft.chooseReady('callback', 'Ready one')
      expect(shown(draft)).toEqual(['Ready one', null, true])
      draft.sayAgain(again)
      expect(shown(draft)).toEqual(['Said before', 'Ready one', true])
    })

    it('that was changed is the user\'s own', () => {
      const draft = loadReady(null)
      draft.chooseReady('callback', 'Ready one')
      draft.write('callback', 'Ready one, and more')
      draft.chooseReady('callback', 'Ready two')
      expect(shown(draft)).toEqual(['Ready two', 'Ready one, and more', true])
    })

    it('in the place of the administrator\'s leads back to that, and is none where it is the same', () => {
      const draft = loadReady(null, 'Ready two')
      draft.chooseReady('callback', 'Ready one')
      expect(shown(draft)).toEqual(['Ready one', null, true])
      draft.chooseReady('callback', 'Ready two')
      expect(shown(draft)).toEqual([null, null, false])
    })

    it('chosen in an earlier version of the app still gives back what it took the place of', () => {
      const draft = loadReady({ ...DRAFT, texts: { callback: 'Ready one', infocall: null }, beforeReady: { callback: 'Mine', infocall: null } })
      expect(shown(draft)).toEqual(['Ready one', 'Mine', true])
    })
  })

  it('is what follows the user to other computers, until the other one is changed', () => {
    store('draft', DRAFT)
    const draft = load('first', NO_LAUNCH)
    draft.sayAgain(again)
    expect(draft.choices.last.callback?.text).toBe('for me')
    draft.write('callback', 'Said before, and more')
    expect(draft.choices.last.callback?.text).toBe('Said before, and more')
  })

  it('is offered when the app is opened for another client', async () => {
    const before = load('first')
    before.write('infocall', 'for the client')
    before.launchWith(LINK)
    await nextTick()
    const draft = load('second', RECORD)
    expect([draft.texts, draft.offered('infocall')?.text]).toEqual([NONE, 'for the client'])
  })

  it('is offered once somebody else is turned to', () => {
    store('draft', DRAFT)
    const draft = load('first', NO_LAUNCH)
    draft.turnTo('030 9', null)
    expect([draft.number, draft.texts, ...offered(draft)]).toEqual(['030 9', NONE, 'for me', 'for the client'])
  })
})

describe('the last client\'s number', () => {
  it.each<[from: string, launch: LaunchContext, number: string, texts?: object]>([
    ['another record', RECORD, '', NONE],
    ['a link with a number', LINK, '', NONE],
    ['a link with a text only', { ...NO_LAUNCH, text: 'x' }, '030 1'],
    ['the menu', NO_LAUNCH, '030 1']
  ])('opened from %s, with what is known before CRM has answered, it is gone unless it may be meant, and so are the words', (_from, launch, number, texts = DRAFT.texts) => {
    store('draft', { ...DRAFT, opening: 'earlier' })
    expect(shown(load('first', launch))).toEqual({ type: 'callback', line: 'sip7', number, texts })
  })

  it('stays in the opening it was filled in for', () => {
    store('draft', { ...DRAFT, opening: 'first' })
    expect(load('first', RECORD).number).toBe('030 1')
  })

  it('a draft of an earlier version of the app knows no openings', () => {
    store('draft', { ...DRAFT, opening: undefined })
    expect(load('first', NO_LAUNCH).number).toBe('030 1')
  })
})
