import type { Browser, Locator, Page } from '@playwright/test'
import { startSandbox } from '../../sandbox/index.ts'
import { RUNS, type Figure } from './figures.ts'
import { clickAt, slowPage } from './slowBrowser.ts'

/** Milliseconds in which an act and what follows it have ended. */
const SETTLED = 300
/** A frame at 60 Hz, milliseconds. */
const FRAME = 1000 / 60
const SIZES = { few: { lines: 5, voices: 5 }, many: { lines: 500, voices: 400 } }
const LISTS = [{ name: 'Line', kind: 'lines', typed: '3' }, { name: 'Voice', kind: 'voices', typed: '3' }] as const

const ACTS = ['opening', 'searching'] as const

type List = typeof LISTS[number]
type Times = Record<typeof ACTS[number], number[]>

/** Opening and searching long lists, beside the same lists with five entries; both take turns. */
export async function benchLists(browser: Browser): Promise<{ figures: Figure[], notes: string[] }> {
  const opened = await Promise.all([openForm(browser, SIZES.few), openForm(browser, SIZES.many)])
  const [few, many] = opened
  try {
    for (let run = 0; run < RUNS; run++) {
      for (const list of LISTS) {
        for (const form of opened) await measure(form, list)
      }
    }
  } finally {
    await Promise.all(opened.map(({ close }) => close()))
  }
  return {
    figures: LISTS.flatMap(({ name, kind }) => ACTS.map((act): Figure => ({
      what: `${act} ${SIZES.many[kind]} ${kind}`,
      measured: many.times[name][act],
      floor: few.times[name][act],
      limit: { kind: 'more', value: Math.floor(FRAME) }
    }))),
    notes: [`${RUNS} runs each, taking turns, from the event to the next painted frame; the floor is the same list with 5 entries.`]
  }
}

interface OpenForm {
  page: Page
  brake: () => Promise<void>
  times: Record<List['name'], Times>
  close: () => Promise<void>
}

async function openForm(browser: Browser, { lines, voices }: Record<List['kind'], number>): Promise<OpenForm> {
  const sandbox = await startSandbox({ app: { dir: 'dist' }, seed: { lines: entries(lines, 'sip', 'Line'), voices: entries(voices, 'voice', 'Voice') } })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addInitScript({ path: 'scripts/bench/toNextPaint.js' })
  const { page, brake } = await slowPage(context)
  await page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true }))
  return {
    page,
    brake,
    times: { Line: { opening: [], searching: [] }, Voice: { opening: [], searching: [] } },
    close: async () => {
      await context.close()
      await sandbox.close()
    }
  }
}

function entries(count: number, id: string, name: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${id}${index + 1}`, `${name} ${index + 1}`]))
}

async function measure({ page, brake, times }: OpenForm, { name, typed }: List): Promise<void> {
  const form = page.frameLocator('iframe')
  const box = form.getByRole('combobox', { name, exact: true })
  const option = form.getByRole('option').first()
  await brake()
  await clickAt(page, box)
  await page.waitForTimeout(SETTLED)
  await option.waitFor()
  times[name].opening.push(await lastTime(box))
  await page.keyboard.press(typed)
  await page.waitForTimeout(SETTLED)
  times[name].searching.push(await lastTime(box))
  await page.keyboard.press('Escape')
  await option.waitFor({ state: 'detached' })
}

/** How long the last click or key took to show. */
const lastTime = (box: Locator) => box.evaluate(() => performance.getEntriesByName('to-next-paint').at(-1)?.duration ?? NaN)
