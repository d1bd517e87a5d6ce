import { describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { attemptWith, LOST, NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, NO_STATISTICS, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import { setVisible } from '../support/visibility'
import type { CallSpan, SpansRead } from '@/portal/statistics'
import { useSearchStore, type Found } from '@/stores/search'
import { useSessionStore } from '@/stores/session'
import { useStatisticsStore } from '@/stores/statistics'
import type { CallAttempt } from '@/telephony/attempt'
import { failureOf } from '@/telephony/catalogue'
import { PortalError } from '@/telephony/failure'
import type { CallRecord } from '@/telephony/statistic'

freshBrowserForEachTest(NOW)

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const unclear = (change: Partial<CallAttempt> = {}) => attemptWith({ state: 'unclear', callId: null, failure: LOST, ...change })

/** A portal that has these records, on a clock of its own, and gives those of the spans it is asked for. */
function openSearch(all: CallAttempt[], records: CallRecord[] = [], offset = 0) {
  const readSpans = vi.fn(async (spans: readonly CallSpan[]): Promise<SpansRead> => ({
    records: records.filter(({ type, startedAt }) => spans.some(span => span.type === type && startedAt >= span.from && startedAt <= span.to)),
    complete: [...spans], readAt: Date.now() + offset, clock: { offset, error: 0 }
  }))
  signIn(fakePortal({ statistics: { ...NO_STATISTICS, readSpans } }))
  const attempts = ref(all)
  const settled: Record<string, string> = {}
  const settle = (id: string, found: Found) => {
    settled[id] = `${found.state === 'started' ? found.callId : 'did not happen'}${found.sure ? '' : ', probably'}`
  }
  useSearchStore().begin({ attempts: () => attempts.value, settle })
  return { attempts, readSpans, settled, records }
}

describe('an attempt nobody knows the end of', () => {
  it('becomes started as soon as its call has ended', async () => {
    const { settled, records, readSpans } = openSearch([unclear()])
    await wait(MINUTE)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe('tooEarly')
    records.push(recordWith({ callId: 'x', startedAt: NOW + 2 * SECOND }))
    await wait(30 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
    expect(useSearchStore().reasonOf('a1')).toBeNull()
    const before = readSpans.mock.calls.length
    await wait(HOUR)
    expect(readSpans).toHaveBeenCalledTimes(before)
  })

  it('did not happen, after enough time and few questions', async () => {
    const { settled, readSpans } = openSearch([unclear()])
    await wait(50 * MINUTE)
    expect(settled).toEqual({})
    await wait(6 * MINUTE)
    expect(settled).toEqual({ a1: 'did not happen, probably' })
    expect(readSpans.mock.calls.length).toBeLessThan(30)
  })

  it('found after days: at once', async () => {
    const { settled, readSpans } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null })], [recordWith({ callId: 'x', startedAt: NOW - 72 * HOUR })])
    await wait(0)
    expect(settled).toEqual({ a1: 'x' })
    expect(readSpans).toHaveBeenCalledTimes(1)
  })

  it('not found after days: did not happen, surely', async () => {
    const { settled } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null })])
    await wait(0)
    expect(settled).toEqual({ a1: 'did not happen' })
  })

  it('stays unclear for a reason that time does not take away, without more questions', async () => {
    const { settled, readSpans } = openSearch([unclear({ at: NOW - 72 * HOUR, failure: null, line: 'ext' })])
    await wait(HOUR)
    expect(settled).toEqual({})
    expect(useSearchStore().reasonOf('a1')).toBe('foreignLine')
    expect(readSpans).toHaveBeenCalledTimes(1)
  })

  it('settled by hand in the meantime is asked about no more', async () => {
    const { attempts, settled, readSpans } = openSearch([unclear()])
    await wait(MINUTE)
    const before = readSpans.mock.calls.length
    attempts.value = [unclear({ settled: 'rang' })]
    await wait(HOUR)
    expect(readSpans).toHaveBeenCalledTimes(before)
    expect(settled).toEqual({})
  })

  it('whose records never come whole is given up in the end', async () => {
    const { settled, readSpans } = openSearch([unclear()])
    readSpans.mockImplementation(async () => ({ records: [], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } }))
    await wait(HOUR)
    expect(useSearchStore().reasonOf('a1')).toBe('incomplete')
    await wait(5 * HOUR)
    const before = readSpans.mock.calls.length
    expect(before).toBeLessThan(90)
    await wait(6 * HOUR)
    expect(readSpans).toHaveBeenCalledTimes(before)
    expect(useSearchStore().reasonOf('a1'), 'the search does not go on').toBeNull()
    expect(settled).toEqual({})
  })

  it('about which no question was ever answered is not said to be looked for in the end', async () => {
    const { readSpans } = openSearch([unclear({ at: NOW - 72 * HOUR })])
    readSpans.mockRejectedValue(new TypeError('no network'))
    await wait(0)
    expect(useSearchStore().reasonOf('a1')).toBe('looking')
    await wait(6 * HOUR)
    expect(useSearchStore().reasonOf('a1')).toBeNull()
  })

  it('of the future is given up as well', async () => {
    const { readSpans } = openSearch([unclear({ at: NOW + 365 * 24 * HOUR })])
    await wait(12 * HOUR)
    expect(readSpans.mock.calls.length).toBeLessThan(90)
  })
})

describe('questions to the portal', () => {
  it('one for all attempts, those of one kind that overlap as one span', async () => {
    const { readSpans } = openSearch([
      unclear(), unclear({ id: 'b', at: NOW + MINUTE }), unclear({ id: 'c', at: NOW - 24 * HOUR, failure: null }), unclear({ id: 'd', type: 'infocall' }),
      attemptWith({ id: 'e' })
    ])
    await wait(0)
    expect(readSpans.mock.calls).toEqual([[[
      { type: 'callback', from: NOW - 24 * HOUR - 140 * SECOND, to: NOW - 24 * HOUR + 270 * SECOND },
      { type: 'callback', from: NOW - 140 * SECOND, to: NOW + 330 * SECOND },
      { type: 'infocall', from: NOW - 140 * SECOND, to: NOW + 270 * SECOND }
    ]]])
  })

  it('none without open attempts', async () => {
    const { readSpans } = openSearch([attemptWith(), unclear({ id: 'b', settled: 'did-not-ring' })])
    await wait(HOUR)
    expect(readSpans).not.toHaveBeenCalled()
  })

  it('none while the tab is hidden, one at once when it is shown again', async () => {
    const { readSpans } = openSearch([unclear()])
    setVisible(false)
    await wait(HOUR)
    expect(readSpans).not.toHaveBeenCalled()
    setVisible(true)
    await wait(0)
    expect(readSpans).toHaveBeenCalledTimes(1)
  })

  it('a wrong clock costs one more, once', async () => {
    const { readSpans, settled } = openSearch([unclear()], [recordWith({ callId: 'x', startedAt: NOW + HOUR })], HOUR)
    await wait(20 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
    expect(readSpans.mock.calls.map(([[span]]) => span?.from)).toEqual([NOW - 140 * SECOND, NOW + HOUR - 140 * SECOND])
  })

  it('no right: never again', async () => {
    const { readSpans, settled } = openSearch([unclear()])
    readSpans.mockRejectedValue(new PortalError(failureOf('statisticsNotAllowed', LOST.details)))
    await wait(HOUR)
    expect(readSpans).toHaveBeenCalledTimes(1)
    expect(useStatisticsStore().denied).toMatchObject({ entry: 'statisticsNotAllowed' })
    expect(settled).toEqual({})
  })

  it('a lost answer: again later', async () => {
    const { readSpans, settled } = openSearch([unclear()], [recordWith({ callId: 'x' })])
    readSpans.mockRejectedValueOnce(new PortalError(LOST))
    await wait(20 * SECOND)
    expect(settled).toEqual({})
    await wait(30 * SECOND)
    expect(settled).toEqual({ a1: 'x' })
  })
})

it('a call another attempt has got in the meantime is not given away twice', async () => {
  const answer = deferred<SpansRead>()
  const { attempts, readSpans, settled } = openSearch([unclear()])
  readSpans.mockReturnValueOnce(answer.promise)
  await wait(20 * SECOND)
  attempts.value = [unclear(), attemptWith({ id: 'b', callId: 'x' })]
  answer.resolve({ records: [recordWith({ callId: 'x' })], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } })
  await wait(0)
  expect(settled).toEqual({})
})

it('what was found for one user is not told the next', async () => {
  const answer = deferred<SpansRead>()
  const { readSpans, settled } = openSearch([unclear()])
  readSpans.mockReturnValueOnce(answer.promise)
  await wait(20 * SECOND)
  useSessionStore().setUser(MAX)
  answer.resolve({ records: [recordWith({ callId: 'x' })], complete: [], readAt: Date.now(), clock: { offset: 0, error: 0 } })
  await wait(0)
  expect(settled).toEqual({})
})
