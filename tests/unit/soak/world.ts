import { nextTick } from 'vue'
import * as v from 'valibot'
import { keyOf } from '../support/stored'
import { SoakBrowser, type BrowserKind } from './browser'
import { Cloud, type PortalKind } from './cloud'
import type { Known } from './known'
import { settle, Tab, type Click, type Typed } from './tab'
import { isOpen, isUnlikely, type CallAttempt } from '@/calls/attempts/attempt'
import { StoredAttemptsSchema } from '@/calls/attempts/storedAttempt'
import type { CallRequest } from '@/core/telephony/types'

const HOUR = 3_600_000
const MINUTE = 60_000

/** What a sequence happens in. */
export interface Place {
  browser: BrowserKind
  portal: PortalKind
}

/** Waits for its turn: what goes on beside each other may take turns in any order. @param what for whoever reads an order */
export type Turn = (what: string) => Promise<void>

/** The real thing: the app's stores in up to two tabs of a browser, before a portal. What it does is held against what is known. */
export class World {
  readonly browser: SoakBrowser
  readonly cloud: Cloud
  readonly #known: Known
  readonly #turn: Turn

  constructor({ browser, portal }: Place, known: Known, turn: Turn) {
    this.browser = new SoakBrowser(browser, turn)
    this.cloud = new Cloud(portal)
    this.#known = known
    this.#turn = turn
  }

  /** Opens a tab, or loads one anew. @param reloaded the tab this one goes on from; null for a new one */
  async openTab(reloaded: Tab | null = null): Promise<Tab> {
    this.#leaveMarksOfOthers(reloaded)
    const tab = new Tab(this.browser, this.cloud, (from, request) => this.#posted(from, request), this.#turn)
    await settle()
    tab.show()
    await settle()
    this.#known.opened(tab)
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
    this.#known.closed(tab)
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
    this.#known.typed(tab, change, !this.browser.full)
  }

  /** The attempts this browser holds. */
  stored(): CallAttempt[] {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredAttemptsSchema), this.browser.read(keyOf('attempts')) ?? '[]')
    return read.success ? read.output : []
  }

  rings(click: Click): readonly string[] {
    return this.cloud.rang.get(click.request.text) ?? []
  }

  /** A browser keeps session storage for each tab, this page for all: what another tab has noted about its request is not there for this one. */
  #leaveMarksOfOthers(reloaded: Tab | null): void {
    for (const key of Object.keys(window.sessionStorage).filter(one => one.endsWith(':left'))) {
      const id: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? 'null')
      const text = this.stored().find(one => one.id === id)?.text
      if (this.#known.clicks.find(({ request }) => request.text === text)?.tab !== reloaded) window.sessionStorage.removeItem(key)
    }
  }

  /** A request has just left a tab: was it allowed to? */
  #posted(tab: Tab, request: CallRequest): void {
    const { clicks, tabs, forgetful, clockSet, wrong } = this.#known
    const click = clicks.find(one => one.request.text === request.text)
    if (!click) {
      wrong.push(`a request nobody clicked for: ${request.text}`)
      return
    }
    click.posts += 1
    if (click.posts > 1) wrong.push(`${request.text}: a second request`)
    const together = tabs.flatMap(one => one.waiting).filter(post => post.request !== request)
    if (together.length > 0 && (this.browser.hasLocks || !(forgetful || clockSet))) wrong.push(`${request.text}: sent while another request was on its way`)
    // Somebody was asked; or nobody could be, because tabs know nothing of each other.
    if (click.confirmed === null && !(forgetful && !this.browser.hasLocks)) this.#checkUnasked(tab, request)
  }

  /** A request left without a question: no earlier call to its number may stand in its way. */
  #checkUnasked(tab: Tab, request: CallRequest): void {
    const { wrong, forgetful, clockSet } = this.#known
    // What the tab itself knows of an attempt is newer than what full storage still holds.
    const own = tab.attempts.attempts
    const known = [...own, ...this.stored().filter(({ id }) => !own.some(one => one.id === id))]
    const same = known.filter(({ text, number }) => text !== request.text && number === request.number)
    const complain = (why: string) => wrong.push(`${request.text}: ${why}, without a question`)
    if (same.some(isOpen)) complain('called although an earlier attempt is unclear')
    if (same.some(attempt => isUnlikely(attempt) && since(attempt.at) < 24 * HOUR)) complain('called although an earlier attempt only probably did not happen')
    if (same.some(({ missedAt }) => missedAt !== null && since(missedAt) < 10 * MINUTE)) complain('called although the portal may ring the last call again')
    if (same.some(({ state, at }) => state === 'started' && since(at) < MINUTE)) complain('called again within a minute')
    if (forgetful || clockSet) return
    // Whoever sees everything knows which earlier calls rang: the tab must know them as such, or have asked.
    for (const attempt of same) {
      const earlier = this.#known.clickOf(attempt)
      const believed = attempt.state === 'started' || attempt.state === 'sending' || attempt.settled !== null
      if (earlier && !believed && this.rings(earlier).length > 0) complain(`rings a second time for ${attempt.text} (${attempt.state})`)
    }
  }
}

/** @returns milliseconds between then and now, whichever is later */
const since = (moment: number) => Math.abs(Date.now() - moment)
