import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { ANNA, closePage, fakePortal, MAX, NO_LAUNCH, openPage, signIn } from '../../support/desk'
import { blockStorage } from '../../support/storage'
import { store, stored } from '../../support/stored'
import { useDraftStore } from '@/calls/form/draft'
import { useSessionStore } from '@/session/session'
import { aboutNobody } from '@/calls/form/storedDraft'
import type { LaunchContext } from '@/core/launch'

const NOW = Date.UTC(2026, 0, 15, 12)
const HOUR = 3_600_000
const SHOWN = {
  type: 'infocall', line: 'sip7', number: '030 901820', country: 'AT',
  texts: { callback: 'for me', infocall: 'for the client' }, voices: { callback: null, infocall: 'eurgermanmale' }
}
const NONE = { callback: null, infocall: null }
const DRAFT = { ...SHOWN, numberAt: NOW, choicesAt: NOW, opening: null, filledIn: NONE, ownTexts: NONE, about: aboutNobody(), habits: NONE, last: NONE, seenIn: 'sid', sound: '', recorded: false }
const EMPTY = { type: 'callback', line: null, number: '', country: null, texts: { callback: null, infocall: null }, voices: { callback: null, infocall: null } }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  closePage()
  vi.useRealTimers()
})

const shown = () => {
  const { type, line, number, country, texts, voices } = useDraftStore()
  return { type, line, number, country, texts, voices }
}
function open(user = ANNA) {
  signIn(fakePortal(), user)
}

describe('what stands in the form', () => {
  it('is empty at first', () => {
    open()
    expect(shown()).toEqual(EMPTY)
  })

  it('never plays one client\'s recording to the next: its address stays, one click away', async () => {
    open()
    const draft = useDraftStore()
    Object.assign(draft, { type: 'infocall', number: '030 901820', sound: 'https://files.example/anna.mp3', recorded: true })
    draft.turnTo('030 901820')
    expect(draft.recorded, 'the same client').toBe(true)
    draft.turnTo('030 901821')
    expect([draft.recorded, draft.sound]).toEqual([false, 'https://files.example/anna.mp3'])
    draft.recorded = true
    await nextTick()
    signIn(fakePortal({ opening: 'another', launch: { ...NO_LAUNCH, record: { entityTypeId: 2, id: 7 } } }), ANNA)
    expect([useDraftStore().recorded, useDraftStore().sound], 'another record').toEqual([false, 'https://files.example/anna.mp3'])
  })

  it('is stored as it is typed and comes back on the next visit, each type of call with its own text and voice', async () => {
    open()
    const draft = useDraftStore()
    draft.type = 'infocall'
    draft.line = 'sip7'
    draft.number = '030 901820'
    draft.country = 'AT'
    draft.texts.callback = 'for me'
    draft.texts.infocall = 'for the client'
    draft.voices.infocall = 'eurgermanmale'
    await nextTick()
    expect(stored('draft')).toEqual(DRAFT)
    open()
    expect(shown()).toEqual(SHOWN)
  })

  it.each<[field: string, change: (draft: ReturnType<typeof useDraftStore>) => void]>([
    ['type', (draft) => { draft.type = 'infocall' }],
    ['line', (draft) => { draft.line = 'x' }],
    ['number', (draft) => { draft.number = 'x' }],
    ['country', (draft) => { draft.country = 'x' }],
    ['texts', (draft) => { draft.texts.callback = 'x' }],
    ['texts', (draft) => { draft.texts.infocall = 'x' }],
    ['voices', (draft) => { draft.voices.callback = 'x' }],
    ['voices', (draft) => { draft.voices.infocall = 'x' }]
  ])('is stored after a change of the %s alone', async (_field, change) => {
    open()
    await nextTick()
    localStorage.clear()
    sessionStorage.clear()
    change(useDraftStore())
    await nextTick()
    expect(shown()).not.toEqual(EMPTY)
    expect(stored('draft')).toMatchObject({ ...shown(), numberAt: NOW, opening: null })
  })
})

describe('the number', () => {
  it.each([
    ['shown', 'a moment', 0, '030 901820'],
    ['shown', 'almost eight hours', 8 * HOUR - 1, '030 901820'],
    ['dropped', 'eight hours', 8 * HOUR, ''],
    ['dropped', 'a weekend', 60 * HOUR, '']
  ])('is %s when it was left %s ago, and the words with it; everything else stays', (_what, _age, age, number) => {
    store('draft', { ...DRAFT, numberAt: NOW - age })
    open()
    expect(shown()).toEqual({ ...SHOWN, number, texts: number ? SHOWN.texts : NONE })
    expect(useDraftStore().offered('callback')?.text).toBe(number ? undefined : 'for me')
  })
})

describe('another user', () => {
  it('sees nothing of the draft, and leaves it as it was', async () => {
    store('draft', DRAFT)
    open()
    expect(shown()).toEqual(SHOWN)
    await nextTick()
    useSessionStore().setUser(MAX)
    expect(shown()).toEqual(EMPTY)
    useDraftStore().number = '112'
    await nextTick()
    expect(stored('draft')).toEqual(DRAFT)
    expect(stored('draft', MAX.id)).toMatchObject({ number: '112', texts: EMPTY.texts })
  })
})

describe('frames of one tab', () => {
  const CARD = { ...NO_LAUNCH, record: { entityTypeId: 2, id: 5 }, slider: true }
  /** Opens the app in a frame of the tab that is open. */
  const openFrame = (launch: LaunchContext, opening: string) => {
    signIn(fakePortal({ launch, opening }))
    const draft = useDraftStore()
    return draft
  }
  /** Types a text, with the frame staying open beside the next one. */
  async function type(draft: ReturnType<typeof useDraftStore>, text: string): Promise<void> {
    draft.write('callback', text)
    await nextTick()
  }
  const leave = () => window.dispatchEvent(new Event('pagehide'))

  it('each gets its own back when it is loaded anew', async () => {
    const page = openFrame(NO_LAUNCH, 'page')
    await type(page, 'on the page')
    await type(openFrame(CARD, 'card'), 'in the card')
    expect(openFrame(NO_LAUNCH, 'page').texts.callback).toBe('on the page')
    expect(openFrame(CARD, 'card').texts.callback).toBe('in the card')
  })

  it.each([['soon after, each its own', 59_999, ['on the page', null]], ['a day later, words typed in a record are offered', 24 * HOUR, [null, 'in the card']]])(
    'when the page around them is loaded anew they have other names: %s', async (_when, after, texts) => {
      await type(openFrame(NO_LAUNCH, 'page'), 'on the page')
      leave()
      await type(openFrame(CARD, 'card'), 'in the card')
      leave()
      vi.setSystemTime(NOW + after)
      const page = openFrame(NO_LAUNCH, 'page again')
      expect([page.shown('callback'), page.offered('callback')?.text ?? null]).toEqual(texts)
      expect(openFrame(CARD, 'card again').texts.callback).toBe('in the card')
    }
  )

  it('a frame for another client offers what was typed last in the tab', async () => {
    await type(openFrame(NO_LAUNCH, 'page'), 'on the page')
    await type(openFrame(CARD, 'card'), 'in the card')
    leave()
    const other = openFrame({ ...CARD, record: { entityTypeId: 2, id: 6 } }, 'other')
    expect([other.shown('callback'), other.offered('callback')?.text]).toEqual([null, 'in the card'])
  })

  it('only the last ones are kept', async () => {
    for (let id = 1; id <= 30; id++) await type(openFrame({ ...CARD, record: { entityTypeId: 2, id } }, `card ${id}`), `in card ${id}`)
    expect(JSON.parse(sessionStorage.getItem(useSessionStore().scope.tabStorage.keyOf('drafts')) ?? '')).toHaveLength(10)
  })
})

describe('a draft that cannot be used leaves the form empty', () => {
  it.each<[damage: string, value: unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['an older version', { text: 'x' }],
    ['an unknown type', { ...DRAFT, type: 'fax' }],
    ['a text missing', { ...DRAFT, texts: { callback: 'x' } }]
  ])('%s', (_damage, value) => {
    store('draft', value)
    open()
    expect(shown()).toEqual(EMPTY)
  })
})

it('blocked storage loses nothing while the page lives', async () => {
  blockStorage()
  open()
  const draft = useDraftStore()
  draft.texts.callback = 'typed'
  await nextTick()
  expect(draft.texts.callback).toBe('typed')
})

it('before it is known who uses the app, nothing is stored', async () => {
  openPage()
  useDraftStore().number = '030 901820'
  await nextTick()
  expect(localStorage).toHaveLength(0)
})
