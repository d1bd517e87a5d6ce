import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'
import { playInBrowser } from './sequence.ts'

test.use({ protocol: 'h2', allowedComplaints: NETWORK_COMPLAINTS })

/** A few of the sequences `npm run soak` plays; a seed that ever fails there joins them for good. */
const SEEDS = [1, 4, 109, 115, 979913, 979927]

for (const seed of SEEDS) {
  test(`clicks, faults, reloads and tabs of seed ${seed}: a call for a click, an end for each, nothing typed lost`, async ({ desk, passTime }) => {
    await desk.page.clock.install()
    expect((await playInBrowser(desk, passTime, seed)).wrong).toEqual([])
  })
}
