/** Numbers that look random and are the same in every run (mulberry32), from 0 up to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same entries in another order. */
export function shuffled<Entry>(entries: readonly Entry[], random: () => number): Entry[] {
  return entries.map(entry => ({ entry, key: random() })).sort((a, b) => a.key - b.key).map(({ entry }) => entry)
}
