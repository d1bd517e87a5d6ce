import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext } from '@playwright/test'
import { build } from 'vite'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { calmTime, median, RUNS, timesFloor, type Figure } from './figures.ts'
import { appFrame, measuredSlowdown, slowPage } from './slowBrowser.ts'
import { busyNetwork, countWork, sharesInWords, type Shares } from './shares.ts'

/** From asking the portal to its answer, milliseconds; a browser's preflight asks it too. */
const DISTANCE = 150
/** Visits before the one that counts as later: by then the browser keeps files, and what it has compiled. */
const VISITS = 3
/** Milliseconds for what follows the usable form. */
const AFTERWARDS = 700
/** A browser keeps a preflight's answer for five seconds; nobody comes back that soon. Milliseconds. */
const PREFLIGHT_FORGOTTEN = 5_500
const LIMITS = { first: 1, later: 0.5, preflights: 0 }

type Visit = 'first' | 'later'

/** What is opened: the app, the floor it is compared with, for orientation the documented way, and other builds of the app if asked for. */
interface Subject {
  sandbox: Sandbox
  times: Record<Visit, number[]>
  shares: Record<Visit, Shares[]>
  /** Of each visit. */
  preflights: number[]
}

/**
 * From opening the app's frame to a usable form, on a first and on a later visit, beside the floor.
 * @param others folders of other builds of the app, which take turns with it
 */
export async function benchStart(browser: Browser, others: readonly string[]): Promise<{ figures: Figure[], notes: string[] }> {
  const snippetDir = await builtSnippet()
  const [floor, snippet, app] = await Promise.all([subject('scripts/bench/floor'), subject(snippetDir), subject('dist')])
  const subjects: Record<string, Subject> = { floor, snippet, app }
  for (const dir of others) subjects[dir] = await subject(dir)
  const slowdowns: number[] = []
  try {
    for (let run = 0; run <= RUNS; run++) {
      await visitInTurns(browser, Object.values(subjects), slowdowns)
      // The first round warms up servers and browser.
      if (run === 0) for (const one of Object.values(subjects)) forget(one)
    }
    for (const other of [floor, snippet]) expectSameBatch(app.sandbox, other.sandbox)
    // The floor is a page that knows no better: JSON, and a question before it.
    if (Math.min(...floor.preflights) === 0) throw new Error('The floor has lost its preflight')
  } finally {
    await Promise.all([...Object.values(subjects).map(({ sandbox }) => sandbox.close()), rm(snippetDir, { recursive: true })])
  }
  const figure = (what: string, visit: Visit): Figure => ({
    what, measured: app.times[visit], floor: floor.times[visit], limit: { kind: 'times', value: LIMITS[visit] }
  })
  const beside = (subject: Subject, other: Subject) => (['first', 'later'] as const)
    .map(visit => `${visit} visit ${timesFloor(subject.times[visit], other.times[visit])}`).join(', ')
  return {
    figures: [
      figure('first visit: form usable', 'first'),
      figure('later visit: form usable', 'later'),
      { what: 'preflights of a visit', measured: app.preflights, floor: null, limit: { kind: 'count', value: LIMITS.preflights } }
    ],
    notes: [
      `${RUNS} runs each, in turns; the portal ${DISTANCE} ms away; the brake in a frame of the portal measured as ${median(slowdowns).toFixed(1)} ×.`,
      `For orientation, the documented way on bare Vue beside the floor: ${beside(snippet, floor)}. The app beside the documented way: ${beside(app, snippet)}.`,
      ...others.flatMap((dir) => {
        const other = subjects[dir]
        return other ? [`${dir} beside the floor: ${beside(other, floor)}; the app beside it: ${beside(app, other)}.`] : []
      }),
      ...Object.entries(subjects).flatMap(([name, { times, shares }]) => (['first', 'later'] as const)
        .map(visit => `${name}, ${visit} visit, ${calmTime(times[visit])}: ${sharesInWords(shares[visit])}`)),
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
  return { sandbox, times: { first: [], later: [] }, shares: { first: [], later: [] }, preflights: [] }
}

function forget({ times, shares, preflights }: Subject): void {
  for (const list of [times.first, times.later, shares.first, shares.later, preflights]) list.length = 0
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
      const before = visitor.sandbox.portal.preflights
      const visited = await open(visitor.context, visitor.sandbox, slowdowns)
      visitor.again = performance.now() + PREFLIGHT_FORGOTTEN
      visitor.preflights.push(visitor.sandbox.portal.preflights - before)
      const kind = visit === 1 ? 'first' : visit === VISITS ? 'later' : null
      if (!kind) continue
      visitor.times[kind].push(visited.time)
      visitor.shares[kind].push(visited.shares)
    }
  }
  for (const { context } of visitors) await context.close()
}

/** @returns milliseconds from the frame's opening to the usable form, and what they went into */
async function open(context: BrowserContext, sandbox: Sandbox, slowdowns: number[]): Promise<{ time: number, shares: Shares }> {
  const { page } = await slowPage(context)
  const work = await countWork(page)
  const usable = page.waitForEvent('console', message => message.text() === 'usable')
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }), { waitUntil: 'commit' })
  await usable
  const done = await work()
  const time = await appFrame(page).evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? NaN)
  // What the page does after that (its user is remembered on the portal) belongs to this visit, not to the next one.
  await page.waitForTimeout(AFTERWARDS)
  if (slowdowns.length === 0) slowdowns.push(await measuredSlowdown(page))
  const network = await appFrame(page).evaluate(busyNetwork, time)
  await page.close()
  return { time, shares: { network, ...done } }
}

/** A floor that asks for something else would be no floor. */
function expectSameBatch(app: Sandbox, other: Sandbox): void {
  const [expected, found] = [app, other].map(({ portal }) => {
    const batch = portal.requests.find(({ method }) => method === 'batch')
    return batch?.commands?.map(({ name, method }) => `${name}=${method}`).join(' ')
  })
  if (expected !== found) throw new Error(`The request to compare with differs: ${found} instead of ${expected}`)
}
