import { expect, it } from 'vitest'
import { LOST, NOW, NUMBER } from '../../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { useCrmEnds } from '@/calls/outcomes/crmEnds'
import { useFollowedCalls } from '@/calls/outcomes/followedCalls'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'

freshBrowserForEachTest(NOW)

function open(user = MAX) {
  signIn(fakePortal(), user)
  const calls = useFollowedCalls()
  calls.follow([{ callId: 'a', at: NOW, type: 'callback', text: '', key: NUMBER }])
  return { ...calls, ...useCrmEnds(calls) }
}

it('is asked where not every record is in sight', async () => {
  expect([open(MAX).asksActivities(), open(ANNA).asksActivities()]).toEqual([true, false])
  const { asksActivities } = open(ANNA)
  await useRecordAccessStore().noteRefusal(new PortalError(failureOf('statisticsNotAllowed', LOST.details)))
  expect(asksActivities()).toBe(true)
})

it('what it tells of a followed call is the end of it', () => {
  const { takeEnds, stateOf, followed } = open()
  takeEnds([{ callId: 'a', outcome: 'answered' }, { callId: 'unknown', outcome: 'missed' }])
  expect([stateOf('a'), stateOf('unknown'), followed.value.size]).toEqual([{ state: 'activity', outcome: 'answered' }, null, 0])
})

it('is not asked again once it refuses for good', () => {
  const { takeEnds, asksActivities } = open()
  takeEnds(failureOf('connectionLost', LOST.details))
  expect(asksActivities()).toBe(true)
  takeEnds(failureOf('accessDenied', LOST.details))
  expect(asksActivities()).toBe(false)
})
