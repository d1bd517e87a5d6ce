import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../support/replay'
import { anyPlace, anySteps, anyWatched, sharedPlace, stepsBeside } from './anything'
import { CASES } from './cases'
import { orders, playBeside, playSteps, total } from './sequence'

/**
 * Random sequences on the real stores. `npm run soak` plays thousands, from a seed it prints; here it is a few from the same seed each time. What
 * fails is brought down to the fewest steps that do, and printed with how to see it again.
 */
const COUNT = numberIn('SOAK_SEQUENCES', 40)
const SEED = numberIn('SOAK_SEED', 1)
const PATH = textIn('SOAK_PATH')
const REPLAY = textIn('SOAK_REPLAY')
const MINUTE = 60_000
const timeout = Math.max(MINUTE, COUNT * 1000)

function textIn(name: string): string {
  const text: unknown = import.meta.env[name]
  return typeof text === 'string' ? text : ''
}

function numberIn(name: string, otherwise: number): number {
  const text = textIn(name)
  return text === '' ? otherwise : Number(text)
}

/** Plays a property, counts for `npm run soak` what it came to, and says of a failure how to see it again. */
async function holds<Parts>(name: string, property: fc.IAsyncProperty<Parts>): Promise<void> {
  Object.assign(total, { steps: 0, clicks: 0, calls: 0 })
  const details = await fc.check(property, { seed: SEED, numRuns: COUNT, ...PATH === '' ? {} : { path: PATH, endOnFailure: true } })
  // Read by `npm run soak`.
  // eslint-disable-next-line no-console -- the one way out of a test
  console.log(`${name} ${JSON.stringify({ first: SEED, sequences: details.numRuns, ...total, failed: details.failed ? 1 : 0 })}`)
  expect(await failureOf(details, ({ seed, path, steps }) => `SOAK_SEED=${seed} SOAK_PATH=${path} SOAK_REPLAY='${steps}' npx vitest run tests/unit/soak -t ${name}`)).toBe('')
}

describe('whatever users and portal do: at most one call for a click, an end for each, nothing typed lost', () => {
  for (const { name, place, steps, watched } of CASES) it(name, () => playSteps(place, steps, watched))

  it('one thing after the other: sequences', { timeout }, async () => {
    await holds('sequences', fc.asyncProperty(anyPlace, anySteps(REPLAY), anyWatched, playSteps))
  })

  it('two tabs beside each other: interleavings', { timeout }, async () => {
    await holds('interleavings', fc.asyncProperty(sharedPlace, stepsBeside(REPLAY), orders(), playBeside))
  })
})
