import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayOf } from '@/today/day'

afterEach(() => {
  vi.unstubAllEnvs()
})

const HOUR = 60 * 60 * 1000

describe.each<[zone: string, now: string, from: string, until: string, since: string]>([
  ['UTC', '2026-01-15T12:00:00Z', '2026-01-15T00:00:00Z', '2026-01-15T23:59:59.999Z', '2026-01-12T00:00:00Z'],
  ['Europe/Berlin', '2026-01-15T23:30:00Z', '2026-01-15T23:00:00Z', '2026-01-16T22:59:59.999Z', '2026-01-12T23:00:00Z'],
  ['America/Denver', '2026-01-15T05:00:00Z', '2026-01-14T07:00:00Z', '2026-01-15T06:59:59.999Z', '2026-01-11T07:00:00Z'],
  ['Asia/Kolkata', '2026-01-15T20:00:00Z', '2026-01-15T18:30:00Z', '2026-01-16T18:29:59.999Z', '2026-01-12T18:30:00Z'],
  // Clocks are put forward on 29 March 2026.
  ['Europe/Berlin', '2026-03-29T10:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z', '2026-03-25T23:00:00Z']
])('%s at %s', (zone, now, from, until, since) => {
  it('is that day', () => {
    vi.stubEnv('TZ', zone)
    expect(dayOf(Date.parse(now))).toEqual({ from: Date.parse(from), until: Date.parse(until), since: Date.parse(since) })
  })
})

it('a day of changing clocks has 23 or 25 hours', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  const hours = (day: string) => {
    const { from, until } = dayOf(Date.parse(day))
    return (until + 1 - from) / HOUR
  }
  expect([hours('2026-03-29T10:00:00Z'), hours('2026-10-25T10:00:00Z'), hours('2026-10-26T10:00:00Z')]).toEqual([23, 25, 24])
})
