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
 * `--path` and `--steps` are of a failure in the browser, as it was printed.
 */
const given = (name: string) => process.argv.find(one => one.startsWith(`--${name}=`))?.slice(name.length + 3)
const wanted = (name: string, otherwise: number) => Number(given(name) ?? otherwise)
const calls = wanted('calls', 500)
const sequences = wanted('sequences', 2000)
const pages = wanted('pages', 24)
const seed = wanted('seed', Math.floor(Math.random() * 1e6))
console.log(`seed ${seed}`)

/** What `tests/unit/soak/sequences.test.ts` prints of each kind. */
const StoresSchema = v.object({
  first: v.number(), sequences: v.number(), steps: v.number(), clicks: v.number(), calls: v.number(), failed: v.number()
})

/** Sequences on the stores alone, which Vitest plays. */
function soakStores(): Figure[] {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'tests/unit/soak'], {
    // A build beforehand leaves `production` in the environment.
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'test', SOAK_SEED: String(seed), SOAK_SEQUENCES: String(sequences), NO_COLOR: '1' }
  })
  if (status !== 0) console.log(stdout, stderr)
  return [
    ...['sequences', 'interleavings'].flatMap((name) => {
      const played = v.parse(StoresSchema, JSON.parse(new RegExp(`^${name} (\\{.*\\})`, 'm').exec(stdout)?.[1] ?? '{}'))
      return [
        told(name === 'sequences' ? 'one thing after the other' : 'two tabs beside each other', `${played.sequences.toLocaleString('en')} from seed ${played.first}`),
        told('steps / clicks / calls that rang', [played.steps, played.clicks, played.calls].map(count => count.toLocaleString('en')).join(' / ')),
        atMost('sequences that failed', played.failed, 0)
      ]
    }),
    // What failed once is played with them.
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
  if (pages > 0) tell('random sequences in the browser', await soakSequences(browser, { seed, count: pages, path: given('path') ?? '', steps: given('steps') ?? '' }))
  if (sequences > 0) tell('random sequences on the stores', soakStores())
} finally {
  await browser.close()
}
process.exitCode = all.every(({ holds }) => holds) ? 0 : 1
