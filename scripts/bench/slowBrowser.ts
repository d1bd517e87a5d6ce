import { chromium, type Browser, type BrowserContext, type Frame, type Locator, type Page } from '@playwright/test'
import { ensureBrowser } from '../browser.ts'
import { slowness, work } from './pace.ts'

/** How much slower than this machine at its best the measured processor is. */
export const SLOWDOWN = 4

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
}

/** A page with a brake on its processor. Portal and app are both on this machine and share one process, so the app's frame is braked too. */
export async function slowPage(context: BrowserContext): Promise<{ page: Page, brake: () => Promise<void> }> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  /** Slows the page down as much as is left to do: what neighbours of a shared machine take at the moment is taken already. */
  const brake = async () => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: Math.max(1, SLOWDOWN / slowness()) })
  }
  await brake()
  return { page, brake }
}

/** Clicks as a person does: Playwright's own click looks into the page before and after, which is measured too. */
export async function clickAt(page: Page, element: Locator): Promise<void> {
  const box = await element.boundingBox()
  if (!box) throw new Error('There is nothing to click on')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** The app's own frame. */
export function appFrame(page: Page): Frame {
  const frame = page.frames().find(one => one.parentFrame() === page.mainFrame())
  if (!frame) throw new Error('The app is not open')
  return frame
}

/** How many times slower than without the brake a fixed piece of work is in the frame: proof that the brake reaches it. */
export async function measuredSlowdown(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const frame = appFrame(page)
  const times = { slow: Infinity, fast: Infinity }
  // The best of several: other work on the machine only ever adds.
  for (let round = 0; round < 5; round++) {
    for (const [name, rate] of [['slow', SLOWDOWN], ['fast', 1]] as const) {
      await session.send('Emulation.setCPUThrottlingRate', { rate })
      times[name] = Math.min(times[name], await frame.evaluate(work, 20_000_000))
    }
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await session.detach()
  return times.slow / times.fast
}
