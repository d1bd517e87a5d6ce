import { describe, expect, it } from 'vitest'
import { attemptWith } from '../support/attempts'
import { randomFrom } from '../support/random'
import { recordWith } from '../support/records'
import { NEWEST, type JournalOrder, type JournalRow } from '@/journal/rows'
import { placesOf, whatStandsAt } from '@/journal/journalPlaces'
import type { CallRecord } from '@/core/telephony/callRecord'

const OLDEST: JournalOrder = { sort: 'startedAt', descending: false }
const own = (...times: number[]): JournalRow[] => times.map(at => ({ key: String(at), record: null, attempt: attemptWith({ at }), again: false }))
const records = (...times: number[]) => times.map(startedAt => recordWith({ startedAt }))
const pagesOf = (...pages: [number, CallRecord[]][]) => new Map(pages)

describe('where own rows stand', () => {
  const loaded = { total: 4, pageSize: 2, pages: pagesOf([0, records(90, 80)], [1, records(70, 60)]) }

  it.each<[what: string, times: number[], places: number[]]>([
    ['before all', [99], [0]],
    ['between records', [85], [1]],
    ['between pages', [75], [2]],
    ['after all', [10], [4]],
    ['several', [99, 85, 84, 10], [0, 1, 1, 4]],
    ['at the very moment of a record', [80], [2]]
  ])('%s', (_what, times, places) => {
    expect(placesOf(own(...times), NEWEST, loaded)).toEqual(places)
  })

  it('the other way round', () => {
    const rising = { total: 4, pageSize: 2, pages: pagesOf([0, records(60, 70)], [1, records(80, 90)]) }
    expect(placesOf(own(10, 75, 99), OLDEST, rising)).toEqual([0, 2, 4])
  })

  it('first, in every order but that of time', () => {
    expect(placesOf(own(10, 5), { sort: 'duration', descending: true }, loaded)).toEqual([0, 0])
  })

  it('in between where the neighbours are not loaded, by the share of time', () => {
    const gap = { total: 1000, pageSize: 2, pages: pagesOf([0, records(1000, 990)], [499, records(20, 10)]) }
    // From place 2 (990) to place 998 (20).
    expect(placesOf(own(505), NEWEST, gap)).toEqual([500])
    expect(placesOf(own(989, 21), NEWEST, gap)).toEqual([3, 997])
  })

  it('behind what is loaded where nothing follows yet', () => {
    const [place] = placesOf(own(5), NEWEST, { total: 100, pageSize: 2, pages: pagesOf([0, records(90, 80)]) })
    expect(place).toBeGreaterThanOrEqual(2)
    expect(place).toBeLessThanOrEqual(100)
  })

  it('on a portal without records', () => {
    expect(placesOf(own(5, 4), NEWEST, { total: 0, pageSize: 50, pages: pagesOf([0, []]) })).toEqual([0, 0])
  })
})

it('whatever is loaded, every row has one place, and loaded neighbours are right', () => {
  const random = randomFrom(7)
  for (let round = 0; round < 200; round++) {
    const total = Math.floor(random() * 40)
    const all = Array.from({ length: total }, () => Math.floor(random() * 100)).sort((a, b) => b - a)
    const chosen = [...Array(Math.ceil(total / 4)).keys()].filter(() => random() < 0.6)
    const pages = pagesOf(...chosen.map((page): [number, CallRecord[]] => [page, records(...all.slice(page * 4, page * 4 + 4))]))
    const mine = own(...Array.from({ length: Math.floor(random() * 6) }, () => Math.floor(random() * 100)).sort((a, b) => b - a))
    const places = placesOf(mine, NEWEST, { total, pageSize: 4, pages })
    const rows = Array.from({ length: total + mine.length }, (_, index) => whatStandsAt(index, places))
    expect(rows.flatMap(row => 'own' in row ? row.own : []), 'own rows in order').toEqual(mine.map((_row, index) => index))
    expect(rows.flatMap(row => 'record' in row ? row.record : []), 'records in order').toEqual(all.map((_time, index) => index))
    if (chosen.length * 4 >= total) {
      const times = rows.map(row => 'own' in row ? mine[row.own]?.attempt?.at ?? 0 : all[row.record] ?? 0)
      expect(times, 'all loaded: newest first').toEqual([...times].sort((a, b) => b - a))
    }
  }
})
