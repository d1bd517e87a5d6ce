import { cpus, loadavg } from 'node:os'
import type { Browser } from '@playwright/test'
import { builtApp } from '../../sandbox/command/build.ts'
import { isWithin, tableOf, type Figure } from './figures.ts'
import { benchForm } from './form.ts'
import { benchJournal } from './journal.ts'
import { benchLists } from './lists.ts'
import { launchBrowser, SLOWDOWN } from './slowBrowser.ts'
import { benchStart } from './start.ts'

/** What a part found: figures with limits, and whatever else is worth printing. */
interface Findings {
  figures: Figure[]
  notes: string[]
}

const PARTS: Record<string, { title: string, run: (browser: Browser, others: readonly string[]) => Promise<Findings> }> = {
  start: { title: 'Start', run: benchStart },
  form: { title: 'Form', run: benchForm },
  lists: { title: 'Lists', run: benchLists },
  journal: { title: 'Journal', run: benchJournal }
}

/**
 * `npm run bench`: every part; `npm run bench -- start`: one. Prints Markdown, ends with 1 where a figure is
 * over its limit. `npm run bench -- start --beside=DIR` lets another build of the app, in that folder, take turns with this one.
 * docs/speed.md says how and why.
 */
const BESIDE = '--beside='
const others = process.argv.slice(2).flatMap(option => option.startsWith(BESIDE) ? [option.slice(BESIDE.length)] : [])
const asked = process.argv.slice(2).filter(option => !option.startsWith(BESIDE))
const unknown = asked.find(name => !Object.hasOwn(PARTS, name))
if (unknown !== undefined) throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(', ')}`)

// Every part opens what is in `dist`.
await builtApp('.')
const browser = await launchBrowser()
try {
  const machine = cpus()
  console.log(`${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, Chromium ${browser.version()}, Node ${process.version}, `
    + `${process.platform}, ${machine.length} × ${machine[0]?.model.trim() ?? 'unknown processor'}; load ${loadavg()[0]?.toFixed(1)}; figures with a limit on a ${SLOWDOWN} × slower processor`)
  for (const [name, { title, run }] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const { figures, notes } = await run(browser, others)
    console.log([`\n## ${title}\n`, ...(figures.length > 0 ? [tableOf(figures), ''] : []), ...notes].join('\n'))
    if (!figures.every(isWithin)) process.exitCode = 1
  }
} finally {
  await browser.close()
}
