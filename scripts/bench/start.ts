import type { Browser, BrowserContext } from '@playwright/test'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { median, RUNS, type Figure } from './figures.ts'
import { appFrame, measuredSlowdown, slowPage } from './slowBrowser.ts'

/** To REST, milliseconds. */
const LATENCY = 150
/** Visits before the one that counts as later: by then the browser keeps files, and what it has compiled. */
const VISITS = 3
/** Milliseconds for what follows the usable form. */
const AFTERWARDS = 700
const LIMITS = { first: 1.8, later: 1.5 }

type Visit = keyof typeof LIMITS
type Times = Record<Visit, number[]>

/** From opening the app's frame to a usable form, on a first and on a later visit, beside the floor. */
export async function benchStart(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const app = await slowPortal('dist')
  const floor = await slowPortal('scripts/bench/floor')
  const times = { app: emptyTimes(), floor: emptyTimes() }
  const slowdowns: number[] = []
  try {
    for (let run = 0; run <= RUNS; run++) {
      for (const [name, sandbox] of [['floor', floor], ['app', app]] as const) {
        const visits = await visit(browser, sandbox, slowdowns)
        // The first round warms up servers and browser.
        if (run === 0) continue
        times[name].first.push(visits.first)
        times[name].later.push(visits.later)
      }
    }
    expectSameBatch(app, floor)
  } finally {
    await Promise.all([app.close(), floor.close()])
  }
  const figure = (what: string, visit: Visit): Figure => ({
    what, measured: times.app[visit], floor: times.floor[visit], limit: { kind: 'times', value: LIMITS[visit] }
  })
  return {
    figures: [figure('first visit: form usable', 'first'), figure('later visit: form usable', 'later')],
    notes: [
      `${RUNS} runs each, alternating; ${LATENCY} ms to REST; the brake in the app's frame measured as ${median(slowdowns).toFixed(1)} ×.`,
      ...(['app', 'floor'] as const).map(name => `${name}: first ${listed(times[name].first)}; later ${listed(times[name].later)} ms`)
    ]
  }
}

const emptyTimes = (): Times => ({ first: [], later: [] })
const listed = (values: readonly number[]) => values.toSorted((a, b) => a - b).map(value => value.toFixed(0)).join(', ')

async function slowPortal(dir: string): Promise<Sandbox> {
  const sandbox = await startSandbox({ app: { dir } })
  sandbox.portal.bucket.enabled = false
  sandbox.portal.faults.add({ method: '*', fault: { kind: 'latency', ms: LATENCY }, times: Infinity })
  return sandbox
}

/** One person's visits, in a browser that has never seen the app. */
async function visit(browser: Browser, sandbox: Sandbox, slowdowns: number[]): Promise<Record<Visit, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addInitScript({ path: 'scripts/bench/usable.js' })
  try {
    const first = await open(context, sandbox)
    for (let visit = 2; visit < VISITS; visit++) await open(context, sandbox)
    return { first, later: await open(context, sandbox, slowdowns) }
  } finally {
    await context.close()
  }
}

/** @returns milliseconds from the frame's opening to the usable form */
async function open(context: BrowserContext, sandbox: Sandbox, slowdowns?: number[]): Promise<number> {
  const { page } = await slowPage(context)
  const usable = page.waitForEvent('console', message => message.text() === 'usable')
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }), { waitUntil: 'commit' })
  await usable
  const time = await appFrame(page).evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? NaN)
  // What the page does after that (its user is remembered on the portal) belongs to this visit, not to the next one.
  await page.waitForTimeout(AFTERWARDS)
  if (slowdowns && slowdowns.length === 0) slowdowns.push(await measuredSlowdown(page))
  await page.close()
  return time
}

/** A floor that asks for something else would be no floor. */
function expectSameBatch(...sandboxes: Sandbox[]): void {
  const [app, floor] = sandboxes.map(({ portal }) => {
    const batch = portal.requests.find(({ method }) => method === 'batch')
    return `${batch?.commands?.map(({ name, method }) => `${name}=${method}`).join(' ')}, ${portal.preflights > 0 ? 'with' : 'without'} preflight`
  })
  if (app !== floor) throw new Error(`The floor's request differs: ${floor} instead of ${app}`)
}
