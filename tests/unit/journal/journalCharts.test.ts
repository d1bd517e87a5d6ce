import { describe, expect, it, vi } from 'vitest'
import { recordWith } from '../support/records'
import { axisTicks, busiestLines, callsByHour, callsByResult, callsOverTime, noCalls, SERIES, summaryOf } from '@/journal/journalCharts'

const at = (year: number, month: number, day: number, hour = 12) => new Date(year, month, day, hour).getTime()
const call = (startedAt: number, answered = true) => recordWith({ startedAt, outcome: answered ? 'answered' : 'busy' })

/** So many calls that ended so. */
const calls = (of: Partial<ReturnType<typeof noCalls>['of']>) => ({
  calls: Object.values(of).reduce((sum, one) => sum + one, 0), answered: of.answered ?? 0, of: { ...noCalls().of, ...of }
})

describe('calls over time', () => {
  it('by day, with days nobody called on', () => {
    expect(callsOverTime([call(at(2026, 2, 30)), call(at(2026, 2, 28, 0)), call(at(2026, 2, 28, 23), false)])).toEqual({
      unit: 'day',
      buckets: [
        { start: at(2026, 2, 28, 0), ...calls({ answered: 1, busy: 1 }) },
        { start: at(2026, 2, 29, 0), ...calls({}) },
        { start: at(2026, 2, 30, 0), ...calls({ answered: 1 }) }
      ]
    })
  })

  it.each([
    ['day', at(2026, 0, 1), at(2026, 1, 14), 45],
    ['week', at(2026, 0, 1), at(2026, 1, 15), 7],
    ['month', at(2024, 0, 31), at(2026, 0, 1), 25]
  ])('by %s', (unit, first, last, count) => {
    const time = callsOverTime([call(first), call(last)])
    expect(time.unit).toBe(unit)
    expect(time.buckets).toHaveLength(count)
    expect(time.buckets.reduce((sum, { answered }) => sum + answered, 0)).toBe(2)
  })

  it('weeks begin on Monday', () => {
    const { buckets } = callsOverTime([call(at(2026, 0, 4)), call(at(2026, 3, 1))])
    expect(buckets[0]?.start).toBe(at(2025, 11, 29, 0))
    expect(new Set(buckets.map(({ start }) => new Date(start).getDay()))).toEqual(new Set([1]))
  })

  it('a record of another century costs no thousands of bars', () => {
    const { buckets } = callsOverTime([call(0), call(at(2026, 0, 1))])
    expect(buckets.length).toBeLessThan(250)
    expect(buckets.reduce((sum, { answered }) => sum + answered, 0)).toBe(2)
  })

  it.each([
    ['Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29', 'the night the clock is put forward'],
    ['Europe/Berlin', '2026-10-25T22:30:00Z', '2026-10-25', 'the evening of the day with 25 hours'],
    ['America/Denver', '2026-03-29T05:30:00Z', '2026-03-28', 'a day behind'],
    ['Pacific/Auckland', '2026-03-28T11:30:00Z', '2026-03-29', 'a day ahead'],
    ['Asia/Kolkata', '2026-03-28T18:30:00Z', '2026-03-29', 'half an hour apart']
  ])('in %s a call of %s is one of %s: %s', (zone, moment, day) => {
    vi.stubEnv('TZ', zone)
    const [bucket] = callsOverTime([call(Date.parse(moment))]).buckets
    expect(new Intl.DateTimeFormat('sv-SE').format(bucket?.start)).toBe(day)
    vi.unstubAllEnvs()
  })

  it('across a change of the clock every day is there once', () => {
    vi.stubEnv('TZ', 'Europe/Berlin')
    const { buckets } = callsOverTime([call(at(2026, 9, 24)), call(at(2026, 9, 27, 0))])
    expect(buckets.map(({ start }) => new Date(start).getDate())).toEqual([24, 25, 26, 27])
    vi.unstubAllEnvs()
  })

  it('nothing', () => {
    expect(callsOverTime([])).toEqual({ unit: 'day', buckets: [] })
  })
})

it('by hour of the day', () => {
  const hours = callsByHour([call(at(2026, 0, 1, 9)), call(at(2026, 0, 2, 9), false), call(at(2026, 0, 2, 23))])
  expect(hours).toHaveLength(24)
  expect(hours[9]).toEqual(calls({ answered: 1, busy: 1 }))
  expect(hours[23]).toEqual(calls({ answered: 1 }))
  expect(hours[0]).toEqual(calls({}))
})

it('the busiest lines', () => {
  const on = (line: string, answered = true) => recordWith({ line, outcome: answered ? 'answered' : 'missed' })
  expect(busiestLines([on('b'), on('a'), on('c'), on('b', false)], 2)).toEqual([{ line: 'b', ...calls({ answered: 1, missed: 1 }) }, { line: 'a', ...calls({ answered: 1 }) }])
})

it('all together, each currency for itself', () => {
  expect(summaryOf([
    recordWith({ duration: 10, cost: { amount: 1, currency: 'USD' } }),
    recordWith({ duration: 5, cost: { amount: 2, currency: 'EUR' }, outcome: 'busy' }),
    recordWith({ duration: 0, cost: { amount: 0.5, currency: 'EUR' } })
  ])).toEqual({ calls: 3, answered: 2, duration: 15, costs: [{ currency: 'EUR', amount: 2.5 }, { currency: 'USD', amount: 1 }] })
})

it('every result by itself, the most frequent first', () => {
  const ended = (outcome: 'answered' | 'cancelled' | 'unknown') => recordWith({ outcome })
  expect(callsByResult([ended('cancelled'), ended('unknown'), ended('answered'), ended('cancelled')])).toEqual([
    { outcome: 'cancelled', calls: 2 }, { outcome: 'answered', calls: 1 }, { outcome: 'unknown', calls: 1 }
  ])
})

it('what has a colour of its own, and what is left, are all calls', () => {
  const [hour] = callsByHour((['answered', 'missed', 'busy', 'declined', 'cancelled', 'unknown'] as const).map(outcome => recordWith({ outcome, startedAt: at(2026, 0, 1, 0) })))
  expect(SERIES.map(series => hour?.of[series])).toEqual([1, 1, 1, 1, 2])
})

it.each([
  [0, 4, [0, 1]], [1, 4, [0, 1]], [3, 4, [0, 1, 2, 3]], [7, 4, [0, 2, 4, 6, 8]], [12, 4, [0, 5, 10, 15]], [96, 4, [0, 50, 100]], [100, 4, [0, 50, 100]], [5034, 4, [0, 2000, 4000, 6000]]
])('an axis up to %i in %i steps', (most, steps, ticks) => {
  expect(axisTicks(most, steps)).toEqual(ticks)
})
