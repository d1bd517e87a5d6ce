import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import * as v from 'valibot'
import { builtApp } from '../sandbox/command/build.ts'
import { ensureBrowser } from './browser.ts'
import { soakDay } from './soak/day.ts'
import { soakSequences } from './soak/sequences.ts'
import { atMost, printTable, told, type Figure } from './soak/table.ts'

/**
 * `npm run soak`: a working day in fast-forward, then random sequences of clicks and faults.
 * `-- --calls=500 --sequences=2000 --pages=24 --seed=1` are how much of it; without a seed, one is made up and printed.
 */
const wanted = (name: string, otherwise: number) => Number(process.argv.find(one => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const calls = wanted('calls', 500)
const sequences = wanted('sequences', 2000)
const pages = wanted('pages', 24)
const seed = wanted('seed', Math.floor(Math.random() * 1e6))
console.log(`seed ${seed}`)

/** What `tests/unit/soak/sequences.test.ts` prints. */
const StoresSchema = v.object({
  first: v.number(), sequences: v.number(), actions: v.number(), clicks: v.number(), calls: v.number(), failed: v.number()
})

/** Sequences on the stores alone, which Vitest plays. */
function soakStores(): Figure[] {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'tests/unit/soak'], {
    // A build beforehand leaves `production` in the environment.
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'test', SOAK_SEED: String(seed), SOAK_SEQUENCES: String(sequences), NO_COLOR: '1' }
  })
  if (status !== 0) console.log(stdout, stderr)
  const played = v.parse(StoresSchema, JSON.parse(/sequences (\{.*\})/.exec(stdout)?.[1] ?? '{}'))
  return [
    told('sequences', `${played.sequences.toLocaleString('en')} from seed ${played.first}`),
    told('actions / clicks / calls that rang', [played.actions, played.clicks, played.calls].map(count => count.toLocaleString('en')).join(' / ')),
    atMost('sequences that failed', played.failed, 0),
    // Seeds that failed once are played with them.
    atMost('runs that failed', status === 0 ? 0 : 1, 0)
  ]
}

// Both of the parts in the browser open what is in `dist`.
if (calls > 0 || pages > 0) await builtApp('.')
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-background-networking', '--site-per-process'] })
const all: Figure[] = []
const tell = (title: string, figures: readonly Figure[]) => {
  printTable(title, figures)
  all.push(...figures)
}
try {
  if (calls > 0) tell('a day of eight hours', await soakDay(browser, calls))
  if (pages > 0) tell('random sequences in the browser', await soakSequences(browser, seed, pages))
  if (sequences > 0) tell('random sequences on the stores', soakStores())
} finally {
  await browser.close()
}
process.exitCode = all.every(({ holds }) => holds) ? 0 : 1
