import type { Browser } from '@playwright/test'
import fc from 'fast-check'
import { startSandbox } from '../../sandbox/index.ts'
import { NETWORK_COMPLAINTS } from '../../tests/e2e/desk.ts'
import { sequencesInBrowser, total, type Blank } from '../../tests/e2e/sequence.ts'
import { failureOf } from '../../tests/unit/support/replay.ts'
import { LongPage } from './longPage.ts'
import { atMost, told, type Figure } from './table.ts'

/** A sequence takes so long, and bringing a failure down to the fewest steps may take so much longer, milliseconds. */
const EACH = 30_000
const BRINGING_DOWN = 300_000

/** Which sequences. */
export interface Wanted {
  seed: number
  count: number
  /** Of a failure that is to be seen again, as it was printed; empty for new ones. */
  path: string
  steps: string
}

/** Plays random sequences in the browser. */
export async function soakSequences(browser: Browser, { seed, count, path, steps }: Wanted): Promise<Figure[]> {
  const begun = performance.now()
  const complaints: string[] = []
  const open = async (): Promise<Blank> => {
    const sandbox = await startSandbox({ protocol: 'h2', app: { dir: 'dist' } })
    const long = await LongPage.prepare(browser, sandbox)
    return {
      desk: long.desk,
      passTime: ms => long.passTime(ms),
      close: async () => {
        complaints.push(...long.desk.complaints.filter(complaint => !NETWORK_COMPLAINTS.test(complaint)))
        await long.close()
        await sandbox.close()
      }
    }
  }
  const details = await fc.check(sequencesInBrowser(open, steps), {
    seed, numRuns: count, unbiased: true, interruptAfterTimeLimit: count * EACH + BRINGING_DOWN, ...path === '' ? {} : { path, endOnFailure: true }
  })
  console.log(await failureOf(details, again => `npm run soak -- --calls=0 --sequences=0 --pages=${count} --seed=${again.seed} --path=${again.path} --steps='${again.steps}'`))
  for (const complaint of complaints) console.log(`console: ${complaint}`)
  return [
    told('sequences', `${details.numRuns} from seed ${seed}`),
    told('clicks / calls that rang', `${total.clicks} / ${total.calls}`),
    atMost('sequences that failed', details.failed ? 1 : 0, 0),
    atMost('sequences there was no time for', details.failed ? 0 : count - details.numRuns, 0),
    atMost('console errors', complaints.length, 0),
    told('time they took', `${Math.round((performance.now() - begun) / 1000)} s`)
  ]
}
