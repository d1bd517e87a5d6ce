import { expect, type Desk } from './desk.ts'
import { pictureOf, PICTURED_WIDTHS } from './pictured.ts'
import { isTakenAnew } from './probe.ts'

/** On one machine nothing differs at all. This is less than a letter: for another that rounds the colour of a few edges differently. */
const TOLERANCE = { maxDiffPixels: 40 }
/** The same screen always gives the same picture, in a third of the space it takes without any loss. */
const FORMAT = { type: 'webp', quality: 70 } as const
/** How long what is still on its way may take, such as an answer or a button that counts a moment later. Milliseconds. */
const PATIENCE = 15_000
/** A picture that is taken anew is taken once: two, this long apart, have to be the same. Milliseconds. */
const REST = 1000

/** Compares a state with its stored pictures, as a whole: the window is made as high as the page. */
export async function comparePictures(desk: Desk, tag: string, state: string): Promise<void> {
  const { page } = desk
  // What lies under the mouse looks different, and that depends on the width.
  await page.mouse.move(0, 0)
  for (const width of PICTURED_WIDTHS) {
    await expect.soft(async () => {
      const picture = isTakenAnew() ? await whatStays(desk, width) : await take(desk, width)
      expect(picture).toMatchSnapshot(pictureOf(tag, state, width), TOLERANCE)
    }, `${state}, ${width} px`).toPass({ timeout: PATIENCE + 10 * (isTakenAnew() ? REST : 0) })
  }
}

async function take(desk: Desk, width: number): Promise<Buffer> {
  const { page, app } = desk
  await page.setViewportSize({ width, height: 800 })
  await page.setViewportSize({ width, height: await heightOf(desk) })
  // Among what support gets is the request's id, another one every time.
  return await page.screenshot({ ...FORMAT, animations: 'disabled', mask: [app.locator('details[open] pre')] })
}

async function whatStays(desk: Desk, width: number): Promise<Buffer> {
  let picture: Buffer = Buffer.alloc(0)
  await expect(async () => {
    const before = picture
    picture = await take(desk, width)
    expect(picture.equals(before)).toBe(true)
  }).toPass({ intervals: [REST], timeout: PATIENCE })
  return picture
}

/** How high the page is, once it is laid out for the window's width. */
async function heightOf({ frame }: Desk): Promise<number> {
  return await frame.evaluate(() => new Promise<number>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => {
    resolve(document.documentElement.scrollHeight)
  }))))
}
