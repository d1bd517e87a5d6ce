import { vi } from 'vitest'
import type fc from 'fast-check'
import { setVisible } from '../support/visibility'
import { checkNow } from './checks'
import type { CallFault, Fate, Foreign } from './cloud'
import type { Known } from './known'
import { settle, type Tab } from './tab'
import type { World } from './world'
import type { CallType } from '@/core/telephony/types'

const MINUTE = 60_000

/** What somebody clicks, and what becomes of the call. */
export interface Clicked {
  type: CallType
  number: string
  /** So many clicks, faster than anything can answer. */
  times: number
  fates: readonly Fate[]
}

/** What decides whether something can happen at all. */
type Seen = Pick<Known, 'tabs' | 'tabAt' | 'questionOf'>
type Act = (known: Known, world: World) => Promise<void> | void

/** One thing that happens. After it everything has to hold. */
export class Step implements fc.AsyncCommand<Known, World> {
  readonly #name: string
  readonly #may: (seen: Seen) => boolean
  readonly #act: Act

  /** @param name as it is written in `cases.ts` */
  constructor(name: string, act: Act, may: (seen: Seen) => boolean = () => true) {
    this.#name = name
    this.#act = act
    this.#may = may
  }

  check(seen: Seen): boolean {
    return this.#may(seen)
  }

  async run(known: Known, world: World): Promise<void> {
    known.steps += 1
    await this.#act(known, world)
    await settle()
    expectNothingWrong(checkNow(known, world))
  }

  toString(): string {
    return this.#name
  }
}

/** Something did not hold. */
export function expectNothingWrong(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error([...new Set(wrong)].join('\n'))
}

const step = (name: string, parameters: readonly unknown[], act: Act, may?: (seen: Seen) => boolean) =>
  new Step(`${name}(${parameters.map(one => JSON.stringify(one)).join(', ')})`, act, may)

/** A click in a tab. @param question what it answers, where it does */
function clickOnce({ clicks }: Known, { cloud }: World, tab: Tab, { type, number, fates }: Omit<Clicked, 'times'>, question: string | null): void {
  const text = `click ${clicks.length + 1}`
  const click = { tab, request: { type, line: 'reg151083', number, text, voice: null }, confirmed: question, posts: 0, result: null }
  cloud.fates.set(text, fates)
  clicks.push(click)
  tab.click(click)
}

export const click = (place: number, clicked: Clicked) => step('click', [place, clicked], (known, world) => {
  for (let time = 0; time < clicked.times; time++) clickOnce(known, world, known.tabAt(place), clicked, null)
})

/** "Call anyway", where the last click in the tab has led to a question. */
export const callAnyway = (place: number, { type, fates }: { type: CallType, fates: readonly Fate[] }) => step('callAnyway', [place, { type, fates }], (known, world) => {
  const tab = known.tabAt(place)
  const question = known.questionOf(tab)
  if (question) clickOnce(known, world, tab, { type, number: question.number, fates }, question.attempt)
}, known => known.questionOf(known.tabAt(place)) !== null)

/** What the next request to start a call meets. */
export const fault = (planned: CallFault) => step('fault', [planned], (_known, { cloud }) => { cloud.planned.push(planned) })

/** @param ms milliseconds */
export const pause = (ms: number) => step('pause', [ms], async () => { await vi.advanceTimersByTimeAsync(ms) })

export const typeNumber = (place: number, number: string) => step('typeNumber', [place, number], (known, world) => world.type(known.tabAt(place), { number }))

export const chooseType = (place: number, type: CallType) => step('chooseType', [place, type], (known, world) => world.type(known.tabAt(place), { type }))

export const writeText = (place: number, type: CallType, text: string) => step('writeText', [place, type, text], async (known, world) => {
  const tab = known.tabAt(place)
  await world.type(tab, { texts: { ...known.formOf(tab).texts, [type]: text } })
})

/** @param heard the page's code still hears that its requests are broken off */
export const reload = (place: number, heard: boolean) => step('reload', [place, heard], async (known, world) => {
  const tab = known.tabAt(place)
  await world.closeTab(tab, heard)
  await world.openTab(tab)
})

export const secondTab = () => step('secondTab', [], async (_known, world) => { await world.openTab() }, known => known.tabs.length < 2)

export const closeTab = (place: number, heard: boolean) => step('closeTab', [place, heard],
  (known, world) => world.closeTab(known.tabAt(place), heard), known => known.tabs.length > 1)

/** A page that is kept while another one is shown, and comes back. */
export const leaveAndComeBack = (place: number) => step('leaveAndComeBack', [place], async (known) => {
  window.dispatchEvent(new Event('pagehide'))
  for (const post of known.tabAt(place).waiting) post.breakOff()
  await settle()
  window.dispatchEvent(new Event('pageshow'))
})

export const othersCall = (foreign: Foreign) => step('othersCall', [foreign], (_known, { cloud }) => cloud.addForeign(foreign))

export const statisticsFail = (fail: boolean) => step('statisticsFail', [fail], (_known, { cloud }) => { cloud.silentStatistics = fail })

export const optionsFail = (fail: boolean) => step('optionsFail', [fail], (_known, { cloud }) => { cloud.lostOptions = fail })

export const network = (onLine: boolean) => step('network', [onLine], (_known, { browser }) => { browser.onLine = onLine })

export const show = (visible: boolean) => step('show', [visible], () => setVisible(visible))

/** Its user says what became of one of the unclear attempts. */
export const settleByHand = (place: number, which: number) => step('settleByHand', [place, which], (known, world) => {
  const tab = known.tabAt(place)
  const open = tab.attempts.open
  const attempt = open[which % open.length]
  const made = attempt && known.clickOf(attempt)
  // Whoever has called knows it only once the portal is done with the request.
  if (!attempt || !made || Math.abs(Date.now() - attempt.at) <= 2 * MINUTE) return
  tab.act(() => tab.attempts.settleByHand(attempt.id, world.rings(made).length > 0 ? 'rang' : 'did-not-ring'))
})

export const storageFull = (full: boolean) => step('storageFull', [full], (known, { browser }) => {
  known.forgetful = true
  browser.full = full
})

export const siteDataCleared = () => step('siteDataCleared', [], (known, { browser }) => {
  known.forgetful = true
  browser.wipe()
})

/** Somebody sets the computer's clock. @param ms by how much */
export const clockSet = (ms: number) => step('clockSet', [ms], (known, { cloud }) => {
  known.clockSet = true
  vi.setSystemTime(Date.now() + ms)
  cloud.offset -= ms
})
