import type { Browser } from '@playwright/test'
import { startSandbox } from '../../sandbox/index.ts'
import { NETWORK_COMPLAINTS } from '../../tests/e2e/desk.ts'
import { playInBrowser } from '../../tests/e2e/sequence.ts'
import { LongPage } from './longPage.ts'
import { atMost, told, type Figure } from './table.ts'

/** Plays random sequences in the browser. @param first the seed of the first one @param count how many */
export async function soakSequences(browser: Browser, first: number, count: number): Promise<Figure[]> {
  const begun = performance.now()
  let clicks = 0
  let calls = 0
  let complaints = 0
  const failed: string[] = []
  for (let seed = first; seed < first + count; seed++) {
    const sandbox = await startSandbox({ protocol: 'h2', app: { dir: 'dist' } })
    const long = await LongPage.prepare(browser, sandbox)
    try {
      const end = await playInBrowser(long.desk, ms => long.passTime(ms), seed)
      clicks += end.clicks
      calls += end.calls
      if (end.wrong.length > 0) failed.push(end.wrong.join('\n'))
      const left = long.desk.complaints.filter(complaint => !NETWORK_COMPLAINTS.test(complaint))
      complaints += left.length
      for (const complaint of left) console.log(`seed ${seed}, console: ${complaint}`)
    } catch (error) {
      failed.push(`seed ${seed}\n${String(error)}`)
    } finally {
      await long.close()
      await sandbox.close()
    }
  }
  for (const failure of failed) console.log(`\n${failure}`)
  return [
    told('sequences', `${count} from seed ${first}`),
    told('clicks / calls that rang', `${clicks} / ${calls}`),
    atMost('sequences that failed', failed.length, 0),
    atMost('console errors', complaints, 0),
    told('time they took', `${Math.round((performance.now() - begun) / 1000)} s`)
  ]
}
