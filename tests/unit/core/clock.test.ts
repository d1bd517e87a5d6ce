import { expect, it } from 'vitest'
import { clockDifference, onPortalClock } from '@/core/clock'

it.each([
  ['equal clocks', { start: 1050, finish: 1150 }, { sent: 1000, received: 1200 }, { offset: 0, error: 50 }],
  ['a portal an hour ahead', { start: 3_601_050, finish: 3_601_150 }, { sent: 1000, received: 1200 }, { offset: 3_600_000, error: 50 }],
  ['a portal behind', { start: 0, finish: 100 }, { sent: 1000, received: 1100 }, { offset: -1000, error: 0 }],
  ['a slow way there', { start: 3000, finish: 3000 }, { sent: 1000, received: 3000 }, { offset: 1000, error: 1000 }],
  ['this clock was set back in between', { start: 5000, finish: 5100 }, { sent: 5000, received: 1000 }, { offset: 2050, error: 2050 }]
])('%s', (_what, portal, here, expected) => {
  const difference = clockDifference(portal, here)
  expect(difference).toEqual(expected)
  expect(onPortalClock(here.sent, difference)).toBe(here.sent + expected.offset)
})
