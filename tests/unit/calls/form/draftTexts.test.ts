import { beforeEach, describe, expect, it } from 'vitest'
import { openPage } from '../../support/desk'
import { saveWith } from '../../support/settings'
import { useDraftTexts } from '@/calls/form/draftTexts'
import { useSettingsStore } from '@/calls/form/settings'

const NONE = { callback: null, infocall: null }
beforeEach(openPage)

/** The administrator offers `Call {name}`, and to choose from `First` and `Second`. */
function open(own: string | null = null) {
  useSettingsStore().apply({ state: 'read', saved: saveWith() })
  const words = useDraftTexts()
  words.texts.value.callback = own
  return { ...words, shown: () => [words.texts.value.callback, words.chosenText('callback'), words.replaced('callback')] }
}

describe('the user\'s own text', () => {
  it('stays their choice while something is filled in, and is brought back', () => {
    const { fillIn, bringBack, shown } = open('mine')
    fillIn('callback', 'from a link')
    fillIn('callback', 'from a call')
    expect(shown()).toEqual(['from a call', 'mine', true])
    bringBack('callback')
    expect(shown()).toEqual(['mine', 'mine', false])
  })

  it('is what was filled in, once that is changed', () => {
    const { fillIn, texts, shown } = open('mine')
    fillIn('callback', 'from a link')
    texts.value.callback = 'from a link, changed'
    expect(shown()).toEqual(['from a link, changed', 'from a link, changed', true])
  })

  it('is brought back after ready-made texts', () => {
    const { chooseReady, bringBack, shown } = open('mine')
    chooseReady('callback', 'First')
    chooseReady('callback', 'Second')
    expect(shown()).toEqual(['Second', 'Second', true])
    bringBack('callback')
    expect(shown()).toEqual(['mine', 'mine', false])
  })
})

it('the administrator\'s text is nobody\'s choice, nor is it filled in', () => {
  const { chooseReady, fillIn, texts, filledIn } = open()
  fillIn('callback', 'Call {name}')
  chooseReady('callback', 'Call {name}')
  expect([texts.value, filledIn.value]).toEqual([NONE, NONE])
})

it('another computer\'s text waits while something is filled in', () => {
  const { fillIn, adopt, shown } = open()
  fillIn('callback', 'from a link')
  adopt({ callback: 'elsewhere', infocall: null })
  expect(shown()).toEqual(['from a link', 'elsewhere', true])
  const other = open('mine')
  other.adopt({ callback: 'elsewhere', infocall: null })
  expect(other.shown()).toEqual(['elsewhere', 'elsewhere', false])
})

it('nothing stored leaves nothing', () => {
  const { restore, texts, ownTexts } = open('mine')
  restore(null, false)
  expect([texts.value, ownTexts.value]).toEqual([NONE, NONE])
})

it.each([[false, 'for Anna'], [true, 'mine']])('for another client (%s) what was filled in is gone: %s', (another, shown) => {
  const { restore, texts } = open()
  restore({
    type: 'callback', number: '', numberAt: 0, line: null, country: null, texts: { ...NONE, callback: 'for Anna' }, voices: NONE, choicesAt: 0,
    opening: null, seenIn: null, filledIn: { ...NONE, callback: 'for Anna' }, ownTexts: { ...NONE, callback: 'mine' }, beforeReady: NONE
  }, another)
  expect(texts.value.callback).toBe(shown)
})
