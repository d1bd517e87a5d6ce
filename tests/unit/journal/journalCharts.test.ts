import { describe, expect, it } from 'vitest'
import { recordWith } from '../support/records'
import { busiestLines, callsByHour, callsOverTime, summaryOf } from '@/journal/journalCharts'

const at = (year: number, month: number, day: number, hour = 12) => new Date(year, month, day, hour).getTime()
const call = (startedAt: number, answered = true) => recordWith({ startedAt, outcome: answered ? 'answered' : 'busy' })

describe('calls over time', () => {
  it('by day, with days nobody called on', () => {
    expect(callsOverTime([call(at(2026, 2, 30)), call(at(2026, 2, 28, 0)), call(at(2026, 2, 28, 23), false)])).toEqual({
      unit: 'day',
      buckets: [
        { start: at(2026, 2, 28, 0), answered: 1, other: 1 },
        { start: at(2026, 2, 29, 0), answered: 0, other: 0 },
        { start: at(2026, 2, 30, 0), answered: 1, other: 0 }
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

  it('nothing', () => {
    expect(callsOverTime([])).toEqual({ unit: 'day', buckets: [] })
  })
})

it('by hour of the day', () => {
  const hours = callsByHour([call(at(2026, 0, 1, 9)), call(at(2026, 0, 2, 9), false), call(at(2026, 0, 2, 23))])
  expect(hours).toHaveLength(24)
  expect(hours[9]).toEqual({ calls: 2, answered: 1 })
  expect(hours[23]).toEqual({ calls: 1, answered: 1 })
  expect(hours[0]).toEqual({ calls: 0, answered: 0 })
})

it('the busiest lines', () => {
  const on = (line: string, answered = true) => recordWith({ line, outcome: answered ? 'answered' : 'missed' })
  expect(busiestLines([on('b'), on('a'), on('c'), on('b', false)], 2)).toEqual([{ line: 'b', calls: 2, answered: 1 }, { line: 'a', calls: 1, answered: 1 }])
})

it('all together, each currency for itself', () => {
  expect(summaryOf([
    recordWith({ duration: 10, cost: { amount: 1, currency: 'USD' } }),
    recordWith({ duration: 5, cost: { amount: 2, currency: 'EUR' }, outcome: 'busy' }),
    recordWith({ duration: 0, cost: { amount: 0.5, currency: 'EUR' } })
  ])).toEqual({ calls: 3, answered: 2, duration: 15, costs: [{ currency: 'EUR', amount: 2.5 }, { currency: 'USD', amount: 1 }] })
})
