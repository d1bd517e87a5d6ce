import { describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { attemptWith, LOST, NOW } from '../../support/attempts'
import { deferred } from '../../support/deferred'
import { ANNA, fakePortal, freshBrowserForEachTest, MAX, signIn } from '../../support/desk'
import { recordWith } from '../../support/records'
import { setVisible } from '../../support/visibility'
import type { CallSpan, SearchAnswer, SearchRequest } from '@/portal/records/searchRecords'
import { useSearchStore, type Found } from '@/calls/outcomes/search'
import { useSessionStore } from '@/session/session'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { next } from '@/calls/attempts/next'
import { failureOf } from '@/core/failure/catalogue'
import { PortalError } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'

freshBrowserForEachTest(NOW)

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const unclear = (change: Partial<CallAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })

/** A portal that has these records, on a clock of its own, and gives those of the spans it is asked for. */
function openSearch(all: CallAttempt[], records: CallRecord[] = [], { offset = 0, user = ANNA } = {}) {
  const within = (spans: readonly CallSpan[]) => records.filter(({ type, startedAt }) => spans.some(span => span.type === type && startedAt >= span.from && startedAt <= span.to))
  const search = vi.fn(async ({ spans, earlier, messages }: SearchRequest): Promise<SearchAnswer> => ({
    records: within(spans), beside: [...within(earlier), ...messages ? records.filter(({ type }) => type === 'infocall') : []],
    complete: [...spans], readAt: Date.now() + offset, clock: { offset, error: 0 }
  }))
  signIn(fakePortal({ records: { search } }), user)
  const attempts = ref(all)
  const settled: Record<string, string> = {}
  const settle = (id: string, found: Found) => {
    settled[id] = `${found.state === 'started' ? found.callId : 'did not happen'}${found.sure ? '' : ', probably'}`
    const certainty = found.sure ? 'sure' : 'likely'
    const event = found.state === 'started' ? { type: 'found', callId: found.callId, certainty } as const : { type: 'absent', certainty } as const
    attempts.value = attempts.value.map(one => one.id === id ? next(one, event) : one)
  }
  useSearchStore().begin({ attempts: () => attempts.value, settle })
  return { attempts, search, settled, records }
}

describe('an attempt nobody knows the end of', () => {
  it('becomes started as soon as its call has ended', async () => {
    const { settled, records, search } = openSearch([unclear()])
    await wait(MINUTE)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe('tooEarly')
    records.push(recordWith({ callId: 'x', startedAt: NOW + 2 * SECOND }))
    await wait(30 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
    const before = search.mock.calls.length
    await wait(HOUR)
    expect(search).toHaveBeenCalledTimes(before)
  })

  it('did not happen, after enough time and few questions; it is looked for all day, and in the end that is sure', async () => {
    const { settled, search } = openSearch([unclear()])
    await wait(60 * MINUTE)
    expect(settled).toEqual({})
    await wait(50 * MINUTE)
    expect(settled).toEqual({ a1: 'did not happen, probably' })
    expect(search.mock.calls.length).toBeLessThan(20)
    await wait(5 * HOUR)
    expect(settled).toEqual({ a1: 'did not happen' })
    await wait(20 * HOUR)
    const before = search.mock.calls.length
    expect(before).toBeLessThan(50)
    await wait(24 * HOUR)
    expect(search).toHaveBeenCalledTimes(before)
  })

  it('did not happen, as it seemed: a record that comes hours later puts it right, after a reload too', async () => {
    const message = unclear({ type: 'infocall' })
    const record = () => recordWith({ callId: 'x', type: 'infocall', userId: null, startedAt: NOW + 2 * SECOND })
    const { attempts, settled } = openSearch([message])
    await wait(30 * MINUTE)
    expect(settled).toEqual({ a1: 'did not happen, probably' })
    const later = openSearch(attempts.value)
    await wait(3 * HOUR)
    expect(later.settled).toEqual({ a1: 'did not happen' })
    later.records.push(record())
    await wait(2 * HOUR)
    expect(later.settled).toEqual({ a1: 'x, probably' })
    expect(later.attempts.value).toMatchObject([{ state: 'started', callId: 'x', found: 'likely' }])
  })

  it('found after days: at once', async () => {
    const { settled, search } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null })], [recordWith({ callId: 'x', startedAt: NOW - 72 * HOUR })])
    await wait(0)
    expect(settled).toEqual({ a1: 'x' })
    expect(search).toHaveBeenCalledTimes(1)
  })

  it('not found after days: did not happen, surely', async () => {
    const { settled } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null })])
    await wait(0)
    expect(settled).toEqual({ a1: 'did not happen' })
  })

  it('stays unclear for a reason that time does not take away, without more questions', async () => {
    const { settled, search } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null, line: 'ext' })])
    await wait(HOUR)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe('foreignLine')
    expect(search).toHaveBeenCalledTimes(1)
  })

  it('settled by hand in the meantime is asked about rarely: a record of its own may say something else', async () => {
    const { attempts, settled, search, records } = openSearch([unclear()])
    await wait(MINUTE)
    const before = search.mock.calls.length
    attempts.value = [unclear({ settled: 'did-not-ring' })]
    await wait(HOUR)
    expect(search.mock.calls.length - before).toBeLessThan(6)
    records.push(recordWith({ callId: 'x', startedAt: NOW + SECOND }))
    await wait(HOUR)
    expect(settled).toEqual({ a1: 'x' })
  })

  it('whose records never come whole is given up in the end', async () => {
    const { settled, search } = openSearch([unclear()])
    search.mockImplementation(async () => ({ records: [], beside: [], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } }))
    await wait(2 * HOUR)
    expect(useSearchStore().reasonOf('a1')).toBe('incomplete')
    await wait(24 * HOUR)
    const before = search.mock.calls.length
    expect(before).toBeLessThan(50)
    await wait(24 * HOUR)
    expect(search).toHaveBeenCalledTimes(before)
    expect(useSearchStore().reasonOf('a1'), 'the search does not go on').toBeNull()
    expect(settled).toEqual({})
  })

  it.each<[what: string, attempt: CallAttempt, reason: string, at: string]>([
    ['a callback', unclear(), 'callbackNotInSight', 'all day'],
    ['a voice message', unclear({ type: 'infocall' }), 'messageNotInSight', 'for an hour']
  ])('that is not in sight proves nothing to somebody who may not see all calls: %s', async (_what, attempt, reason) => {
    const { settled, search } = openSearch([attempt], [], { user: MAX })
    await wait(2 * HOUR)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe(reason)
    const before = search.mock.calls.length
    await wait(12 * HOUR)
    // Whoever answered a callback sees it later; nobody limited sees a message.
    expect(search.mock.calls.length > before).toBe(reason === 'callbackNotInSight')
    await wait(24 * HOUR)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1'), 'until a person settles it').toBe(reason)
  })

  it('whose records are in sight for one who sees everything: the newest voice message shows that', async () => {
    const { settled, search } = openSearch([unclear()], [recordWith({ type: 'infocall', userId: null, startedAt: NOW - 24 * HOUR })], { user: MAX })
    await wait(5 * MINUTE)
    expect(search.mock.calls.some(([{ messages }]) => messages), 'not before it matters').toBe(false)
    await wait(2 * HOUR)
    expect(settled).toEqual({ a1: 'did not happen, probably' })
    // Not again each time: what it showed is believed for an hour.
    expect(search.mock.calls.filter(([{ messages }]) => messages).length).toBeLessThan(4)
  })

  it('whose records are in sight after all: a message that was missed before is a guess, and the newest one shows better', async () => {
    const { settled } = openSearch([unclear({ type: 'infocall' })], [recordWith({ type: 'infocall', userId: null, startedAt: NOW - 24 * HOUR })], { user: MAX })
    useRecordAccessStore().noteMissedMessage()
    await wait(5 * MINUTE)
    expect(useSearchStore().reasonOf('a1')).toBe('messageNotInSight')
    await wait(40 * MINUTE)
    expect(settled).toEqual({ a1: 'did not happen, probably' })
  })

  it('about which no question was ever answered is not said to be looked for in the end', async () => {
    const { search } = openSearch([unclear({ at: NOW - 72 * HOUR })])
    search.mockRejectedValue(new TypeError('no network'))
    await wait(0)
    expect(useSearchStore().reasonOf('a1')).toBe('looking')
    await wait(12 * HOUR)
    expect(useSearchStore().reasonOf('a1')).toBeNull()
  })

  it('of the future is given up as well', async () => {
    const { search } = openSearch([unclear({ at: NOW + 365 * 24 * HOUR })])
    await wait(48 * HOUR)
    expect(search.mock.calls.length).toBeLessThan(50)
  })
})

describe('questions to the portal', () => {
  it('one for all attempts, those of one kind that overlap as one span', async () => {
    const { search } = openSearch([
      unclear(), unclear({ id: 'b', at: NOW + MINUTE }), unclear({ id: 'c', at: NOW - 24 * HOUR, failure: null }), unclear({ id: 'd', type: 'infocall' }),
      attemptWith({ id: 'e' })
    ])
    await wait(0)
    expect(search.mock.calls.map(([{ spans }]) => spans)).toEqual([[
      { type: 'callback', from: NOW - 24 * HOUR - 140 * SECOND, to: NOW - 24 * HOUR + 270 * SECOND },
      { type: 'callback', from: NOW - 140 * SECOND, to: NOW + 330 * SECOND },
      { type: 'infocall', from: NOW - 140 * SECOND, to: NOW + 270 * SECOND }
    ]])
  })

  it('none without open attempts', async () => {
    const { search } = openSearch([attemptWith(), attemptWith({ id: 'b', found: 'likely' })])
    await wait(HOUR)
    expect(search).not.toHaveBeenCalled()
  })

  it('none while the tab is hidden, one at once when it is shown again', async () => {
    const { search } = openSearch([unclear()])
    setVisible(false)
    await wait(HOUR)
    expect(search).not.toHaveBeenCalled()
    setVisible(true)
    await wait(0)
    expect(search).toHaveBeenCalledTimes(1)
  })

  it('earlier callbacks to the same number go along: the portal may have rung a missed one again', async () => {
    const missed = recordWith({ callId: 'm', outcome: 'missed', startedAt: NOW - 5 * MINUTE })
    const { search, settled } = openSearch([unclear()], [missed, recordWith({ callId: 'x', startedAt: NOW + SECOND })])
    await wait(20 * SECOND)
    expect(search.mock.calls[0]?.[0].earlier).toEqual([{ type: 'callback', from: NOW - 45 * MINUTE - 20 * SECOND, to: NOW + 150 * SECOND, number: '0901820' }])
    await wait(2 * HOUR)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe('mayBeRedial')
  })

  it('a portal that has little time left is asked more rarely, and not at all when it has none', async () => {
    const { search } = openSearch([unclear()])
    const busy = (used: number) => search.mockImplementation(async ({ spans }) => (
      { records: [], beside: [], complete: [...spans], readAt: Date.now(), clock: { offset: 0, error: 0 }, timeUsed: used }
    ))
    busy(100)
    await wait(3 * MINUTE)
    expect(search.mock.calls.length).toBe(3)
    busy(300)
    await wait(3 * MINUTE)
    expect(search.mock.calls.length).toBe(4)
    await wait(7 * MINUTE)
    expect(search.mock.calls.length, 'paused').toBe(4)
    search.mockRejectedValue(new PortalError({ ...failureOf('timeLimit', LOST.details), retryAt: Date.now() + 30 * MINUTE }))
    await wait(5 * MINUTE)
    expect(search.mock.calls.length).toBe(5)
    await wait(24 * MINUTE)
    expect(search.mock.calls.length, 'refused').toBe(5)
    await wait(30 * MINUTE)
    expect(search.mock.calls.length).toBeGreaterThan(5)
  })

  it('a wrong clock costs one more, once', async () => {
    const { search, settled } = openSearch([unclear()], [recordWith({ callId: 'x', startedAt: NOW + HOUR })], { offset: HOUR })
    await wait(20 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
    expect(search.mock.calls.map(([{ spans: [span] }]) => span?.from)).toEqual([NOW - 140 * SECOND, NOW + HOUR - 140 * SECOND])
  })

  it('no right: never again', async () => {
    const { search, settled } = openSearch([unclear()])
    search.mockRejectedValue(new PortalError(failureOf('statisticsNotAllowed', LOST.details)))
    await wait(HOUR)
    expect(search).toHaveBeenCalledTimes(1)
    expect(useRecordAccessStore().denied).toMatchObject({ entry: 'statisticsNotAllowed' })
    expect(settled).toEqual({})
  })

  it('a lost answer: again later', async () => {
    const { search, settled } = openSearch([unclear()], [recordWith({ callId: 'x' })])
    search.mockRejectedValueOnce(new PortalError(LOST))
    await wait(20 * SECOND)
    expect(settled).toEqual({})
    await wait(60 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
  })
})

it('a call another attempt has got in the meantime is not given away twice', async () => {
  const answer = deferred<SearchAnswer>()
  const { attempts, search, settled } = openSearch([unclear()])
  search.mockReturnValueOnce(answer.promise)
  await wait(20 * SECOND)
  attempts.value = [unclear(), attemptWith({ id: 'b', callId: 'x' })]
  answer.resolve({ records: [recordWith({ callId: 'x' })], beside: [], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } })
  await wait(0)
  expect(settled).toEqual({})
})

it('what was found for one user is not told the next', async () => {
  const answer = deferred<SearchAnswer>()
  const { search, settled } = openSearch([unclear()])
  search.mockReturnValueOnce(answer.promise)
  await wait(20 * SECOND)
  useSessionStore().setUser(MAX)
  answer.resolve({ records: [recordWith({ callId: 'x' })], beside: [], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } })
  await wait(0)
  expect(settled).toEqual({})
})
