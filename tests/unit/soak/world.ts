import { isDeepStrictEqual } from 'node:util'
import { nextTick } from 'vue'
import * as v from 'valibot'
import { NOW } from '../support/attempts'
import { randomFrom } from '../support/random'
import { keyOf } from '../support/stored'
import { SoakBrowser, type BrowserKind } from './browser'
import { anyPortal, Cloud } from './cloud'
import { settle, Tab, type Click, type Typed } from './tab'
import { isOpen, isUnlikely, type CallAttempt } from '@/telephony/attempt'
import { StoredAttemptsSchema } from '@/telephony/storedAttempt'
import type { CallRequest } from '@/telephony/types'

const HOUR = 3_600_000
const MINUTE = 60_000
const NOTHING: Typed = { type: 'callback', number: '', at: NOW, texts: { callback: null, infocall: null } }

/** Everything of one sequence: the portal, the browser, up to two tabs, and what somebody who sees all of it knows. */
export class World {
  readonly random: () => number
  readonly browser: SoakBrowser
  readonly cloud: Cloud
  readonly clicks: Click[] = []
  readonly tabs: Tab[] = []
  /** What was done, for whoever looks into a failure. */
  readonly story: string[] = []
  readonly wrong: string[] = []
  /** Somebody set the computer's clock: what is searched for by time may be missed (decision 0011). */
  clockSet = false
  /** Storage was blocked, full or cleared: tabs may not know of each other, reloads may forget (decision 0002). */
  forgetful = false
  readonly #typed = new Map<Tab, Typed>()
  /** Tabs in which something was typed. */
  readonly #writers = new Set<Tab>()
  /** What the browser holds of the form. */
  #kept: Typed = NOTHING

  constructor(seed: number, kind: (random: () => number) => BrowserKind) {
    this.random = randomFrom(seed)
    const browserKind = kind(this.random)
    this.browser = new SoakBrowser(browserKind)
    this.cloud = new Cloud(this.random, anyPortal(this.random))
    this.forgetful = browserKind.storage === 'blocked'
    this.story.push(`locks ${browserKind.locks}, storage ${browserKind.storage}, ${JSON.stringify(this.cloud.kind)}`)
  }

  /** Opens a tab, or loads one anew. */
  /** @param reloaded the tab this one goes on from; null for a new one */
  async openTab(reloaded: Tab | null = null): Promise<Tab> {
    this.#leaveMarksOfOthers(reloaded)
    const tab = new Tab(this.browser, this.cloud, (from, request) => this.#posted(from, request))
    await settle()
    tab.show()
    await settle()
    this.tabs.push(tab)
    const age = Math.abs(Date.now() - this.#kept.at)
    // Texts follow the user from tab to tab through the portal: the last one wins, and whose that is shows there.
    const texts = this.#writers.size > 1 ? readForm(tab).texts : this.#kept.texts
    const expected = { ...this.#kept, texts, number: age < 8 * HOUR ? this.#kept.number : '' }
    // Forgetful browsers, and clocks that were set, may have lost what stood there.
    this.#typed.set(tab, this.forgetful || this.clockSet ? readForm(tab) : expected)
    return tab
  }

  /** @param heard the page's code still hears that its requests are broken off */
  async closeTab(tab: Tab, heard: boolean): Promise<void> {
    if (heard) {
      window.dispatchEvent(new Event('pagehide'))
      for (const post of tab.waiting) post.breakOff()
      await settle()
    }
    tab.close()
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    // The event went to all tabs; the others do not leave.
    if (heard) window.dispatchEvent(new Event('pageshow'))
  }

  /** Changes the form of a tab. */
  async type(tab: Tab, change: Partial<Omit<Typed, 'at'>>): Promise<void> {
    tab.act(() => {
      const { draft } = tab
      if (change.type) draft.type = change.type
      if (change.number !== undefined) draft.number = change.number
      if (change.texts) draft.texts = { ...change.texts }
    })
    await nextTick()
    const before = this.formOf(tab)
    const typed = { ...before, ...change, at: Date.now() }
    // Choosing what is chosen changes nothing, and what another tab typed stays the latest.
    if (isDeepStrictEqual({ ...typed, at: 0 }, { ...before, at: 0 })) return
    this.#typed.set(tab, typed)
    this.#writers.add(tab)
    if (!this.browser.full) this.#kept = typed
  }

  formOf(tab: Tab): Typed {
    return this.#typed.get(tab) ?? NOTHING
  }

  /** The attempts this browser holds. */
  stored(): CallAttempt[] {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredAttemptsSchema), this.browser.read(keyOf('attempts')) ?? '[]')
    return read.success ? read.output : []
  }

  rings(click: Click): readonly string[] {
    return this.cloud.rang.get(click.request.text) ?? []
  }

  clickOf({ text }: CallAttempt): Click | undefined {
    return this.clicks.find(({ request }) => request.text === text)
  }

  /** A request has just left a tab: was it allowed to? */
  /** A browser keeps session storage for each tab, this page for all: what another tab has noted about its request is not there for this one. */
  #leaveMarksOfOthers(reloaded: Tab | null): void {
    for (const key of Object.keys(window.sessionStorage).filter(one => one.endsWith(':left'))) {
      const id: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? 'null')
      const text = this.stored().find(one => one.id === id)?.text
      if (this.clicks.find(({ request }) => request.text === text)?.tab !== reloaded) window.sessionStorage.removeItem(key)
    }
  }

  /** Whoever sees everything knows which earlier calls rang: the tab must know them as such, or have asked. */
  #checkTruth(request: CallRequest, same: readonly CallAttempt[]): void {
    if (this.forgetful || this.clockSet) return
    for (const attempt of same) {
      const earlier = this.clickOf(attempt)
      const believed = attempt.state === 'started' || attempt.state === 'sending' || attempt.settled !== null
      if (earlier && !believed && this.rings(earlier).length > 0) this.wrong.push(`${request.text}: rings a second time for ${attempt.text} (${attempt.state}), without a question`)
    }
  }

  #posted(tab: Tab, request: CallRequest): void {
    const click = this.clicks.find(one => one.request.text === request.text)
    if (!click) {
      this.wrong.push(`a request nobody clicked for: ${request.text}`)
      return
    }
    click.posts += 1
    if (click.posts > 1) this.wrong.push(`${request.text}: a second request`)
    // What the tab itself knows of an attempt is newer than what full storage still holds.
    const own = tab.attempts.attempts
    const known = [...own, ...this.stored().filter(({ id }) => !own.some(one => one.id === id))].filter(({ text }) => text !== request.text)
    const together = this.tabs.flatMap(one => one.waiting).filter(post => post.request !== request)
    if (together.length > 0 && (this.browser.hasLocks || !(this.forgetful || this.clockSet))) this.wrong.push(`${request.text}: sent while another request was on its way`)
    if (click.confirmed !== null || (this.forgetful && !this.browser.hasLocks)) return
    const same = known.filter(({ number }) => number === request.number)
    if (same.some(isOpen)) this.wrong.push(`${request.text}: called although an earlier attempt is unclear, without a question`)
    const unlikely = same.some(attempt => isUnlikely(attempt) && Math.abs(Date.now() - attempt.at) < 24 * HOUR)
    if (unlikely) this.wrong.push(`${request.text}: called although an earlier attempt only probably did not happen, without a question`)
    const redialled = same.some(({ missedAt }) => missedAt !== null && Math.abs(Date.now() - missedAt) < 10 * MINUTE)
    if (redialled) this.wrong.push(`${request.text}: called although the portal may ring the last call again, without a question`)
    this.#checkTruth(request, same)
    const recent = same.some(({ state, at }) => state === 'started' && Math.abs(Date.now() - at) < 60_000)
    if (recent) this.wrong.push(`${request.text}: called again within a minute, without a question`)
  }
}

/** What a tab's form shows. */
export function readForm(tab: Tab): Typed {
  const { type, number, texts } = tab.draft
  return { type, number, at: Date.now(), texts: { ...texts } }
}
