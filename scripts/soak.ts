import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { ensureBrowser } from './browser.ts'
import { soakDay } from './soak/day.ts'
import { soakSequences } from './soak/sequences.ts'
import { atMost, printTable, told, type Figure } from './soak/table.ts'

/**
 * `npm run soak`: a working day in fast-forward, then random sequences of clicks and faults. Needs `npm run build`.
 * `-- --calls=500 --sequences=2000 --pages=24 --seed=1` are how much of it; without a seed, one is made up and printed.
 */
const wanted = (name: string, otherwise: number) => Number(process.argv.find(one => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const calls = wanted('calls', 500)
const sequences = wanted('sequences', 2000)
const pages = wanted('pages', 24)
const seed = wanted('seed', Math.floor(Math.random() * 1e6))
console.log(`seed ${seed}`)

/** Sequences on the stores alone, which Vitest plays. */
function soakStores(): Figure[] {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'tests/unit/soak'], {
    encoding: 'utf8', env: { ...process.env, SOAK_SEED: String(seed), SOAK_SEQUENCES: String(sequences), NO_COLOR: '1' }
  })
  const line = /sequences (\{.*\})/.exec(stdout)?.[1] ?? '{}'
  if (status !== 0) console.log(stdout, stderr)
  return [
    told('sequences on the stores', line.replaceAll(/[{}"]/g, '').replaceAll(',', ', ')),
    atMost('runs of them that failed', status === 0 ? 0 : 1, 0)
  ]
}

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
