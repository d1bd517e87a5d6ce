import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fromField, inAnHour, isTomorrow, nextMorning, toField, withOffset } from '@/notes/deadline'

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
})
afterEach(() => {
  vi.unstubAllEnvs()
})
const at = (local: string) => new Date(local)

describe('a moment as portals take it', () => {
  it.each([
    ['Europe/Berlin', '2026-01-16T09:00', '2026-01-16T09:00:00+01:00'],
    ['Europe/Berlin', '2026-07-16T09:00', '2026-07-16T09:00:00+02:00'],
    // The hour that does not exist on the day the clocks go forward.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T03:30:00+02:00'],
    ['America/New_York', '2026-01-16T09:00', '2026-01-16T09:00:00-05:00'],
    ['Asia/Kolkata', '2026-01-16T09:00', '2026-01-16T09:00:00+05:30'],
    ['UTC', '2026-01-16T09:00', '2026-01-16T09:00:00+00:00']
  ])('%s, %s', (zone, field, wire) => {
    vi.stubEnv('TZ', zone)
    const moment = fromField(field)
    if (!moment) throw new Error('no moment')
    expect(withOffset(moment)).toBe(wire)
    expect(Date.parse(wire)).toBe(moment.getTime())
  })
})

// Browsers tell every digit: a field given back what it cannot show is emptied under the fingers.
it.each(['0002-01-31T09:00', '0020-01-31T09:00', '0203-01-31T09:00', '2031-01-31T09:00'])('a year that is being typed stays in its field: %s', (typed) => {
  const moment = fromField(typed)
  if (!moment) throw new Error('no moment')
  expect(toField(moment)).toBe(typed)
})

it.each(['', 'tomorrow', '2026-01-16', '2026-13-01T09:00', 'T09:00'])('a field with “%s” holds no moment', (value) => {
  expect(fromField(value)).toBeNull()
})

it.each([
  ['a Thursday', '2026-01-15T23:59', '2026-01-16T09:00', true],
  ['a Friday', '2026-01-16T08:00', '2026-01-19T09:00', false],
  ['a Saturday', '2026-01-17T08:00', '2026-01-19T09:00', false],
  ['a Sunday', '2026-01-18T08:00', '2026-01-19T09:00', true],
  ['the end of a year', '2026-12-31T12:00', '2027-01-01T09:00', true],
  ['the day before the clocks go forward', '2026-03-27T12:00', '2026-03-30T09:00', false]
])('the next working morning on %s', (_what, now, morning, tomorrow) => {
  expect(toField(nextMorning(at(now)))).toBe(morning)
  expect(isTomorrow(nextMorning(at(now)), at(now))).toBe(tomorrow)
})

describe('in an hour is in an hour, also where clocks are put back or forward', () => {
  it.each([
    ['the same hour comes again', 'Europe/Berlin', '2026-10-25T00:10Z', '2026-10-25T02:10:00+01:00'],
    ['and is to be rounded up', 'Europe/Berlin', '2026-10-25T00:41Z', '2026-10-25T02:45:00+01:00'],
    ['and is over', 'Europe/Berlin', '2026-10-25T00:58Z', '2026-10-25T03:00:00+01:00'],
    ['it has come again', 'Europe/Berlin', '2026-10-25T01:30Z', '2026-10-25T03:30:00+01:00'],
    ['it is about to', 'Europe/Berlin', '2026-10-24T23:30Z', '2026-10-25T02:30:00+02:00'],
    ['an hour is left out', 'Europe/Berlin', '2026-03-29T00:30Z', '2026-03-29T03:30:00+02:00'],
    ['in New York', 'America/New_York', '2026-11-01T05:20Z', '2026-11-01T01:20:00-05:00'],
    ['half an hour only', 'Australia/Lord_Howe', '2026-04-04T14:40Z', '2026-04-05T02:10:00+10:30'],
    ['nothing changes, a quarter beside the hour', 'Asia/Kathmandu', '2026-01-15T12:01Z', '2026-01-15T18:50:00+05:45']
  ])('%s: %s, %s', (_what, zone, now, then) => {
    vi.stubEnv('TZ', zone)
    const moment = inAnHour(at(now))
    expect(withOffset(moment)).toBe(then)
    const left = (moment.getTime() - at(now).getTime()) / 60_000
    expect(left).toBeGreaterThanOrEqual(60)
    expect(left).toBeLessThan(65)
    // What is kept of it is still the same moment.
    expect(fromField(withOffset(moment))).toEqual(moment)
  })
})

it.each([['2026-01-15T12:00', '2026-01-15T13:00'], ['2026-01-15T12:01', '2026-01-15T13:05'], ['2026-01-15T23:58', '2026-01-16T01:00']])(
  'an hour after %s is %s', (now, soon) => {
    expect(toField(inAnHour(at(now)))).toBe(soon)
  })
