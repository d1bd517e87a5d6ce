import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { NOW } from '../../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../../support/desk'
import { useDraftChoices } from '@/calls/form/draftChoices'
import { aboutNobody } from '@/calls/form/storedDraft'
import { useDraftTexts } from '@/calls/form/draftTexts'
import { lastOf, noneOfEither, type UserChoices } from '@/core/options/userChoices'

freshBrowserForEachTest(NOW)

const chosen = (at: number): UserChoices => ({
  at, line: 'sip7', country: 'AT', texts: { callback: 'elsewhere', infocall: null }, last: lastOf({ callback: null, infocall: 'words' }), voices: { callback: null, infocall: 'anna' }
})
function open() {
  signIn(fakePortal())
  const texts = useDraftTexts(() => false, () => '')
  return { texts, ...useDraftChoices(texts) }
}

it('carry the time they were changed', async () => {
  const { line, choices, choicesAt } = open()
  expect(choices.value).toEqual({ at: 0, line: null, country: null, texts: noneOfEither(), last: lastOf(noneOfEither()), voices: noneOfEither() })
  line.value = 'sip7'
  await nextTick()
  expect([choicesAt.value, choices.value.line]).toEqual([NOW, 'sip7'])
})

it('what is filled in for one call changes none of them', async () => {
  const { texts, choicesAt } = open()
  texts.fillIn('callback', 'from a link')
  await nextTick()
  expect(choicesAt.value).toBe(0)
})

it('newer ones of another computer are taken over, with their time', async () => {
  const { adopt, choices } = open()
  adopt(chosen(NOW - 1))
  await nextTick()
  expect(choices.value).toEqual(chosen(NOW - 1))
  adopt({ ...chosen(NOW - 2), line: 'other' })
  expect(choices.value.line).toBe('sip7')
})

it('what is being changed here stays, and becomes the newest', async () => {
  const { adopt, choices, line } = open()
  line.value = 'mine'
  await nextTick()
  adopt(chosen(NOW + 1_000))
  expect(choices.value).toMatchObject({ at: NOW + 1_001, line: 'mine' })
})

it('those of another tab of this browser are no news', () => {
  const { adopt, restore, choices } = open()
  const draft = {
    type: 'callback' as const, number: '', numberAt: 0, line: null, country: null, texts: noneOfEither(), voices: noneOfEither(), sound: '', recorded: false, choicesAt: NOW,
    about: aboutNobody(), habits: noneOfEither(), last: lastOf(noneOfEither()), opening: null, seenIn: null, filledIn: noneOfEither(), ownTexts: noneOfEither(), beforeReady: noneOfEither()
  }
  restore(null, draft)
  adopt(chosen(NOW))
  expect(choices.value.line).toBeNull()
  adopt(chosen(NOW + 1))
  expect(choices.value.line).toBe('sip7')
})
