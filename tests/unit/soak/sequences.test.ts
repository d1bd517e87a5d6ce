import { describe, expect, it } from 'vitest'
import { SEEDS } from './seeds'
import { playSequence } from './sequence'

/**
 * Random sequences on the real stores. `npm run soak` plays thousands, from a seed it prints; here it is a few from the
 * same seed each time. One seed again: `SOAK_SEED=17 SOAK_SEQUENCES=1 npx vitest run tests/unit/soak`.
 */
const COUNT = numberIn('SOAK_SEQUENCES', 60)
const FIRST = numberIn('SOAK_SEED', 1)
const MINUTE = 60_000

function numberIn(name: string, otherwise: number): number {
  const text: unknown = import.meta.env[name]
  return typeof text === 'string' && text !== '' ? Number(text) : otherwise
}

describe('whatever users and portal do: at most one call for a click, an end for each, nothing typed lost', () => {
  it.skipIf(SEEDS.length === 0).each(SEEDS)('seed $seed, which failed once: $showed', async ({ seed }) => {
    expect((await playSequence(seed)).failure).toBe('')
  })

  it(`${COUNT} sequences from seed ${FIRST}`, { timeout: Math.max(MINUTE, COUNT * 1000) }, async () => {
    const failures: string[] = []
    const total = { sequences: 0, actions: 0, clicks: 0, calls: 0 }
    for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
      const { failure, actions, clicks, calls } = await playSequence(seed)
      if (failure !== '') failures.push(failure)
      total.sequences += 1
      total.actions += actions
      total.clicks += clicks
      total.calls += calls
    }
    // Read by `npm run soak`.
    // eslint-disable-next-line no-console -- the one way out of a test
    console.log(`sequences ${JSON.stringify({ first: FIRST, ...total, failed: failures.length })}`)
    expect(failures.join('\n\n')).toBe('')
  })
})
