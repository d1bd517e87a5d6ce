import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { fakePortal, freshBrowserForEachTest, signIn } from '../../support/desk'
import { store } from '../../support/stored'
import { useChoicesStore } from '@/calls/form/choices'
import { useDraftStore } from '@/calls/form/draft'
import { lastOf, readChoices, type UserChoices } from '@/core/options/userChoices'

const NOW = Date.UTC(2026, 0, 15, 12)
freshBrowserForEachTest(NOW)

const ELSEWHERE: UserChoices = {
  at: NOW - 60_000, line: 'sip7', country: 'AT',
  texts: { callback: 'Elsewhere {name}', infocall: null }, last: lastOf({ callback: 'Said elsewhere', infocall: null }), voices: { callback: null, infocall: 'ruinternalmale' }
}
const stored = (change: object) => ({
  type: 'callback', line: 'reg1', number: '', numberAt: NOW, country: 'DE', opening: null,
  texts: { callback: 'Here', infocall: 'Here too' }, voices: { callback: 'v', infocall: null }, ...change
})

async function open(choices: UserChoices | null, portal = fakePortal()) {
  signIn(portal)
  useChoicesStore().apply(choices, true)
  await nextTick()
  return { portal, draft: useDraftStore() }
}
const content = ({ line, country, habits, last, voices }: ReturnType<typeof useDraftStore>) => ({ line, country, texts: { ...habits }, last: { ...last }, voices: { ...voices } })
/** What was sent, one entry a request. */
const saved = (portal: ReturnType<typeof fakePortal>) => portal.options.saveUser.mock.calls.map(([{ choices }]) => ({ choices: readChoices(choices) }))

describe('choices made on another computer', () => {
  it('are taken over by a browser that knows nothing', async () => {
    const { draft } = await open(ELSEWHERE)
    expect({ ...content(draft), at: ELSEWHERE.at }).toEqual(ELSEWHERE)
  })

  it('are taken over where they are newer, the number and the type of call are not', async () => {
    store('draft', stored({ choicesAt: NOW - 120_000, type: 'infocall', number: '030 1' }))
    const { draft } = await open(ELSEWHERE)
    expect(draft).toMatchObject({ line: 'sip7', habits: ELSEWHERE.texts, last: ELSEWHERE.last, type: 'infocall', number: '030 1' })
  })

  it('leave the words in the form, which are for its client', async () => {
    store('draft', stored({ choicesAt: NOW - 120_000, filledIn: { callback: 'Here', infocall: null }, ownTexts: { callback: 'Mine', infocall: null } }))
    const { draft } = await open(ELSEWHERE)
    expect([draft.texts, draft.choices.texts]).toEqual([{ callback: 'Here', infocall: 'Here too' }, ELSEWHERE.texts])
    draft.bringBack('callback')
    expect(draft.texts.callback).toBe('Mine')
  })

  it('are not where those of this browser are newer, and the portal gets these', async () => {
    store('draft', stored({ choicesAt: NOW - 1_000 }))
    const { portal, draft } = await open(ELSEWHERE)
    expect(draft).toMatchObject({ line: 'reg1', texts: { callback: 'Here' } })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(saved(portal)).toMatchObject([{ choices: { at: NOW - 1_000, line: 'reg1', texts: { callback: null }, last: { callback: { text: 'Here' }, infocall: { text: 'Here too' } } } }])
  })

  it('do not overwrite what is being typed while the portal is slow', async () => {
    signIn(fakePortal())
    useDraftStore().texts.callback = 'Typed meanwhile'
    await nextTick()
    useChoicesStore().apply(ELSEWHERE, true)
    expect(useDraftStore().texts.callback).toBe('Typed meanwhile')
  })

  it.each<[what: string, ahead: number]>([['earlier', -60_000], ['on a computer whose clock is ahead', 3_600_000]])(
    'made %s do not overwrite what has been typed since the form was there, and the portal gets that', async (_what, ahead) => {
      store('draft', stored({ choicesAt: NOW - 120_000 }))
      const { portal, draft } = await open(null)
      draft.texts.callback = 'Typed'
      await nextTick()
      useChoicesStore().apply({ ...ELSEWHERE, at: NOW + ahead }, true)
      await vi.advanceTimersByTimeAsync(3_000)
      expect(draft.texts.callback).toBe('Typed')
      expect(saved(portal)).toMatchObject([{ choices: { last: { callback: { text: 'Typed' } } } }])
    })

  it('as they were at the last visit are no reason to write anything', async () => {
    store('draft', stored({ choicesAt: NOW - 1_000 }))
    const portal = fakePortal()
    signIn(portal)
    useChoicesStore().apply(ELSEWHERE, false)
    useDraftStore().line = 'sip7'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toEqual([])
    useChoicesStore().apply(ELSEWHERE, true)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(saved(portal)).toMatchObject([{ choices: { line: 'sip7' } }])
  })

  it('that were taken over are not sent back', async () => {
    const { portal } = await open(ELSEWHERE)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toEqual([])
  })
})

describe('choices made here', () => {
  it('are one request for a burst of changes', async () => {
    const { portal, draft } = await open(null)
    for (const letter of 'Hello') {
      draft.texts.callback = (draft.texts.callback ?? '') + letter
      await vi.advanceTimersByTimeAsync(1_000)
    }
    draft.line = 'sip7'
    await vi.advanceTimersByTimeAsync(2_999)
    expect(saved(portal)).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(saved(portal)).toMatchObject([{ choices: { line: 'sip7', texts: { callback: null }, last: { callback: { text: 'Hello' }, infocall: null } } }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toHaveLength(1)
  })

  it('stay the latest when the clock is set back', async () => {
    const { portal, draft } = await open(null)
    draft.texts.callback = 'Before'
    await vi.advanceTimersByTimeAsync(3_000)
    vi.setSystemTime(NOW - 3_600_000)
    draft.texts.callback = 'After'
    await vi.advanceTimersByTimeAsync(3_000)
    const [before, after] = saved(portal).map(({ choices }) => choices)
    expect(after?.last.callback?.text).toBe('After')
    expect(after?.at).toBeGreaterThan(before?.at ?? NaN)
  })

  it('are saved before the page is left', async () => {
    const { portal, draft } = await open(null)
    draft.country = 'CH'
    await nextTick()
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(saved(portal)).toMatchObject([{ choices: { country: 'CH' } }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toHaveLength(1)
  })

  it('changed and changed back are no request', async () => {
    const { portal, draft } = await open(ELSEWHERE)
    draft.line = 'reg1'
    await vi.advanceTimersByTimeAsync(100)
    draft.line = 'sip7'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toEqual([])
  })

  it('that could not be saved are saved with the next change', async () => {
    const { portal, draft } = await open(null, fakePortal({ options: { saveUser: () => Promise.reject(new TypeError('x')) } }))
    draft.line = 'sip7'
    await vi.advanceTimersByTimeAsync(3_000)
    draft.texts.callback = 'x'
    await vi.advanceTimersByTimeAsync(3_000)
    expect(saved(portal)).toMatchObject([{ choices: { line: 'sip7' } }, { choices: { line: 'sip7', last: { callback: { text: 'x' } } } }])
  })

  it('are no request for a number or the type of call', async () => {
    const { portal, draft } = await open(null)
    draft.number = '030 1'
    draft.type = 'infocall'
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toEqual([])
  })

  it('with a text too long for the portal stay in this browser', async () => {
    const { portal, draft } = await open(null)
    draft.texts.callback = 'x'.repeat(10_001)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saved(portal)).toEqual([])
  })
})
