import type { Locator } from '@playwright/test'
import { expect, type Desk } from './desk.ts'

/** Somebody without a mouse. Every stop of the Tab key has to look different while the focus is there. */
export class Keys {
  /** How the stop looks at which the focus is, told by the page. */
  private here: string[] = []

  constructor(readonly desk: Desk) {}

  async press(key: string): Promise<void> {
    await this.desk.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.desk.page.keyboard.type(text)
  }

  /** Goes one stop on, or back with Shift+Tab. */
  async tab(to?: Locator, key = 'Tab'): Promise<void> {
    const { frame } = this.desk
    const before = await frame.evaluateHandle(() => document.activeElement)
    await this.marked()
    this.here = await before.evaluate(looks)
    await this.press(key)
    const left = await before.evaluate(element => element !== document.activeElement && element?.isConnected === true && element.matches('button, a, input, textarea, summary, [tabindex="0"]'))
    if (left) {
      await this.marked()
      const name = await before.evaluate(element => element?.outerHTML.slice(0, 140) ?? '')
      expect.soft(await before.evaluate(looks), `mark of the focus: ${name}`).not.toEqual(this.here)
    }
    if (to) await expect(to).toBeFocused()
  }

  /** Marks fade in, even with reduced motion for the hundredth of a millisecond that it leaves them: until then they cannot be seen. */
  private async marked(): Promise<void> {
    await this.desk.frame.evaluate(async () => {
      const ending = document.getAnimations().filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity)
      // One whose element goes meanwhile has ended too.
      await Promise.allSettled(ending.map(animation => animation.finished))
    })
  }

  /** Goes on, or back with Shift+Tab, until the focus is somewhere. @param stops at most so many */
  async tabTo(place: Locator, stops = 30, key = 'Tab'): Promise<void> {
    for (let stop = 0; stop < stops; stop++) {
      await this.tab(undefined, key)
      if (await place.evaluate(element => element === document.activeElement)) return
    }
    await expect(place, `after ${stops} stops`).toBeFocused()
  }

  /** What a screen reader is given of the app. */
  async heard(): Promise<string> {
    return await this.desk.app.locator('body').ariaSnapshot()
  }

  /** A piece of news stands in one place, and that place is announced as it deserves. */
  async expectSaidOnce(role: 'status' | 'alert', news: string): Promise<void> {
    await expect(this.desk.app.getByRole(role).filter({ hasText: news })).toHaveCount(1)
    expect((await this.heard()).split(news), `“${news}” once`).toHaveLength(2)
  }
}

/** Edge, outline and ground of an element and of the two around it, one of which may carry its mark. Runs in the page. */
function looks(element: Element | null): string[] {
  const seen: string[] = []
  for (let box = element; box && seen.length < 3; box = box.parentElement) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(box)
    const outline = outlineStyle === 'none' || outlineWidth === '0px' || /, 0\)$|\/ 0\)$|transparent/.test(outlineColor) ? 'no outline' : `${outlineStyle} ${outlineWidth} ${outlineColor}`
    seen.push([outline, boxShadow, borderColor].join('; '))
  }
  return seen
}
