import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext } from '@playwright/test'
import { build } from 'vite'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { median, RUNS, timesFloor, type Figure } from './figures.ts'
import { appFrame, measuredSlowdown, slowPage } from './slowBrowser.ts'

/** From asking the portal to its answer, milliseconds; a browser's preflight asks it too. */
const DISTANCE = 150
/** Visits before the one that counts as later: by then the browser keeps files, and what it has compiled. */
const VISITS = 3
/** Milliseconds for what follows the usable form. */
const AFTERWARDS = 700
/** A browser keeps a preflight's answer for five seconds; nobody comes back that soon. Milliseconds. */
const PREFLIGHT_FORGOTTEN = 5_500
const LIMITS = { first: 1.8, later: 1.5 }

type Visit = keyof typeof LIMITS

/** What is opened: the app, the floor it is compared with, and the documented way, for orientation. */
interface Subject {
  sandbox: Sandbox
  times: Record<Visit, number[]>
}

/** From opening the app's frame to a usable form, on a first and on a later visit, beside the floor. */
export async function benchStart(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const snippetDir = await builtSnippet()
  const [floor, snippet, app] = await Promise.all([subject('scripts/bench/floor'), subject(snippetDir), subject('dist')])
  const subjects = { floor, snippet, app }
  const slowdowns: number[] = []
  try {
    for (let run = 0; run <= RUNS; run++) {
      await visitInTurns(browser, Object.values(subjects), slowdowns)
      // The first round warms up servers and browser.
      if (run === 0) for (const { times } of Object.values(subjects)) times.first.length = times.later.length = 0
    }
    for (const other of [floor, snippet]) expectSameBatch(app.sandbox, other.sandbox)
  } finally {
    await Promise.all([...Object.values(subjects).map(({ sandbox }) => sandbox.close()), rm(snippetDir, { recursive: true })])
  }
  const figure = (what: string, visit: Visit): Figure => ({
    what, measured: app.times[visit], floor: floor.times[visit], limit: { kind: 'times', value: LIMITS[visit] }
  })
  const documented = (visit: Visit) => timesFloor(snippet.times[visit], floor.times[visit])
  return {
    figures: [figure('first visit: form usable', 'first'), figure('later visit: form usable', 'later')],
    notes: [
      `${RUNS} runs each, in turns; the portal ${DISTANCE} ms away; the brake in a frame of the portal measured as ${median(slowdowns).toFixed(1)} ×.`,
      `For orientation, the documented way on bare Vue: first visit ${documented('first')}, later visit ${documented('later')} the floor.`,
      ...Object.entries(subjects).map(([name, { times }]) => `${name}: first ${listed(times.first)}; later ${listed(times.later)} ms`)
    ]
  }
}

const listed = (values: readonly number[]) => values.toSorted((a, b) => a - b).map(value => value.toFixed(0)).join(', ')

/** @returns the folder it was built into */
async function builtSnippet(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'snippet-'))
  await build({ root: 'scripts/bench/snippet', base: './', configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  return outDir
}

/** @param dir the page's folder */
async function subject(dir: string): Promise<Subject> {
  const sandbox = await startSandbox({ app: { dir } })
  sandbox.portal.bucket.enabled = false
  sandbox.portal.distance = DISTANCE
  return { sandbox, times: { first: [], later: [] } }
}

/** One person's visits to each, in browsers that have seen none of them. */
async function visitInTurns(browser: Browser, subjects: readonly Subject[], slowdowns: number[]): Promise<void> {
  const visitors = await Promise.all(subjects.map(async (subject) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addInitScript({ path: 'scripts/bench/usable.js' })
    return { ...subject, context, again: 0 }
  }))
  for (let visit = 1; visit <= VISITS; visit++) {
    for (const visitor of visitors) {
      await pause(Math.max(0, visitor.again - performance.now()))
      const time = await open(visitor.context, visitor.sandbox, slowdowns)
      visitor.again = performance.now() + PREFLIGHT_FORGOTTEN
      if (visit === 1) visitor.times.first.push(time)
      if (visit === VISITS) visitor.times.later.push(time)
    }
  }
  for (const { context } of visitors) await context.close()
}

/** @returns milliseconds from the frame's opening to the usable form */
async function open(context: BrowserContext, sandbox: Sandbox, slowdowns: number[]): Promise<number> {
  const { page } = await slowPage(context)
  const usable = page.waitForEvent('console', message => message.text() === 'usable')
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }), { waitUntil: 'commit' })
  await usable
  const time = await appFrame(page).evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? NaN)
  // What the page does after that (its user is remembered on the portal) belongs to this visit, not to the next one.
  await page.waitForTimeout(AFTERWARDS)
  if (slowdowns.length === 0) slowdowns.push(await measuredSlowdown(page))
  await page.close()
  return time
}

/** A floor that asks for something else would be no floor. */
function expectSameBatch(app: Sandbox, other: Sandbox): void {
  const [expected, found] = [app, other].map(({ portal }) => {
    const batch = portal.requests.find(({ method }) => method === 'batch')
    return `${batch?.commands?.map(({ name, method }) => `${name}=${method}`).join(' ')}, ${portal.preflights > 0 ? 'with' : 'without'} preflight`
  })
  if (expected !== found) throw new Error(`The request to compare with differs: ${found} instead of ${expected}`)
}
