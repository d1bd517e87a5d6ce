import type { Browser } from '@playwright/test'
import { expect, test } from './desk.ts'

/** What is said where pictures cannot be compared. */
export const DRAWS_DIFFERENTLY = 'This machine draws text or fields unlike the one the stored pictures were taken on (other fonts, or another browser): '
  + 'no screen is compared with its picture here. docs/access.md says how to take the pictures anew.'

/** Every script that the pictures have, in sizes and weights of the app, and what the browser draws in its own way. */
const WORDS = 'Zugriffseinstellungen: größer +49 30 € · … 通话日志：线路、语音 سجل المكالمات، الخط؟'
const PROBE = `<!doctype html><html lang="en" style="color-scheme: light"><body style="margin: 8px; background: #fff; color: #333">
${[12, 13, 15].flatMap(size => [400, 600].map(weight => `<p style="margin: 2px; font: ${weight} ${size}px/1.4 system-ui, sans-serif">${WORDS}</p>`)).join('\n')}
<p style="margin: 2px; font: 12px ui-monospace, SFMono-Regular, Consolas, 'Liberation Mono', Menlo, monospace">Code: QUERY_LIMIT</p>
<p style="margin: 2px; font: 15px system-ui"><input type="datetime-local" value="2026-01-21T14:30" style="font: inherit"></p>
<p style="width: 90px; height: 20px; border: 1px solid #dfe0e3; border-radius: 9px; background: #0b7f47; box-shadow: 0 2px 6px #0003"></p>`

/** Whether pictures are stored in place of those that differ. */
export function isTakenAnew(): boolean {
  return ['all', 'changed'].includes(test.info().config.updateSnapshots)
}

let answer: Promise<boolean> | undefined

/** Whether this machine draws as the one did that the stored pictures were taken on. Asked once in each of Playwright's processes. */
export function drawsAsThen(browser: Browser): Promise<boolean> {
  answer ??= draw(browser)
  return answer
}

async function draw(browser: Browser): Promise<boolean> {
  const page = await browser.newPage({ viewport: { width: 620, height: 250 } })
  try {
    await page.setContent(PROBE)
    const picture = await page.screenshot()
    try {
      expect(picture).toMatchSnapshot('probe.png', { maxDiffPixels: 0 })
      return true
    } catch {
      return isTakenAnew()
    }
  } finally {
    await page.close()
  }
}
