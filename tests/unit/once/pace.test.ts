import { describe, expect, it } from 'vitest'
import { FOLLOWING, isOver, nextPoll, pollWhenShown, RARELY, SEARCHING, type Asked, type Followed, type Pace } from '@/once/pace'

const NOW = Date.UTC(2026, 0, 15, 12)
const MINUTE = 60_000
const at = (seconds: number) => NOW + seconds * 1000
const never: Asked = { at: null, failures: 0 }
const askedAt = (seconds: number, failures = 0): Asked => ({ at: at(seconds), failures })

/** Moments of all questions, in seconds after `NOW`, until the calls are given up; no call ever appears. */
function questions(pace: Pace, starts: readonly number[]): number[] {
  const moments: number[] = []
  let left = [...starts]
  let asked = never
  let now = NOW
  for (let count = 0; count < 1000; count++) {
    const next = nextPoll(left.map(start => ({ start, pace })), asked, now)
    if (next === null) return moments
    now = Math.max(now, next)
    asked = { at: now, failures: 0 }
    moments.push((now - NOW) / 1000)
    left = left.filter(start => !isOver(pace, start, asked))
  }
  throw new Error('It never stops')
}

describe('one call', () => {
  const moments = questions(FOLLOWING, [NOW])

  it('is asked about after ten seconds, then at growing intervals', () => {
    expect(moments.slice(0, 8)).toEqual([10, 40, 70, 105, 157.5, 236.25, 354.375, 531.563])
    const waits = moments.map((moment, index) => Math.round((moment - (moments[index - 1] ?? 0)) * 1000) / 1000)
    expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true)
    expect(Math.max(...waits)).toBe(300)
  })

  it('is given up after an hour and few questions', () => {
    expect(moments.at(-1)).toBeGreaterThanOrEqual(60 * 60)
    expect(moments.at(-1)).toBeLessThan(66 * 60)
    expect(moments.length).toBeLessThan(22)
  })
})

describe('questions within two minutes', () => {
  const within = (starts: number[]) => questions(FOLLOWING, starts).filter(moment => moment <= 120).length

  it.each([1, 5, 20])('%i calls at once need as many as one', (count) => {
    expect(within(Array.from({ length: count }, () => NOW))).toBe(4)
  })

  it.each([5, 20])('%i calls one after the other need at most one each thirty seconds', (count) => {
    const starts = Array.from({ length: count }, (_, index) => at(index * 120 / count))
    expect(within(starts)).toBeLessThanOrEqual(4)
  })
})

it('an attempt nobody knows the end of is looked for through a whole day, rarely in the end', () => {
  const moments = questions(SEARCHING, [NOW])
  expect(moments[0]).toBe(20)
  expect(moments.at(-1)).toBeGreaterThanOrEqual(24 * 3600)
  expect(moments.filter(moment => moment < 600).length).toBeLessThan(9)
  expect(moments.length).toBeLessThan(40)
})

describe('the next question', () => {
  it.each<[what: string, starts: number[], asked: Asked, expected: number | null]>([
    ['none without calls', [], never, null],
    ['first for the call that started first', [at(-3), at(-1)], never, at(7)],
    ['is overdue after a long absence', [at(-3600)], never, at(-3590)],
    ['for a call newer than the last question: as for a first one', [NOW], askedAt(-25), at(10)],
    ['but not so soon after the last question', [at(-8)], askedAt(-7), at(23)],
    ['waits longer the longer the call', [at(-600)], askedAt(-200), at(0)],
    ['a second failure doubles the pause again', [at(-30)], askedAt(0, 2), at(120)],
    ['a hundred failures do not stop it', [at(-30)], askedAt(0, 100), at(300)],
    ['a question of the future (clock set back) does not put it off', [at(-30)], askedAt(86_400), at(30)],
    ['a call of the future (clock set back) is one that starts now', [at(86_400)], never, at(10)]
  ])('%s', (_what, starts, asked, expected) => {
    expect(nextPoll(starts.map(start => ({ start, pace: FOLLOWING })), asked, NOW)).toBe(expected)
  })
})

describe('a tab that is shown again asks', () => {
  it.each<[what: string, starts: number[], asked: Asked, expected: number | null]>([
    ['nothing without calls', [], never, null],
    ['at once', [at(-60)], askedAt(-30), NOW],
    ['at once when it never has', [at(-60)], never, NOW],
    ['not again within fifteen seconds', [at(-60)], askedAt(-1), at(14)],
    ['soon although the clock was set back', [at(-60)], askedAt(86_400), at(15)]
  ])('%s', (_what, starts, asked, expected) => {
    expect(pollWhenShown(starts.map(start => ({ start, pace: FOLLOWING })), asked, NOW)).toBe(expected)
  })
})

it('what is asked about rarely waits for its turn when a tab is shown; what is not takes it along', () => {
  const rare: Followed = { start: at(-3600), pace: RARELY }
  expect(pollWhenShown([rare], askedAt(-60), NOW)).toBe(at(-60 + 3540 / 2))
  expect(pollWhenShown([rare, { start: at(-60), pace: FOLLOWING }], askedAt(-60), NOW)).toBe(NOW)
  expect(nextPoll([rare, { start: at(-60), pace: FOLLOWING }], askedAt(-5), NOW)).toBe(at(25))
})

it.each([[1, 25], [4, 115]])('a portal with little time left is asked %i times as rarely', (rarer, seconds) => {
  expect(nextPoll([{ start: at(-60), pace: FOLLOWING }], askedAt(-5), NOW, rarer)).toBe(at(seconds))
})

describe('a call is given up', () => {
  const start = NOW - 60 * MINUTE
  it.each<[what: string, over: boolean, asked: Asked]>([
    ['not before anything was asked', false, never],
    ['not by an answer from before its time was over', false, askedAt(-1)],
    ['by an answer after that', true, askedAt(0)],
    ['not by one lost answer', false, askedAt(0, 1)],
    ['by five lost answers', true, askedAt(0, 5)]
  ])('%s: %s', (_what, over, asked) => {
    expect(isOver(FOLLOWING, start, asked)).toBe(over)
  })
})
