import { expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { pauseAfter, rarerBy } from '@/telephony/executionTime'

const MINUTE = 60_000

it.each([[0, 1], [62, 1], [63, 2], [125, 2], [126, 4], [420, 4], [Infinity, 4], [-1, 1]])('with %s s used up, questions are %i times rarer', (used, rarer) => {
  expect(rarerBy({ used, resetAt: NOW })).toBe(rarer)
})

it.each<[what: string, used: number, resetAt: number, expected: number | null]>([
  ['half of it is for people', 209, NOW + MINUTE, null],
  ['until the portal gives some back', 210, NOW + 2 * MINUTE, NOW + 2 * MINUTE],
  ['a minute, where that has passed', 300, NOW - 1, NOW + MINUTE],
  ['three minutes at most: a part is given back with every minute', 300, NOW + 3_600_000, NOW + 3 * MINUTE],
  ['a minute, where that is no time at all', 300, NaN, NOW + MINUTE]
])('a pause: %s', (_what, used, resetAt, expected) => {
  expect(pauseAfter({ used, resetAt }, NOW)).toBe(expected)
})
