import { expect, type Desk } from './desk.ts'
import { pictureOf, PICTURED_WIDTHS } from './pictured.ts'
import { isTakenAnew } from './probe.ts'

/** On one machine nothing differs at all. This is less than a letter: for another that rounds the colour of a few edges differently. */
const TOLERANCE = { maxDiffPixels: 40 }
/** The same screen always gives the same picture, in a third of the space it takes without any loss. */
const FORMAT = { type: 'webp', quality: 70 } as const
/** How long what is still on its way may take, such as an answer or a button that counts a moment later. Milliseconds. */
const PATIENCE = 6000
/** A picture that is taken anew is taken once: before it, everything has this long. Milliseconds. */
const REST = 1000

/** Compares a state with its stored pictures, as a whole: the window is made as high as the page. */
export async function comparePictures(desk: Desk, tag: string, state: string): Promise<void> {
  const { page, app } = desk
  const rest = isTakenAnew() ? REST : 0
  // What lies under the mouse looks different, and that depends on the width.
  await page.mouse.move(0, 0)
  for (const width of PICTURED_WIDTHS) {
    await expect.soft(async () => {
      await page.setViewportSize({ width, height: 800 })
      await page.waitForTimeout(rest)
      await page.setViewportSize({ width, height: await heightOf(desk) })
      await page.waitForTimeout(rest)
      // Among what support gets is the request's id, another one every time.
      const picture = await page.screenshot({ ...FORMAT, animations: 'disabled', mask: [app.locator('details[open] pre')] })
      expect(picture).toMatchSnapshot(pictureOf(tag, state, width), TOLERANCE)
    }, `${state}, ${width} px`).toPass({ timeout: PATIENCE + 10 * rest })
  }
}

/** How high the page is, once it is laid out for the window's width. */
async function heightOf({ frame }: Desk): Promise<number> {
  return await frame.evaluate(() => new Promise<number>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => {
    resolve(document.documentElement.scrollHeight)
  }))))
}
