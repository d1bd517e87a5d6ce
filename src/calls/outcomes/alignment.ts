/** A pair of positions: one in each list. */
export type Pair = readonly [first: number, second: number]

interface Best {
  cost: number
  pairs: readonly Pair[]
}

/**
 * Pairs the entries of two lists, both in order of time, without crossing pairs: what was asked for first happened first.
 * As many pairs as possible, and of those the ones that cost least. No entry is used twice.
 * @param cost of pairing two entries; Infinity where they do not go together
 */
export function alignInOrder(firsts: number, seconds: number, cost: (first: number, second: number) => number): readonly Pair[] {
  // Row by row: the best that can be had from the first `i` and `j` entries.
  let above: Best[] = Array.from({ length: seconds + 1 }, () => ({ cost: 0, pairs: [] }))
  for (let i = 0; i < firsts; i++) {
    const row: Best[] = [{ cost: 0, pairs: [] }]
    for (let j = 0; j < seconds; j++) {
      const price = cost(i, j)
      const before = above[j]
      const options = [above[j + 1], row[j]]
      if (before && Number.isFinite(price)) options.push({ cost: before.cost + price, pairs: [...before.pairs, [i, j]] })
      row.push(best(options.filter(option => option !== undefined)))
    }
    above = row
  }
  return above[seconds]?.pairs ?? []
}

function best(options: readonly Best[]): Best {
  return options.reduce((winner, option) => {
    const more = option.pairs.length - winner.pairs.length
    return more > 0 || (more === 0 && option.cost < winner.cost) ? option : winner
  }, { cost: 0, pairs: [] })
}
