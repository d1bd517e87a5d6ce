import { expect, it } from 'vitest'
import { ref } from 'vue'
import { LOST, NOW } from '../support/attempts'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { CallQuery } from '@/core/telephony/callQuery'
import { useRecordedCalls } from '@/journal/recordedCalls'
import { EVERYTHING, NEWEST, toQuery } from '@/journal/rows'

freshBrowserForEachTest(NOW)

function open({ user = ANNA, filter = {}, loaded = [] }: { user?: typeof ANNA, filter?: Partial<typeof EVERYTHING>, loaded?: string[] } = {}) {
  signIn(fakePortal(), user)
  return useRecordedCalls(ref<CallQuery | null>(toQuery({ ...EVERYTHING, ...filter }, NEWEST, NOW, 1)), ref(new Set(loaded)))
}
const callback = { callId: 'x', type: 'callback' } as const
const message = { callId: 'x', type: 'infocall' } as const

it('a record that is here is there; so is that of an old call, which nobody follows any more', () => {
  expect(open({ loaded: ['x'] })(message)).toBe(true)
  expect(open()(callback)).toBe(true)
  expect(open()({ callId: null, type: 'callback' })).toBe(true)
})

it('that of an old message is there for those who see all', () => {
  expect([open({ user: ANNA })(message), open({ user: MAX })(message)]).toEqual([true, false])
})

it('a call that is still followed has none yet', () => {
  const isRecorded = open()
  useOutcomesStore().follow([{ ...callback, at: NOW, text: '', key: '1' }])
  expect(isRecorded(callback)).toBe(false)
})

it('a record that fits is in the list; one that is somebody else\'s is not, where one\'s own are wanted', () => {
  const isRecorded = open({ filter: { line: 'sip7', userId: '1' } })
  const outcomes = useOutcomesStore()
  outcomes.learn(recordWith({ callId: 'x', line: 'sip7' }))
  outcomes.learn(recordWith({ callId: 'theirs', line: 'sip7', userId: '7' }))
  expect([isRecorded(callback), isRecorded({ ...callback, callId: 'theirs' })]).toEqual([true, false])
})

it('there is no list without a question, nor where statistics are refused', async () => {
  expect(open({ filter: { result: 'refused' } })(callback)).toBe(false)
  const isRecorded = open({ loaded: ['x'] })
  await useRecordAccessStore().noteRefusal(new PortalError(failureOf('statisticsNotAllowed', LOST.details)))
  expect(isRecorded(callback)).toBe(false)
})
