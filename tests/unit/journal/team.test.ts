import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordWith } from '../support/records'
import { daysOf, inTeamOrder, teamOf, type TeamRow, type TeamSort } from '@/journal/team'

afterEach(() => {
  vi.unstubAllEnvs()
})

const NAMES: Readonly<Record<string, string>> = { 1: 'Katharina', 7: 'Jonas', 9: 'Äpfel' }
const nameOf = ({ owner }: TeamRow) => owner.kind === 'person' ? NAMES[owner.userId] ?? owner.userId : owner.kind
const of = (userId: string | null, change: Parameters<typeof recordWith>[0] = {}) => recordWith({ userId, ...change })
const shown = (rows: readonly TeamRow[]) => rows.map(row => [nameOf(row), row.calls, row.answered, row.duration])

describe('calls by employee', () => {
  it.each([
    ['none', [], []],
    ['each with their own', [of('1', { duration: 30 }), of('7', { outcome: 'busy', duration: 0 }), of('1', { outcome: 'missed', duration: 0 })], [['Katharina', 2, 1, 30], ['Jonas', 1, 0, 0]]],
    ['voice messages are nobody\'s', [of(null, { type: 'infocall', duration: 9 }), of('1')], [['messages', 1, 1, 9], ['Katharina', 1, 1, 60]]],
    ['on older portals they are somebody\'s', [of('7', { type: 'infocall' })], [['Jonas', 1, 1, 60]]],
    ['a callback that nobody took', [of(null, { outcome: 'missed', duration: 0 })], [['nobody', 1, 0, 0]]]
  ] as const)('%s', (_what, records, rows) => {
    expect(shown(teamOf(records))).toEqual(rows)
  })

  it('every record is in one row', () => {
    const records = Array.from({ length: 90 }, (_, index) => of([null, '1', '7'][index % 3] ?? null, { type: index % 2 === 0 ? 'infocall' : 'callback' }))
    expect(teamOf(records).reduce((sum, { calls }) => sum + calls, 0)).toBe(90)
  })
})

describe('in order', () => {
  const ROWS = teamOf([
    of(null, { type: 'infocall' }), of(null, { type: 'infocall' }), of(null, { outcome: 'missed' }),
    of('1', { duration: 10 }), of('1', { outcome: 'busy', duration: 0 }), of('7', { duration: 100 }), of('9', { outcome: 'busy', duration: 0 })
  ])
  it.each<[TeamSort, boolean, string[]]>([
    ['name', false, ['Äpfel', 'Jonas', 'Katharina']],
    ['name', true, ['Katharina', 'Jonas', 'Äpfel']],
    ['calls', true, ['Katharina', 'Äpfel', 'Jonas']],
    ['calls', false, ['Äpfel', 'Jonas', 'Katharina']],
    ['answered', true, ['Jonas', 'Katharina', 'Äpfel']],
    ['share', true, ['Jonas', 'Katharina', 'Äpfel']],
    ['duration', false, ['Äpfel', 'Katharina', 'Jonas']]
  ])('of %s, falling: %s', (sort, descending, names) => {
    expect(inTeamOrder(ROWS, sort, descending, nameOf).map(nameOf), 'what is nobody\'s comes last').toEqual([...names, 'messages', 'nobody'])
  })
})

describe('by day', () => {
  const days = (moments: readonly string[], zone: string) => {
    vi.stubEnv('TZ', zone)
    const [row] = teamOf(moments.map(moment => of('1', { startedAt: Date.parse(moment), duration: 5 })))
    return (row ? daysOf(row) : []).map(({ day, calls, duration }) => [new Intl.DateTimeFormat('sv-SE').format(day), calls, duration])
  }
  /** Around midnight, on both sides of the night in which Berlin puts the clock forward. */
  const NIGHT = ['2026-03-28T22:59:00Z', '2026-03-28T23:01:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:01:00Z']

  it.each([
    ['Europe/Berlin', [['2026-03-28', 1, 5], ['2026-03-29', 2, 10], ['2026-03-30', 1, 5]]],
    ['UTC', [['2026-03-28', 2, 10], ['2026-03-29', 2, 10]]],
    ['America/New_York', [['2026-03-28', 2, 10], ['2026-03-29', 2, 10]]],
    ['Pacific/Auckland', [['2026-03-29', 2, 10], ['2026-03-30', 2, 10]]]
  ])('in %s', (zone, expected) => {
    expect(days(NIGHT, zone)).toEqual(expected)
  })

  it('a day of 25 hours is one day', () => {
    expect(days(['2026-10-24T22:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:30:00Z'], 'Europe/Berlin')).toEqual([['2026-10-25', 4, 20]])
  })

  it('days without calls are left out, the first comes first', () => {
    expect(days(['2026-01-09T12:00:00Z', '2026-01-05T12:00:00Z'], 'UTC').map(([day]) => day)).toEqual(['2026-01-05', '2026-01-09'])
  })
})
