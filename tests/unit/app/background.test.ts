import { expect, it, vi } from 'vitest'
import { attemptWith, LOST, NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import { store } from '../support/stored'
import { useBackgroundStore } from '@/app/background'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'

freshBrowserForEachTest(NOW)

const DAY = 24 * 60 * 60 * 1000
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

function open(attempts: ReturnType<typeof attemptWith>[]) {
  store('attempts', attempts)
  const readCalls = vi.fn(async () => ({ records: [recordWith({ callId: 'callback.abc.1', outcome: 'answered' })], again: [], ends: [] }))
  const search = vi.fn(async () => ({ records: [], beside: [], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } }))
  const portal = fakePortal({ records: { readCalls, search } })
  signIn(portal)
  return { portal, readCalls, search, background: useBackgroundStore() }
}

it('asks nothing before it is begun: the form is more urgent', async () => {
  const { portal, readCalls, search } = open([attemptWith(), attemptWith({ id: 'u', state: 'unclear', callId: null, failure: LOST })])
  await pass(60_000)
  expect([portal.calls.findSending.mock.calls, readCalls.mock.calls, search.mock.calls]).toEqual([[], [], []])
})

it('follows what has started, looks for what is unclear, and finds out how requests leave, once', async () => {
  const { portal, readCalls, search, background } = open([attemptWith(), attemptWith({ id: 'u', state: 'unclear', callId: null, failure: LOST })])
  background.begin()
  background.begin()
  await pass(60_000)
  expect(portal.calls.findSending).toHaveBeenCalledTimes(1)
  expect(readCalls).toHaveBeenCalledWith(expect.objectContaining({ callIds: ['callback.abc.1'] }))
  expect(search).toHaveBeenCalled()
  expect(useOutcomesStore().stateOf('callback.abc.1')).toMatchObject({ state: 'record', record: { outcome: 'answered' } })
})

it('a call that starts later is followed too, one of the day before yesterday is not', async () => {
  const { readCalls, background } = open([attemptWith({ id: 'old', at: NOW - 2 * DAY, callId: 'callback.old' })])
  background.begin()
  await pass(20_000)
  expect(readCalls).not.toHaveBeenCalled()
  useAttemptsStore().learn(attemptWith({ at: Date.now() }))
  await pass(20_000)
  expect(readCalls).toHaveBeenCalledWith(expect.objectContaining({ callIds: ['callback.abc.1'] }))
})
