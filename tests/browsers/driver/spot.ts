import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { FoundPlace, Place } from '../../e2e/words.ts'
import { matchOf, type Step } from './find.ts'
import type { FramePath, Tab } from './tab.ts'

/** How long an action waits for what it acts on, milliseconds. */
const PATIENCE = 10_000
type Role = Parameters<Place<unknown>['getByRole']>[0]

/** What is true of the element a spot stands for, as the page has it now. */
const LookSchema = v.object({
  count: v.number(), text: v.string(), texts: v.array(v.string()), value: v.string(), checked: v.boolean(), focused: v.boolean(),
  /** Can be acted on: in sight, not disabled, not moving, nothing in front of it. */
  ready: v.boolean()
})
type Look = v.InferOutput<typeof LookSchema>
const NOTHING: Look = { count: 0, text: '', texts: [], value: '', checked: false, focused: false, ready: false }

/** A place in a tab, described in words and looked up whenever something is asked of it or done with it. */
export class Spot implements FoundPlace<Spot> {
  constructor(readonly tab: Tab, readonly frame: FramePath, readonly steps: readonly Step[] = []) {}

  getByRole(role: Role, { name, exact = false }: { name?: string | RegExp, exact?: boolean } = {}): Spot {
    return this.#then({ by: 'role', role, name: name === undefined ? null : matchOf(name, exact) })
  }

  getByText(text: string | RegExp): Spot {
    return this.#then({ by: 'text', text: matchOf(text) })
  }

  /** A field without a role of its own: one for a date. */
  getByLabel(text: string): Spot {
    return this.#then({ by: 'label', text: matchOf(text, true) })
  }

  /** By a CSS selector: for what has no words. */
  locator(selector: string): Spot {
    return this.#then({ by: 'selector', selector })
  }

  filter({ hasText, hasNotText }: { hasText?: string | RegExp, hasNotText?: string | RegExp }): Spot {
    return this.#then({ by: 'filter', hasText: hasText === undefined ? null : matchOf(hasText), hasNotText: hasNotText === undefined ? null : matchOf(hasNotText) })
  }

  first(): Spot {
    return this.nth(0)
  }

  nth(index: number): Spot {
    return this.#then({ by: 'index', index })
  }

  #then(step: Step): Spot {
    return new Spot(this.tab, this.frame, [...this.steps, step])
  }

  async click(): Promise<void> {
    await this.#whenReady()
    await this.tab.click(this.frame, this.steps)
  }

  async doubleClick(): Promise<void> {
    await this.#whenReady()
    await this.tab.click(this.frame, this.steps, 2)
  }

  /** Replaces what stands in a field, key by key. */
  async fill(text: string): Promise<void> {
    await this.click()
    await this.tab.press(this.frame, 'Control+a')
    await this.tab.press(this.frame, 'Backspace')
    if (text !== '') await this.tab.type(this.frame, text)
  }

  /** A key pressed while it has the focus: `Enter`, `Control+Enter`. */
  async press(keys: string): Promise<void> {
    await this.focus()
    await this.tab.press(this.frame, keys)
  }

  async focus(): Promise<void> {
    await this.#whenReady()
    await this.tab.run(this.frame, (steps) => {
      const element = window.findByWords?.(steps)[0]
      if (element instanceof HTMLElement) element.focus()
    }, this.steps)
  }

  /** What a script does to it, as often as it likes. */
  async clickByScript(times: number): Promise<void> {
    await this.#whenReady()
    await this.tab.run(this.frame, (steps, count) => {
      const element = window.findByWords?.(steps)[0]
      for (let click = 0; click < count; click++) if (element instanceof HTMLElement) element.click()
    }, this.steps, times)
  }

  /** Types a time of day into the browser's own field, as an English browser asks for it. @param time `21:30` */
  async typeTime(time: string): Promise<void> {
    await this.focus()
    await this.tab.type(this.frame, clock(time))
  }

  /** Types a day into the browser's own field, as an English browser asks for it. @param day `2031-01-31` */
  async typeDay(day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-')
    await this.focus()
    await this.tab.type(this.frame, month + date, year)
  }

  /** Types day and time of day into the browser's own field, as an English browser asks for them. @param moment `2031-01-31T21:30` */
  async typeMoment(moment: string): Promise<void> {
    const [day = '', time = ''] = moment.split('T')
    const [year = '', month = '', date = ''] = day.split('-')
    const [on, back] = [{ key: 'ArrowRight' }, { key: 'ArrowLeft' }]
    await this.focus()
    // The year last: some browsers go on by themselves after four digits of it, some after six.
    await this.tab.type(this.frame, month + date, on, clock(time), back, back, back, year)
  }

  /** Scrolls it. @param part 0 to its beginning, 1 to its end */
  async scrollTo(part: number): Promise<void> {
    await this.tab.run(this.frame, (steps, share) => {
      const element = window.findByWords?.(steps)[0]
      if (element) element.scrollTop = (element.scrollHeight - element.clientHeight) * share
    }, this.steps, part)
  }

  /** How far it is scrolled, CSS pixels. */
  async scrolled(): Promise<unknown> {
    return await this.tab.run(this.frame, steps => window.findByWords?.(steps)[0]?.scrollTop, this.steps)
  }

  /** Where it begins, CSS pixels from the left of its frame. */
  async left(): Promise<number> {
    return Number(await this.tab.run(this.frame, steps => window.findByWords?.(steps)[0]?.getBoundingClientRect().left, this.steps))
  }

  /** How many such elements are in sight. */
  async count(): Promise<number> { return (await this.look()).count }
  /** The words of the first one, as they are drawn. */
  async text(): Promise<string> { return (await this.look()).text }
  async texts(): Promise<string[]> { return (await this.look()).texts }
  /** What stands in the field. */
  async value(): Promise<string> { return (await this.look()).value }
  async isChecked(): Promise<boolean> { return (await this.look()).checked }
  async isFocused(): Promise<boolean> { return (await this.look()).focused }
  async isReady(): Promise<boolean> { return (await this.look()).ready }

  /** As it is now; nothing where a page is just being left. */
  async look(): Promise<Look> {
    const look = await this.tab.run(this.frame, async (steps) => {
      const found = window.findByWords?.(steps) ?? []
      const [element] = found
      if (!element) return null
      const wordsOf = (one: Element) => one instanceof HTMLElement ? one.innerText.trim() : one.textContent.trim()
      const before = element.getBoundingClientRect()
      await new Promise(resolve => setTimeout(resolve, 20))
      const after = element.getBoundingClientRect()
      const disabled = element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true'
      return {
        count: found.length,
        // Some browsers end a block with a line's end.
        text: wordsOf(element),
        texts: found.map(wordsOf),
        value: 'value' in element ? String(element.value) : '',
        checked: 'checked' in element ? element.checked === true : element.getAttribute('aria-checked') === 'true',
        focused: document.activeElement === element,
        ready: !disabled && after.width > 0 && before.x === after.x && before.y === after.y
      }
    }, this.steps).catch(() => null)
    return look === null || look === undefined ? NOTHING : v.parse(LookSchema, look)
  }

  async #whenReady(): Promise<void> {
    const begun = Date.now()
    while (!(await this.look()).ready) {
      if (Date.now() - begun > PATIENCE) throw new Error(`Not there, or nothing can be done with it: ${JSON.stringify(this.steps)}`)
      await wait(50)
    }
  }
}

/** Hours, minutes and half of the day. @param time `21:30` */
function clock(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return twoDigits(hours % 12 || 12) + twoDigits(minutes) + (hours < 12 ? 'a' : 'p')
}
