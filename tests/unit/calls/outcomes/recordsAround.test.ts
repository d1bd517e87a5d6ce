import { expect, it, vi } from 'vitest'
import { attemptWith, NOW } from '../../support/attempts'
import { fakePortal } from '../../support/desk'
import { includes, readerAround } from '@/calls/outcomes/recordsAround'
import type { SearchAnswer, SearchRequest } from '@/portal/records/searchRecords'

const HOUR = 60 * 60_000

/** A portal whose clock is off by so much. */
function open(offset = 0) {
  const search = vi.fn(async ({ spans }: SearchRequest): Promise<SearchAnswer> => ({ records: [], beside: [], complete: [...spans], readAt: NOW, clock: { offset, error: 0 } }))
  const { records } = fakePortal({ records: { search } })
  return { records, search, readAround: readerAround() }
}

it('attempts close to each other are one span of a kind', async () => {
  const { records, search, readAround } = open()
  await readAround(records, [
    attemptWith({ at: NOW }), attemptWith({ at: NOW + 60_000 }), attemptWith({ at: NOW + HOUR }), attemptWith({ at: NOW, type: 'infocall' })
  ], false)
  const asked = search.mock.calls[0]?.[0]
  expect(asked?.spans.map(({ type }) => type).sort()).toEqual(['callback', 'callback', 'infocall'])
  expect(asked?.spans.every(({ from, to }) => from < to)).toBe(true)
})

it('callbacks the portal may have repeated are looked for by their number, messages where that is wanted', async () => {
  const { records, search, readAround } = open()
  await readAround(records, [attemptWith({ at: NOW }), attemptWith({ at: NOW, type: 'infocall' })], true)
  expect(search.mock.calls[0]?.[0]).toMatchObject({ earlier: [{ type: 'callback', number: expect.stringMatching(/^\d{7}$/) }], messages: true })
})

it('a clock that is far off costs one more question, once', async () => {
  const { records, search, readAround } = open(3 * HOUR)
  await readAround(records, [attemptWith({ at: NOW })], false)
  expect(search).toHaveBeenCalledTimes(2)
  const [first, second] = search.mock.calls.map(([{ spans }]) => spans[0]?.from ?? 0)
  expect(Math.abs((second ?? 0) - (first ?? 0))).toBe(3 * HOUR)
  await readAround(records, [attemptWith({ at: NOW })], false)
  expect(search).toHaveBeenCalledTimes(3)
})

it.each([
  [10, 20, true], [11, 19, true], [9, 20, false], [10, 21, false]
])('what was read from 10 to 20 includes %i to %i: %s', (from, to, whole) => {
  expect(includes([{ type: 'callback', from: 10, to: 20 }], 'callback', { from, to })).toBe(whole)
  expect(includes([{ type: 'infocall', from: 10, to: 20 }], 'callback', { from, to })).toBe(false)
})
