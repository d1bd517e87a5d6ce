import { expect, it } from 'vitest'
import { pauseAfter, rarerBy } from '@/calls/outcomes/executionTime'

const MINUTE = 60_000

it.each([[0, 1], [62, 1], [63, 2], [125, 2], [126, 4], [420, 4], [Infinity, 4], [-1, 1]])('with %s s used up, questions are %i times rarer', (used, rarer) => {
  expect(rarerBy(used)).toBe(rarer)
})

it.each([[0, 0], [209, 0], [210, 5], [336, 8], [420, 10], [Infinity, 10], [-1, 0]])('with %s s used up there is none for %s minutes', (used, minutes) => {
  expect(pauseAfter(used)).toBe(minutes * MINUTE)
})
