import { describe, expect, it, vi } from 'vitest'
import { attemptWith, NOW, NUMBER } from '../../support/attempts'
import { deferred } from '../../support/deferred'
import { ANNA, closePage, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { recordWith } from '../../support/records'
import { store, storedAttempts } from '../../support/stored'
import { setVisible } from '../../support/visibility'
import type { PortalUser } from '@/portal/ports/firstAnswer'
import type { CallsAnswer, CallsRequest } from '@/portal/records/followedCalls'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import type { StartedCall } from '@/calls/outcomes/followedCalls'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useRedialsStore } from '@/calls/outcomes/redials'
import { useSessionStore } from '@/session/session'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { failureOf, type FailureId } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'

freshBrowserForEachTest(NOW)

const SECOND = 1000
const MINUTE = 60 * SECOND
const idOf = (index: number) => `callback.x.${index}`
const startedCall = (callId: string, at = Date.now()): StartedCall => ({ callId, at, type: 'callback', text: '', key: NUMBER })
const NOTHING: CallsAnswer = { records: [], again: [], ends: [] }
const calls = (count: number) => Array.from({ length: count }, (_, index) => startedCall(idOf(index)))
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

function failing(entry: FailureId): never {
  throw new PortalError(failureOf(entry, { code: 'X', method: 'voximplant.statistic.get', status: 0, at: Date.now(), requestId: null }))
}

/** A signed-in page whose portal answers questions for records; the answer is changed through `answer`. */
function openDesk(answer: (callIds: readonly string[]) => CallRecord[] | Promise<CallRecord[]> = () => []) {
  const readCalls = vi.fn(async ({ callIds }: CallsRequest): Promise<CallsAnswer> => ({ ...NOTHING, records: await answer(callIds) }))
  const page = vi.fn(async () => 'https://portal.example/telephony/detail.php')
  signIn(fakePortal({ records: { readCalls, statisticsPage: page } }))
  return { outcomes: useOutcomesStore(), readCalls, page }
}

describe('questions to the portal', () => {
  it.each([1, 5, 20])('%i calls followed at once for two minutes: four requests, each about all of them', async (count) => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(count))
    await wait(2 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(4)
    for (const [{ callIds }] of readCalls.mock.calls) expect(callIds).toHaveLength(count)
  })

  it('twenty calls started one after the other: at most one request in thirty seconds', async () => {
    const { outcomes, readCalls } = openDesk()
    for (let index = 0; index < 20; index++) {
      outcomes.follow([startedCall(idOf(index))])
      await wait(6 * SECOND)
    }
    expect(readCalls.mock.calls.length).toBeGreaterThan(3)
    expect(readCalls.mock.calls.length).toBeLessThanOrEqual(4)
  })

  it('none without calls', async () => {
    const { readCalls } = openDesk()
    await wait(10 * MINUTE)
    expect(readCalls).not.toHaveBeenCalled()
  })

  it('no more once all records are there', async () => {
    const { outcomes, readCalls } = openDesk(callIds => callIds.map(callId => recordWith({ callId })))
    outcomes.follow(calls(3))
    await wait(10 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
    outcomes.follow(calls(3))
    await wait(10 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
  })

  it('about at most fifty calls, the newest first', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(Array.from({ length: 60 }, (_, index) => startedCall(idOf(index), NOW - index)))
    await wait(10 * SECOND)
    expect(readCalls.mock.calls[0]?.[0].callIds).toEqual(Array.from({ length: 50 }, (_, index) => idOf(index)))
  })

  it('never two at a time', async () => {
    const answer = deferred<CallRecord[]>()
    const { outcomes, readCalls } = openDesk(() => answer.promise)
    outcomes.follow(calls(1))
    await wait(MINUTE)
    setVisible(false)
    setVisible(true)
    outcomes.follow([startedCall('another')])
    await wait(MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
    answer.resolve([])
    await wait(MINUTE)
    expect(readCalls.mock.calls.length).toBeGreaterThan(1)
  })

  it('end with the page', async () => {
    const answer = deferred<CallRecord[]>()
    const { outcomes, readCalls } = openDesk(() => answer.promise)
    outcomes.follow(calls(1))
    await wait(MINUTE)
    closePage()
    answer.resolve([])
    await wait(10 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
  })
})

describe('a hidden tab', () => {
  it('asks nothing, and at once when it is shown again', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(5))
    setVisible(false)
    await wait(20 * MINUTE)
    expect(readCalls).not.toHaveBeenCalled()
    setVisible(true)
    await wait(0)
    expect(readCalls).toHaveBeenCalledTimes(1)
  })

  it('hidden between two questions', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(1))
    await wait(15 * SECOND)
    expect(readCalls).toHaveBeenCalledTimes(1)
    setVisible(false)
    await wait(MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
    setVisible(true)
    await wait(0)
    expect(readCalls).toHaveBeenCalledTimes(2)
  })

  it('shown and hidden in turns, it asks at most every fifteen seconds', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(1))
    for (let index = 0; index < 30; index++) {
      setVisible(index % 2 === 0)
      await wait(500)
    }
    expect(readCalls.mock.calls.length).toBeLessThanOrEqual(2)
  })

  it('gives up no call without having asked once more', async () => {
    const { outcomes, readCalls } = openDesk(callIds => callIds.map(callId => recordWith({ callId })))
    outcomes.follow(calls(1))
    setVisible(false)
    await wait(5 * 60 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'waiting' })
    setVisible(true)
    await wait(0)
    expect(readCalls).toHaveBeenCalledTimes(1)
    expect(outcomes.stateOf(idOf(0))).toMatchObject({ state: 'record' })
  })
})

describe('what is known of a call', () => {
  it('nothing while it is not followed, waiting until its record comes', async () => {
    let found: CallRecord[] = []
    const { outcomes } = openDesk(() => found)
    expect(outcomes.stateOf(idOf(0))).toBeNull()
    outcomes.follow(calls(2))
    await wait(10 * SECOND)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'waiting' })
    found = [recordWith({ callId: idOf(0), outcome: 'busy' })]
    await wait(30 * SECOND)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'record', record: found[0] })
    expect(outcomes.stateOf(idOf(1))).toEqual({ state: 'waiting' })
    expect(outcomes.stateOf('another')).toBeNull()
  })

  it.each([false, true])('the callback\'s own record, not that of its incoming leg (reversed: %s)', async (reversed) => {
    const both = [recordWith({ callId: idOf(0), type: 'incoming', outcome: 'missed' }), recordWith({ callId: idOf(0) })]
    const { outcomes } = openDesk(() => reversed ? both.toReversed() : both)
    outcomes.follow(calls(1))
    await wait(10 * SECOND)
    expect(outcomes.stateOf(idOf(0))).toMatchObject({ state: 'record', record: { type: 'callback', outcome: 'answered' } })
  })

  it('given up after an hour, and then no more questions', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(1))
    await wait(59 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'waiting' })
    await wait(6 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'gaveUp' })
    const before = readCalls.mock.calls.length
    expect(before).toBeLessThan(22)
    outcomes.follow(calls(1))
    await wait(70 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(before)
  })

  it('an old call is asked about once', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow([startedCall(idOf(0), NOW - 86_400_000)])
    await wait(60 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(1)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'gaveUp' })
  })

  it('a click of the future grows old like one of now', async () => {
    const { outcomes } = openDesk()
    outcomes.follow([startedCall(idOf(0), NOW + 86_400_000)])
    await wait(70 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'gaveUp' })
  })

  it('a record that came in another way needs no question', async () => {
    const { outcomes, readCalls } = openDesk()
    outcomes.follow(calls(1))
    const record = recordWith({ callId: idOf(0) })
    outcomes.learn(record)
    await wait(MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'record', record })
    expect(readCalls).not.toHaveBeenCalled()
  })

  it('is forgotten when somebody else signs in, also what is still on its way', async () => {
    const answer = deferred<CallRecord[]>()
    const { outcomes } = openDesk(() => answer.promise)
    outcomes.follow(calls(1))
    await wait(10 * SECOND)
    useSessionStore().setUser(MAX)
    answer.resolve([recordWith({ callId: idOf(0) })])
    await wait(MINUTE)
    expect(useOutcomesStore().stateOf(idOf(0))).toBeNull()
  })
})

describe('a question without an answer', () => {
  it.each<[what: string, fail: () => never]>([
    ['no connection', () => failing('connectionLost')],
    ['too many requests', () => failing('rateLimit')],
    ['code that could not be loaded', () => { throw new TypeError('Failed to fetch dynamically imported module') }]
  ])('%s: asked again, less and less often', async (_what, fail) => {
    const { outcomes, readCalls } = openDesk(fail)
    outcomes.follow(calls(1))
    await wait(10 * MINUTE)
    expect(readCalls.mock.calls.length).toBeGreaterThan(3)
    expect(readCalls.mock.calls.length).toBeLessThan(6)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'waiting' })
    readCalls.mockImplementation(async ({ callIds }) => ({ ...NOTHING, records: callIds.map(callId => recordWith({ callId })) }))
    await wait(5 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toMatchObject({ state: 'record' })
  })

  it('no right: said once, with the portal\'s own page, and never asked again', async () => {
    const { outcomes, readCalls, page } = openDesk(() => failing('statisticsNotAllowed'))
    outcomes.follow(calls(5))
    await wait(10 * SECOND)
    expect(outcomes.stateOf(idOf(3))).toEqual({ state: 'notAllowed' })
    expect(useRecordAccessStore().denied).toMatchObject({ entry: 'statisticsNotAllowed' })
    expect(useRecordAccessStore().page).toBe('https://portal.example/telephony/detail.php')
    outcomes.follow([startedCall('another')])
    setVisible(false)
    setVisible(true)
    await wait(60 * MINUTE)
    expect(outcomes.stateOf('another')).toEqual({ state: 'notAllowed' })
    expect(readCalls.mock.calls.filter(([{ callIds }]) => callIds.length > 0)).toHaveLength(1)
    expect(page).toHaveBeenCalledTimes(1)
  })

  it('no right, and the portal does not say where its own page is: said all the same', async () => {
    const { outcomes, page } = openDesk(() => failing('statisticsNotAllowed'))
    page.mockRejectedValue(new TypeError('Failed to fetch dynamically imported module'))
    outcomes.follow(calls(1))
    await wait(10 * SECOND)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'notAllowed' })
    expect(useRecordAccessStore().page).toBeNull()
  })
})

describe('what CRM tells of calls whose records may not be in sight', () => {
  function openAs(user: PortalUser, answer: (question: CallsRequest) => Partial<CallsAnswer>) {
    const readCalls = vi.fn(async (question: CallsRequest): Promise<CallsAnswer> => ({ ...NOTHING, ...answer(question) }))
    signIn(fakePortal({ records: { readCalls } }), user)
    return { readCalls, outcomes: useOutcomesStore() }
  }

  it('is asked for callbacks beside their records, and taken where there is none', async () => {
    const { outcomes, readCalls } = openAs(MAX, () => ({ ends: [{ callId: idOf(0), outcome: 'answered' }] }))
    outcomes.follow([...calls(2), { ...startedCall('infocall.x.1'), type: 'infocall' }])
    await wait(10 * SECOND)
    expect(readCalls.mock.calls[0]?.[0]).toMatchObject({ callIds: [idOf(0), idOf(1), 'infocall.x.1'], activities: [idOf(0), idOf(1)] })
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'activity', outcome: 'answered' })
    await wait(30 * SECOND)
    expect(readCalls.mock.calls[1]?.[0].activities).toEqual([idOf(1)])
  })

  it('is not asked for by whoever sees everybody\'s calls', async () => {
    const { outcomes, readCalls } = openAs(ANNA, () => ({}))
    outcomes.follow(calls(1))
    await wait(MINUTE)
    expect(readCalls.mock.calls.flatMap(([{ activities }]) => activities)).toEqual([])
  })

  it('is all there is without the right to see records, until the call is given up', async () => {
    const { outcomes, readCalls } = openAs(MAX, ({ callIds }) => callIds.length > 0 ? failing('statisticsNotAllowed') : { ends: [{ callId: idOf(1), outcome: 'other' }] })
    outcomes.follow(calls(2))
    await wait(5 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'notAllowed' })
    expect(outcomes.stateOf(idOf(1))).toEqual({ state: 'activity', outcome: 'other' })
    await wait(70 * MINUTE)
    const before = readCalls.mock.calls.length
    await wait(70 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(before)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'notAllowed' })
  })

  it('is asked for no more once CRM says that the user may not', async () => {
    const refused = failureOf('accessDenied', { code: 'X', method: 'crm.activity.list', status: 200, at: NOW, requestId: null })
    const { outcomes, readCalls } = openAs(MAX, () => ({ ends: refused }))
    outcomes.follow(calls(1))
    await wait(5 * MINUTE)
    expect(readCalls.mock.calls.map(([{ activities }]) => activities.length)).toEqual([1, 0, 0, 0, 0, 0])
  })
})

describe('a missed callback', () => {
  const MISSED = recordWith({ callId: idOf(0), outcome: 'missed', code: '304', duration: 0, startedAt: NOW })
  const redial = (minutes: number, change: Partial<CallRecord> = {}) => recordWith({ callId: `redial.${minutes}`, outcome: 'missed', code: '304', startedAt: NOW + minutes * MINUTE, ...change })

  function openMissed(again: () => CallRecord[]) {
    const readCalls = vi.fn(async ({ callIds }: CallsRequest): Promise<CallsAnswer> => ({ ...NOTHING, records: callIds.includes(idOf(0)) ? [MISSED] : [], again: again() }))
    store('attempts', [attemptWith({ callId: idOf(0) })])
    signIn(fakePortal({ records: { readCalls } }))
    useAttemptsStore()
    useOutcomesStore().follow(calls(1))
    return { readCalls, missedAt: () => storedAttempts()[0]?.missedAt }
  }

  it('is noted with its attempt: the portal may be about to ring it again', async () => {
    const { readCalls, missedAt } = openMissed(() => [])
    await wait(10 * SECOND)
    expect(missedAt()).toBe(NOW + 3 * MINUTE)
    await wait(40 * MINUTE)
    expect(readCalls.mock.calls.at(-1)?.[0].again).toEqual([{ from: NOW, to: NOW + 45 * MINUTE, number: '0901820' }])
    expect(readCalls.mock.calls.length).toBeLessThan(14)
    const before = readCalls.mock.calls.length
    await wait(60 * MINUTE)
    expect(readCalls, 'no longer than it may be').toHaveBeenCalledTimes(before)
  })

  it('that is rung again shows those calls, until somebody is reached', async () => {
    let found = [redial(3)]
    const { missedAt, readCalls } = openMissed(() => [MISSED, ...found])
    await wait(10 * MINUTE)
    expect(useRedialsStore().againOf(idOf(0)).map(({ callId }) => callId)).toEqual(['redial.3'])
    expect(missedAt()).toBe(NOW + 6 * MINUTE)
    found = [redial(3), redial(7, { outcome: 'answered', code: '200' }), redial(8, { line: 'sip7' }), redial(9, { number: '4930901821' })]
    await wait(10 * MINUTE)
    expect(useRedialsStore().againOf(idOf(0)).map(({ callId }) => callId)).toEqual(['redial.3', 'redial.7'])
    expect(missedAt()).toBeNull()
    const before = readCalls.mock.calls.length
    await wait(60 * MINUTE)
    expect(readCalls).toHaveBeenCalledTimes(before)
  })

  it('the user\'s next click is none of them', async () => {
    const { missedAt } = openMissed(() => [redial(3)])
    store('attempts', [attemptWith({ id: 'next', callId: 'redial.3' }), attemptWith({ callId: idOf(0) })])
    useAttemptsStore()
    await wait(10 * MINUTE)
    expect(useRedialsStore().againOf(idOf(0))).toEqual([])
    expect(missedAt()).not.toBeNull()
  })
})

describe('somebody who may not see everybody\'s calls', () => {
  const message = (index: number): StartedCall => ({ ...startedCall(`infocall.x.${index}`), type: 'infocall', text: 'Good afternoon.' })
  const ofNobody = (callId: string) => recordWith({ callId, type: 'infocall', userId: null })

  function openAs(user: PortalUser, found: () => CallRecord[] = () => []) {
    const readCalls = vi.fn(async (): Promise<CallsAnswer> => ({ ...NOTHING, records: found() }))
    signIn(fakePortal({ records: { readCalls } }), user)
    return { readCalls, outcomes: useOutcomesStore() }
  }

  it('is not told that a voice message has no record; the next one is not asked about in vain', async () => {
    const { outcomes, readCalls } = openAs(MAX)
    outcomes.follow([message(0)])
    await wait(60 * MINUTE)
    expect(outcomes.stateOf('infocall.x.0')).toEqual({ state: 'waiting' })
    await wait(15 * MINUTE)
    expect(outcomes.stateOf('infocall.x.0')).toEqual({ state: 'messageNotInSight' })
    const before = readCalls.mock.calls.length
    expect(before).toBeLessThan(24)
    outcomes.follow([message(1)])
    await wait(60 * MINUTE)
    expect(outcomes.stateOf('infocall.x.1')).toEqual({ state: 'messageNotInSight' })
    expect(readCalls).toHaveBeenCalledTimes(before)
    // The page is loaded anew.
    const next = openAs(MAX)
    next.outcomes.follow([message(2)])
    await wait(MINUTE)
    expect(next.outcomes.stateOf('infocall.x.2')).toEqual({ state: 'messageNotInSight' })
    expect(next.readCalls).not.toHaveBeenCalled()
  })

  it('is asked about again a day later: rights change', async () => {
    const { outcomes } = openAs(MAX)
    outcomes.follow([message(0)])
    await wait(26 * 60 * MINUTE)
    const next = openAs(MAX, () => [ofNobody('infocall.x.1')])
    next.outcomes.follow([message(1)])
    await wait(MINUTE)
    expect(next.outcomes.stateOf('infocall.x.1')).toMatchObject({ state: 'record' })
    expect(useRecordAccessStore().sight()).toBe('any')
  })

  it('turns out to see more than was thought: what was not asked about goes along with what is', async () => {
    const { outcomes } = openAs(MAX, () => [ofNobody('infocall.x.1'), recordWith({ callId: idOf(0) })])
    useRecordAccessStore().noteMissedMessage()
    outcomes.follow([message(1), startedCall(idOf(0))])
    expect(outcomes.stateOf('infocall.x.1')).toEqual({ state: 'messageNotInSight' })
    await wait(10 * SECOND)
    expect(outcomes.stateOf('infocall.x.1')).toMatchObject({ state: 'record' })
  })

  it('is told that a colleague may have answered a callback without a record', async () => {
    const { outcomes } = openAs(MAX)
    outcomes.follow([startedCall(idOf(0))])
    await wait(70 * MINUTE)
    expect(outcomes.stateOf(idOf(0))).toEqual({ state: 'callbackNotInSight' })
  })

  it('no answer says nothing of the right', async () => {
    const { outcomes, readCalls } = openAs(MAX)
    readCalls.mockRejectedValue(new PortalError(failureOf('connectionLost', { code: 'X', method: 'voximplant.statistic.get', status: 0, at: NOW, requestId: null })))
    outcomes.follow([message(0)])
    await wait(120 * MINUTE)
    expect(useRecordAccessStore().sight()).toBe('unknown')
  })

  it('an administrator has no record, and that is all', async () => {
    const { outcomes } = openAs(ANNA)
    outcomes.follow([message(0)])
    await wait(75 * MINUTE)
    expect(outcomes.stateOf('infocall.x.0')).toEqual({ state: 'gaveUp' })
    expect(useRecordAccessStore().sight()).toBe('any')
  })
})
