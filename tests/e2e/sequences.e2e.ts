import fc from 'fast-check'
import { failureOf } from '../unit/support/replay.ts'
import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'
import { sequencesInBrowser } from './sequence.ts'

test.use({ allowedComplaints: NETWORK_COMPLAINTS })

/** A few of the sequences `npm run soak` plays: it brings what fails down to the fewest steps that do, which is too slow here. */
for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`clicks, faults, reloads and tabs of seed ${seed}: a call for a click, an end for each, nothing typed lost`, async ({ desk, passTime }) => {
    const sequences = sequencesInBrowser(async () => {
      await desk.page.clock.install()
      return { desk, passTime, close: async () => {} }
    })
    const details = await fc.check(sequences, { seed, numRuns: 1, unbiased: true, endOnFailure: true })
    expect(await failureOf(details, () => `npm run soak -- --calls=0 --sequences=0 --pages=1 --seed=${seed}`)).toBe('')
  })
}
