import type { Browser, CDPSession, FrameLocator, Page } from '@playwright/test'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import type { Figure } from './figures.ts'
import { appFrame } from './slowBrowser.ts'

const CALLS = 50_000
/** Screens scrolled through on the way to the end, and back. */
const STEPS = 40

interface Measure {
  what: string
  milliseconds: number
  /** To REST. */
  requests: number
  heap: number
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
}

/** The journal, with the thirty days it opens with. */
async function openJournal(page: Page, sandbox: Sandbox): Promise<FrameLocator> {
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }))
  const app = page.frameLocator('iframe').first()
  await app.getByRole('button', { name: 'Journal', exact: true }).click()
  await firstRow(app).filter({ hasNotText: 'Loading' }).waitFor()
  await page.waitForLoadState('networkidle')
  return app
}

const firstRow = (app: FrameLocator) => app.getByRole('table', { name: 'Calls' }).locator('[aria-rowindex="2"]')

async function chooseAllTime(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Filters of the journal' }).click()
  await app.getByRole('combobox', { name: 'Period' }).click()
  await app.getByRole('option', { name: 'All time' }).click()
  await app.getByRole('status').filter({ hasText: /\d\d,\d{3} calls/ }).waitFor()
  await firstRow(app).filter({ hasNotText: 'Loading' }).waitFor()
}

/** The journal on a portal with 50,000 calls, read as one looks at it and read at once, on this machine as it is. */
export async function benchJournal(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const sandbox = await startSandbox({ app: { dir: 'dist' }, seed: { pastCalls: { count: CALLS, until: Date.now() } } })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    return { figures: [], notes: tableOf(await measureJournal(await context.newPage(), sandbox)) }
  } finally {
    await context.close()
    await sandbox.close()
  }
}

async function measureJournal(page: Page, sandbox: Sandbox): Promise<Measure[]> {
  const measures: Measure[] = []
  // The frame is of another origin: it may have a process of its own, which the page's session would not see.
  const app = await openJournal(page, sandbox)
  const session = await page.context().newCDPSession(appFrame(page)).catch(() => page.context().newCDPSession(page))
  await session.send('Performance.enable')

  const measure = async (what: string, act: () => Promise<void>) => {
    const before = sandbox.portal.requests.length
    const begun = performance.now()
    await act()
    const milliseconds = performance.now() - begun
    await page.waitForLoadState('networkidle')
    measures.push({ what, milliseconds, requests: sandbox.portal.requests.length - before, heap: await heapOf(session) })
  }

  measures.push({ what: 'journal open, last 30 days', milliseconds: 0, requests: 0, heap: await heapOf(session) })
  await measure('first rows of all time', () => chooseAllTime(app))
  const list = app.getByRole('rowgroup', { name: 'List of calls' })
  const scroll = (from: number, to: number) => async () => {
    for (let step = 1; step <= STEPS; step++) {
      const part = from + (to - from) * step / STEPS
      await list.evaluate((element, share) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * share
      }, part)
      await list.getByRole('row').filter({ hasText: 'Loading' }).first().waitFor({ state: 'detached' })
    }
  }
  await measure(`to the end, ${STEPS} stops`, scroll(0, 1))
  await measure('and back', scroll(1, 0))
  await measure('everything at once (export)', async () => {
    const download = page.waitForEvent('download', { timeout: 240_000 })
    await app.getByRole('button', { name: 'Export to CSV' }).click()
    await download
  })
  return measures
}

function tableOf(measures: readonly Measure[]): string[] {
  return [
    `| ${CALLS.toLocaleString('en')} calls | time | requests | memory of the page |`,
    '| --- | ---: | ---: | ---: |',
    ...measures.map(({ what, milliseconds, requests, heap }) =>
      `| ${what} | ${milliseconds === 0 ? '' : seconds(milliseconds)} | ${requests || ''} | ${megabytes(heap)} |`)
  ]
}
