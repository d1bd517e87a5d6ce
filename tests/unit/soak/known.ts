import { isDeepStrictEqual } from 'node:util'
import { NOW } from '../support/attempts'
import { readForm, type Click, type Tab, type Typed } from './tab'
import type { CallAttempt } from '@/calls/attempts/attempt'

const HOUR = 3_600_000
const NOTHING: Typed = { type: 'callback', number: '', at: NOW, texts: { callback: null, infocall: null } }

/** The model: what somebody knows who has watched everything that was done, and nothing of how the app does it. */
export class Known {
  readonly clicks: Click[] = []
  readonly tabs: Tab[] = []
  /** How many things have happened. */
  steps = 0
  /** What did not hold at the moment it happened. */
  readonly wrong: string[] = []
  /** Somebody set the computer's clock: what is searched for by time may be missed (decision 0011). */
  clockSet = false
  /** Storage was blocked, full or cleared: tabs may not know of each other, reloads may forget (decision 0002). */
  forgetful: boolean
  readonly #typed = new Map<Tab, Typed>()
  /** Tabs in which something was typed. */
  readonly #writers = new Set<Tab>()
  /** What the browser holds of the form. */
  #kept: Typed = NOTHING

  constructor({ forgetful }: { forgetful: boolean }) {
    this.forgetful = forgetful
  }

  /** A tab is there, new or loaded anew: its form holds what was typed last. */
  opened(tab: Tab): void {
    this.tabs.push(tab)
    const age = Math.abs(Date.now() - this.#kept.at)
    // Texts follow the user from tab to tab through the portal: the last one wins, and whose that is shows there.
    const texts = this.#writers.size > 1 ? readForm(tab).texts : this.#kept.texts
    const expected = { ...this.#kept, texts, number: age < 8 * HOUR ? this.#kept.number : '' }
    // Forgetful browsers, and clocks that were set, may have lost what stood there.
    this.#typed.set(tab, this.forgetful || this.clockSet ? readForm(tab) : expected)
  }

  closed(tab: Tab): void {
    this.tabs.splice(this.tabs.indexOf(tab), 1)
  }

  /** Somebody has typed. @param kept the browser could keep it */
  typed(tab: Tab, change: Partial<Omit<Typed, 'at'>>, kept: boolean): void {
    const before = this.formOf(tab)
    const typed = { ...before, ...change, at: Date.now() }
    // Choosing what is chosen changes nothing, and what another tab typed stays the latest.
    if (isDeepStrictEqual({ ...typed, at: 0 }, { ...before, at: 0 })) return
    this.#typed.set(tab, typed)
    this.#writers.add(tab)
    if (kept) this.#kept = typed
  }

  /** What a tab's form has to hold. */
  formOf(tab: Tab): Typed {
    return this.#typed.get(tab) ?? NOTHING
  }

  /** The tab of this place; places beyond the last tab begin anew. */
  tabAt(place: number): Tab {
    const tab = this.tabs[place % this.tabs.length]
    if (!tab) throw new Error('No tab is open')
    return tab
  }

  /** The click in a tab that has led to a question nobody has answered yet. */
  questionOf(tab: Tab): { number: string, attempt: string } | null {
    const last = this.clicks.findLast(click => click.tab === tab)
    return last?.result?.state === 'asked' ? { number: last.request.number, attempt: last.result.question.attempt.id } : null
  }

  clickOf({ text }: CallAttempt): Click | undefined {
    return this.clicks.find(({ request }) => request.text === text)
  }
}
