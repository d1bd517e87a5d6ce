import { expect, it } from 'vitest'
import { LOST, NOW, NUMBER } from '../../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { recordWith } from '../../support/records'
import { useFollowedCalls, type StartedCall } from '@/calls/outcomes/followedCalls'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'

freshBrowserForEachTest(NOW)

const started = (callId: string, change: Partial<StartedCall> = {}): StartedCall => ({ callId, at: NOW, type: 'callback', text: '', key: NUMBER, ...change })
function open(user = ANNA) {
  signIn(fakePortal(), user)
  return useFollowedCalls()
}

it('a call is waited for until its record is there, or word from CRM', () => {
  const { follow, stateOf, unfollow, records, ends } = open()
  follow([started('a'), started('b')])
  expect([stateOf('a'), stateOf('other')]).toEqual([{ state: 'waiting' }, null])
  const record = recordWith({ callId: 'a' })
  expect([unfollow('a')?.callId, unfollow('a')]).toEqual(['a', undefined])
  records.value.set('a', record)
  ends.value.set('b', 'missed')
  expect([stateOf('a'), stateOf('b')]).toEqual([{ state: 'record', record }, { state: 'activity', outcome: 'missed' }])
})

it('is not followed twice, and never grows younger', () => {
  const { follow, followed, records } = open()
  records.value.set('known', recordWith({ callId: 'known' }))
  follow([started('a', { at: NOW + 1_000 }), started('a', { at: 5 }), started('known')])
  expect([...followed.value.values()].map(({ callId, at }) => [callId, at])).toEqual([['a', NOW]])
})

it('records of messages are in sight for those who see all', () => {
  const mine = open(MAX)
  useRecordAccessStore().noteMissedMessage()
  mine.follow([started('a', { type: 'infocall' }), started('b')])
  expect([mine.stateOf('a'), mine.stateOf('b')]).toEqual([{ state: 'messageNotInSight' }, { state: 'waiting' }])
  const all = open(ANNA)
  all.follow([started('a', { type: 'infocall' })])
  expect(all.stateOf('a')).toEqual({ state: 'waiting' })
})

it.each([[ANNA, 'gaveUp'], [MAX, 'callbackNotInSight']])('for %j a callback without a record is: %s', (user, state) => {
  const { givenUp, stateOf } = open(user)
  givenUp.value.set('a', started('a'))
  expect(stateOf('a')).toEqual({ state })
})

it('nothing is known where statistics are refused', async () => {
  const { follow, stateOf } = open()
  follow([started('a')])
  await useRecordAccessStore().noteRefusal(new PortalError(failureOf('statisticsNotAllowed', LOST.details)))
  expect(stateOf('a')).toEqual({ state: 'notAllowed' })
})
