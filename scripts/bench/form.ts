import type { Browser, Frame, Page } from '@playwright/test'
import { startSandbox } from '../../sandbox/index.ts'
import { RUNS, type Figure } from './figures.ts'
import { appFrame, clickAt, slowPage } from './slowBrowser.ts'

const TASK = 100
/** Milliseconds in which an act and what follows it have ended. */
const SETTLED = 800

/** What a click may take and ask leave for: over HTTP/2 it goes as a stream, which needs one preflight; over HTTP/1.1 six requests clear the way first. */
const WAYS = [
  { protocol: 'h2', title: 'HTTP/2', click: 40, preflights: 1 },
  { protocol: 'http', title: 'HTTP/1.1, over a new connection', click: 300, preflights: 6 }
] as const

/** A filled-in form on a slowed processor: the way from the click to the request, and the longest piece of work while it is used. */
export async function benchForm(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const figures: Figure[] = []
  const tasks: Record<string, number[]> = { 'typing a number': [], 'opening the list of voices': [], 'switching the type of call': [] }
  for (const { protocol, title, click, preflights } of WAYS) {
    const measured = await useForm(browser, protocol, tasks)
    figures.push(
      { what: `click to the POST leaving, ${title}`, measured: measured.clicks, floor: null, limit: { kind: 'below', value: click } },
      { what: `preflights of a click, ${title}`, measured: measured.preflights, floor: null, limit: { kind: 'count', value: preflights } }
    )
  }
  return {
    figures: [
      ...figures,
      ...Object.entries(tasks).map(([act, times]): Figure => (
        { what: `longest task while ${act}`, measured: times, floor: null, limit: { kind: 'below', value: TASK } }
      ))
    ],
    notes: [`${RUNS} runs over each. A task of less than 50 ms counts as 0: browsers report longer ones only.`]
  }
}

/** @param tasks where the longest tasks are noted, by what was done */
async function useForm(browser: Browser, protocol: 'http' | 'h2', tasks: Record<string, number[]>): Promise<{ clicks: number[], preflights: number[] }> {
  const sandbox = await startSandbox({ protocol, app: { dir: 'dist' } })
  sandbox.portal.bucket.enabled = false
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true })
  await context.addInitScript({ path: 'scripts/bench/clickToPost.js' })
  try {
    const { page, brake } = await slowPage(context)
    await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }))
    const form = page.frameLocator('iframe')
    const number = form.getByRole('textbox', { name: 'Phone number', exact: true })
    await form.getByRole('textbox', { name: 'What you will hear' }).fill('The client asked for a call.')
    const clicks: number[] = []
    const preflights: number[] = []
    for (let run = 0; run < RUNS; run++) {
      await brake()
      // Another number each time: the same one again would be asked about.
      await number.fill('')
      tasks['typing a number']?.push(await longestTask(page, () => number.pressSequentially(`+49 30 90182${run}`, { delay: 60 })))
      tasks['opening the list of voices']?.push(await longestTask(page, async () => {
        await clickAt(page, form.getByRole('combobox', { name: 'Voice', exact: true }))
      }))
      await page.keyboard.press('Escape')
      tasks['switching the type of call']?.push(await longestTask(page, async () => {
        await clickAt(page, form.getByRole('radio', { name: 'Voice message', exact: true }))
        await page.waitForTimeout(SETTLED)
        await clickAt(page, form.getByRole('radio', { name: 'Call back', exact: true }))
      }))
      const before = sandbox.portal.preflights
      await clickAt(page, form.getByRole('button', { name: 'Call back', exact: true }))
      await page.waitForTimeout(SETTLED)
      await form.getByRole('status').filter({ hasText: 'Call started' }).waitFor()
      clicks.push(await clickToPost(appFrame(page)))
      preflights.push(sandbox.portal.preflights - before)
    }
    return { clicks, preflights }
  } finally {
    await context.close()
    await sandbox.close()
  }
}

/** @returns the longest task in the app's frame until the act and what follows it have ended, milliseconds */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const frame = appFrame(page)
  const begun = await frame.evaluate(() => performance.now())
  await act()
  await page.waitForTimeout(SETTLED)
  return frame.evaluate(since => Math.max(0, ...performance.getEntriesByName('long-task')
    .filter(({ startTime }) => startTime >= since).map(({ duration }) => duration)), begun)
}

async function clickToPost(frame: Frame): Promise<number> {
  return frame.evaluate(() => performance.getEntriesByName('click-to-post').at(-1)?.duration ?? NaN)
}
