import { beforeEach, describe, expect, it } from 'vitest'
import { openPage } from '../../support/desk'
import { saveWith } from '../../support/settings'
import { useDraftTexts } from '@/calls/form/draftTexts'
import { useSettingsStore } from '@/calls/form/settings'
import { aboutNobody } from '@/calls/form/storedDraft'
import { lastOf, noneOfEither } from '@/core/options/userChoices'

const NONE = { callback: null, infocall: null }
beforeEach(openPage)

/** The administrator offers `Call {name}`, and to choose from `First` and `Second`. @param place a record, or the digits of a number; to be changed by tests */
function open(own: string | null = null, place = { record: false, client: '4930901820' }) {
  useSettingsStore().apply({ state: 'read', saved: saveWith() })
  const words = useDraftTexts(() => place.record, () => place.client)
  if (own !== null) words.write('callback', own)
  return { ...words, place, state: () => [words.shown('callback'), words.lastText('callback')?.text ?? null, words.replaced('callback')] }
}
const stored = (change: object) => ({
  type: 'callback' as const, number: '', numberAt: 0, line: null, country: null, texts: noneOfEither(), about: aboutNobody(), habits: noneOfEither(), last: lastOf(NONE),
  voices: noneOfEither(), sound: '', recorded: false, choicesAt: 0, opening: null, seenIn: null, filledIn: noneOfEither(), ownTexts: noneOfEither(), beforeReady: noneOfEither(), ...change
})

describe('what takes the place of one\'s own words', () => {
  it('gives them back, and they go on being the last ones', () => {
    const { fillIn, bringBack, state } = open('mine')
    fillIn('callback', 'from a link')
    fillIn('callback', 'from a call')
    expect(state()).toEqual(['from a call', 'mine', true])
    bringBack('callback')
    expect(state()).toEqual(['mine', 'mine', false])
  })

  it('is one\'s own once it is changed', () => {
    const { fillIn, write, state } = open('mine')
    fillIn('callback', 'from a link')
    write('callback', 'from a link, changed')
    expect(state()).toEqual(['from a link, changed', 'from a link, changed', true])
  })

  it('may be ready-made texts, one after the other', () => {
    const { chooseReady, bringBack, state } = open('mine')
    chooseReady('callback', 'First')
    chooseReady('callback', 'Second')
    expect(state()).toEqual(['Second', 'mine', true])
    bringBack('callback')
    expect(state()).toEqual(['mine', 'mine', false])
  })

  it('may be the last words, to which they are added', () => {
    const { adopt, useLast, bringBack, state } = open('mine')
    adopt(NONE, lastOf({ callback: 'said before', infocall: null }))
    useLast('callback')
    expect(state()).toEqual(['said before', 'said before', true])
    bringBack('callback')
    expect(state()).toEqual(['mine', 'mine', false])
  })
})

it('the administrator\'s text is nobody\'s choice, nor is it filled in', () => {
  const { chooseReady, fillIn, texts, filledIn } = open()
  fillIn('callback', 'Call {name}')
  chooseReady('callback', 'Call {name}')
  expect([texts.value, filledIn.value]).toEqual([NONE, NONE])
})

it('nothing stored leaves nothing', () => {
  const { restore, texts, ownTexts } = open('mine')
  restore(null, false)
  expect([texts.value, ownTexts.value]).toEqual([NONE, NONE])
})

describe('words for one client', () => {
  it.each<[what: string, change: object, last: string | null]>([
    ['typed', { texts: { ...NONE, callback: 'for Anna' } }, 'for Anna'],
    ['filled in', { texts: { ...NONE, callback: 'for Anna' }, filledIn: { ...NONE, callback: 'for Anna' }, ownTexts: { ...NONE, callback: 'mine' } }, 'mine'],
    ['filled in, where nothing else stood', { texts: { ...NONE, callback: 'for Anna' }, filledIn: { ...NONE, callback: 'for Anna' } }, null],
    ['none, with last ones', { last: lastOf({ callback: 'for Ben', infocall: null }) }, 'for Ben']
  ])('%s, are in nobody else\'s form, and one\'s own are offered there', (_what, change, last) => {
    const { restore, shown, offered } = open()
    restore(stored(change), true)
    expect([shown('callback'), offered('callback')?.text ?? null]).toEqual([null, last])
  })

  it('are there again in the record they were typed in', () => {
    const { restore, shown } = open(null, { record: true, client: '2:5' })
    const about = { ...aboutNobody(), callback: { client: '2:5', names: [], ready: false } }
    restore(stored({ texts: { callback: 'for Anna', infocall: 'for Anna too' }, about }), true)
    expect([shown('callback'), shown('infocall')]).toEqual(['for Anna', null])
  })

  it('typed in a record are not on the desk, but offered with the names of the record', () => {
    const { place, write, meet, shown, offered, useLast } = open(null, { record: true, client: '2:5' })
    write('callback', 'for Ms Schneider')
    meet(['Anna Schneider'])
    place.record = false
    place.client = ''
    expect([shown('callback'), offered('callback')]).toEqual([null, { text: 'for Ms Schneider', names: ['Anna Schneider'], of: [] }])
    useLast('callback')
    expect([shown('callback'), offered('callback')]).toEqual(['for Ms Schneider', null])
    place.record = true
    place.client = '2:6'
    write('callback', 'for Ben')
    expect(offered('callback')).toMatchObject({ text: 'for Ms Schneider', names: ['Anna Schneider'] })
  })

  it('typed for a number go with it once they were said, and are there again with it', () => {
    const { place, noteUsed, shown, offered, write } = open('for Anna')
    place.client = '49309018'
    expect(shown('callback')).toBe('for Anna')
    noteUsed('callback', 'for Anna', false, '+4930901821')
    place.client = '49309018210'
    expect([shown('callback'), offered('callback')?.text]).toEqual([null, 'for Anna'])
    place.client = '49309018'
    expect([shown('callback'), offered('callback')]).toEqual(['for Anna', null])
    place.client = '43158'
    write('callback', 'for Ben')
    expect([shown('callback'), offered('callback')?.text]).toEqual(['for Ben', 'for Anna'])
  })

  it('being typed do not take the last ones away', () => {
    const { adopt, write, offered, lastText } = open()
    adopt(NONE, lastOf({ callback: 'for Anna', infocall: null }))
    write('callback', 'f')
    expect([offered('callback')?.text, lastText('callback')?.text]).toEqual(['for Anna', 'f'])
  })
})

describe('a text becomes a habit', () => {
  const anna = { record: false, client: '491' }
  /** Says a text to somebody. */
  function say(words: ReturnType<typeof open>, text: string, number: string, standard = false): void {
    words.place.client = number
    words.noteUsed('callback', words.shown('callback') ?? text, standard, `+${number}`)
  }

  it.each<[what: string, text: string, habit: string | null]>([
    ['with a placeholder', 'Hello {name}', 'Hello {name}'],
    ['without', 'Hello Anna', null]
  ])('%s, once a call was made with it', (_what, text, habit) => {
    const words = open(text, { ...anna })
    expect(words.habits.value.callback).toBeNull()
    say(words, text, '491')
    expect(words.habits.value.callback).toBe(habit)
  })

  it('chosen ready-made, wherever it is offered', () => {
    const words = open(null, { ...anna })
    words.chooseReady('callback', 'One of their own')
    say(words, '', '491')
    expect([words.habits.value.callback, words.offered('callback')]).toEqual(['One of their own', null])
    words.place.client = '492'
    expect(words.shown('callback')).toBeNull()
  })

  it.each<[what: string, first: string[], second: string[], habit: boolean]>([
    ['two clients', ['491', '+491'], ['492', '+492'], true],
    ['one client twice', ['491', '+491'], ['491', '+491'], false],
    ['two records with one number', ['2:5', '+491'], ['3:7', '+491'], false],
    ['two numbers of a record', ['2:5', '+491'], ['2:5', '+492'], false]
  ])('said unchanged to %s', (_what, [firstClient = '', firstNumber = ''], [client = '', number = ''], habit) => {
    const words = open('About the webinar', { record: false, client: firstClient })
    words.noteUsed('callback', 'About the webinar', false, firstNumber)
    words.place.client = client
    words.useLast('callback')
    words.noteUsed('callback', 'About the webinar', false, number)
    expect(words.habits.value.callback).toBe(habit ? 'About the webinar' : null)
  })

  it('not when it names whom it was written for', () => {
    const words = open(null, { record: true, client: '2:5' })
    words.meet(['Anna Schneider'])
    words.write('callback', 'About Ms Schneider')
    words.noteUsed('callback', 'About Ms Schneider', false, '+491')
    words.place.client = '2:6'
    words.useLast('callback')
    words.noteUsed('callback', 'About Ms Schneider', false, '+492')
    expect([words.habits.value.callback, words.lastText('callback')?.names]).toEqual([null, ['Anna Schneider']])
  })

  it('not when a link or an earlier call has filled it in', () => {
    const words = open(null, { ...anna })
    words.fillIn('callback', 'Hello {name}')
    say(words, '', '491')
    expect(words.habits.value.callback).toBeNull()
  })

  it('and none is left once the administrator\'s, or the app\'s own, was chosen and said', () => {
    const words = open('Hello {name}', { ...anna })
    say(words, '', '491')
    words.place.client = '492'
    words.chooseReady('callback', 'Call {name}')
    expect(words.shown('callback')).toBe('Call {name}')
    say(words, '', '492', true)
    expect(words.habits.value.callback).toBeNull()
  })
})
