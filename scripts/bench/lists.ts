import type { Browser, BrowserContext, Locator } from '@playwright/test'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { median, type Figure } from './figures.ts'
import { clickAt, slowPage } from './slowBrowser.ts'

/** How often each list is opened and searched. */
const RUNS = 7
/** A frame at 60 Hz, milliseconds. */
const FRAME = 1000 / 60
const SIZES = { few: { lines: 5, voices: 5 }, many: { lines: 500, voices: 400 } }
const LISTS = [{ name: 'Line', kind: 'lines', typed: '3' }, { name: 'Voice', kind: 'voices', typed: '3' }] as const

type Size = keyof typeof SIZES
type Times = Record<string, number[]>

/** Opening and searching long lists, beside the same lists with five entries. */
export async function benchLists(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const times: Record<Size, Times> = { few: {}, many: {} }
  for (const size of ['few', 'many'] as const) {
    const { lines, voices } = SIZES[size]
    const sandbox = await startSandbox({ app: { dir: 'dist' }, seed: { lines: entries(lines, 'sip', 'Line'), voices: entries(voices, 'voice', 'Voice') } })
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addInitScript({ path: 'scripts/bench/toNextPaint.js' })
    try {
      times[size] = await measure(context, sandbox)
    } finally {
      await context.close()
      await sandbox.close()
    }
  }
  return {
    figures: LISTS.flatMap(({ name, kind }) => ['opening', 'searching'].map((act): Figure => ({
      what: `${act} ${SIZES.many[kind]} ${kind}`,
      measured: median(times.many[`${act} ${name}`] ?? []),
      floor: median(times.few[`${act} ${name}`] ?? []),
      limit: { kind: 'more', value: Math.floor(FRAME) }
    }))),
    notes: [`${RUNS} runs each, from the event to the next painted frame; the floor is the same list with 5 entries.`]
  }
}

function entries(count: number, id: string, name: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${id}${index + 1}`, `${name} ${index + 1}`]))
}

async function measure(context: BrowserContext, sandbox: Sandbox): Promise<Times> {
  const times: Times = {}
  const page = await slowPage(context)
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }))
  const form = page.frameLocator('iframe')
  for (let run = 0; run < RUNS; run++) {
    for (const { name, typed } of LISTS) {
      const box = form.getByRole('combobox', { name, exact: true })
      const option = form.getByRole('option').first()
      await clickAt(page, box)
      await page.waitForTimeout(300)
      await option.waitFor()
      const opening = await lastTime(box)
      await page.keyboard.press(typed)
      await page.waitForTimeout(300)
      const searching = await lastTime(box)
      await page.keyboard.press('Escape')
      await option.waitFor({ state: 'detached' })
      ;(times[`opening ${name}`] ??= []).push(opening)
      ;(times[`searching ${name}`] ??= []).push(searching)
    }
  }
  return times
}

/** How long the last click or key took to show. */
const lastTime = (box: Locator) => box.evaluate(() => performance.getEntriesByName('to-next-paint').at(-1)?.duration ?? NaN)
