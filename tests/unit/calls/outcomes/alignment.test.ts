import { describe, expect, it } from 'vitest'
import { alignInOrder } from '@/calls/outcomes/alignment'

/** Pairs moments by how late the second one is; nothing goes together that is early or later than 150. */
const align = (firsts: number[], seconds: number[]) => alignInOrder(firsts.length, seconds.length, (i, j) => {
  const late = (seconds[j] ?? NaN) - (firsts[i] ?? NaN)
  return late >= 0 && late <= 150 ? late : Infinity
}).map(([i, j]) => [firsts[i], seconds[j]])

describe('moments in order', () => {
  it.each<[what: string, firsts: number[], seconds: number[], pairs: number[][]]>([
    ['nothing', [], [], []],
    ['no seconds', [0], [], []],
    ['no firsts', [], [5], []],
    ['one and one', [0], [5], [[0, 5]]],
    ['one and one that does not fit', [0], [151], []],
    ['two firsts: the closer one', [0, 40], [41], [[40, 41]]],
    ['two seconds: the closer one', [0], [5, 90], [[0, 5]]],
    ['never crossed', [0, 60], [70, 80], [[0, 70], [60, 80]]],
    ['rather more pairs than close ones', [0, 40], [41, 43], [[0, 41], [40, 43]]],
    ['the odd one out in the middle', [0, 30, 60], [1, 61], [[0, 1], [60, 61]]],
    ['the odd second is left', [30, 60], [1, 31, 62], [[30, 31], [60, 62]]]
  ])('%s', (_what, firsts, seconds, pairs) => {
    expect(align(firsts, seconds)).toEqual(pairs)
  })
})
