import { beforeEach, expect, it } from 'vitest'
import { attemptWith, NOW } from '../support/attempts'
import { DEAL_ITEM, ERIKA } from '../support/crm'
import { fakePortal, freshBrowserForEachTest, NO_LAUNCH, openPage } from '../support/desk'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { store } from '../support/stored'
import { useShowing } from '@/app/showing'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { placeOf, writeAhead } from '@/calls/attempts/writtenAhead'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import { useLinesStore } from '@/calls/lines/lines'
import { useVoicesStore } from '@/calls/text/voices'
import { toFirstData, type FirstAnswer } from '@/portal/ports/firstAnswer'
import { useFirstReadStore } from '@/session/firstRead'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)
beforeEach(openPage)

function open(change: Parameters<typeof fakePortal>[0] = {}) {
  const portal = fakePortal(change)
  useSessionStore().portal = portal
  return { portal, ...useShowing() }
}
const show = (answer: FirstAnswer, change: Parameters<typeof fakePortal>[0] = {}) => open(change).show(toFirstData(answer), true)

it('what was read is in the form, which is ready', () => {
  show(administratorsAnswer())
  expect(useSessionStore().user?.id).toBe('1')
  expect([useLinesStore().lines.length, useVoicesStore().voices.length, useFirstReadStore().state]).toEqual([3, 2, 'ready'])
})

it('a link fills the form in at once; in a record its client comes first', () => {
  show(administratorsAnswer(), { launch: { ...NO_LAUNCH, number: '111' } })
  expect(useDraftStore().number).toBe('111')
  openPage()
  const launch = { ...NO_LAUNCH, number: '222', record: { entityTypeId: 2, id: 5 } }
  const answer = managersAnswer({ record: DEAL_ITEM, contact0: ERIKA })
  const { show: showAll, showClient } = open({ launch })
  showAll(toFirstData(answer), true)
  expect(useDraftStore().number).toBe('')
  showClient(answer)
  expect([useDraftStore().number, useClientStore().client?.title]).toEqual(['222', 'Ten chairs'])
})

it('what was loaded last time is shown to the same user only', () => {
  store('first-answer', administratorsAnswer())
  const { portal, showRemembered } = open({ rememberedUser: '1' })
  showRemembered({ ...portal, rememberedUser: '7' })
  showRemembered({ ...portal, lastAnswer: 'of another version' })
  expect(useFirstReadStore().state).toBe('connecting')
  showRemembered(portal)
  expect(useFirstReadStore().state).toBe('ready')
})

it.each([[null, attemptWith().number], ['111', '111']])('a click this browser could not keep is back, its form only where it was: %s', (number, shown) => {
  const ahead = writeAhead({ place: placeOf(NO_LAUNCH), attempts: [attemptWith()] })
  show(administratorsAnswer({ userOptions: { ahead } }), { launch: { ...NO_LAUNCH, number } })
  expect(useAttemptsStore().attempts.map(({ id }) => id)).toEqual([attemptWith().id])
  expect(useDraftStore().number).toBe(shown)
})
