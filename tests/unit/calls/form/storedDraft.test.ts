import { expect, it } from 'vitest'
import { NOW } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, NO_LAUNCH, signIn } from '../../support/desk'
import { stored } from '../../support/stored'
import { aboutNobody, useStoredDrafts } from '@/calls/form/storedDraft'
import { lastOf, noneOfEither } from '@/core/options/userChoices'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

const contentWith = (number: string, seenIn: string) => ({
  type: 'callback' as const, line: null, number, country: null, texts: noneOfEither(), voices: noneOfEither(), sound: '', recorded: false, choicesAt: 0, opening: null, seenIn,
  about: aboutNobody(), habits: noneOfEither(), last: lastOf(noneOfEither()), filledIn: noneOfEither(), ownTexts: noneOfEither()
})
function open(opening: string, number: string | null = null) {
  signIn(fakePortal({ opening, launch: { ...NO_LAUNCH, number } }))
  return useStoredDrafts(useSessionStore().scope)
}

it('a form goes on with what was typed in its opening, another one with what was typed last', () => {
  open('a', '111').write(contentWith('1', 'a'))
  open('b', '222').write(contentWith('2', 'b'))
  expect(open('a', '111').read()).toMatchObject({ mine: { number: '1' }, latest: { number: '2', numberAt: NOW } })
  expect(open('c').read()).toMatchObject({ mine: { number: '2' }, latest: { number: '2' } })
  sessionStorage.clear()
  expect(open('a', '111').read()).toMatchObject({ mine: { number: '2' } })
})

it('a frame that has just gone is back in its place', () => {
  open('a', '111').write(contentWith('1', 'a'))
  window.dispatchEvent(new Event('pagehide'))
  open('b', '222').write(contentWith('2', 'b'))
  expect(open('c', '111').read().mine).toMatchObject({ number: '1' })
})

it('what was restored is not written until it is changed', () => {
  const drafts = open('a')
  drafts.noteRestored(contentWith('1', 'a'))
  drafts.write(contentWith('1', 'a'))
  expect(stored('draft')).toBeNull()
  drafts.write(contentWith('12', 'a'))
  expect(stored('draft')).toEqual({ ...contentWith('12', 'a'), numberAt: NOW })
})
