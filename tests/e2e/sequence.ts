import type { Fault } from '../../sandbox/index.ts'
import type { CallOutcome } from '../../sandbox/portal/telephony.ts'
import { randomFrom } from '../unit/support/random.ts'
import type { CallAttempt } from '../../src/telephony/attempt.ts'
import type { Desk, TypeName } from './desk.ts'
import { storedAttempts } from './lostAnswers.ts'

const SECOND = 1000
const NUMBERS = ['+49 30 901820', '+49 30 901821', '+49 40 428990'] as const
const METHODS = ['voximplant.callback.start', 'voximplant.infocall.startwithtext'] as const
const TYPES: readonly TypeName[] = ['Call back', 'Voice message']
const FAULTS: readonly Fault[] = [
  { kind: 'cut', executed: true }, { kind: 'cut', executed: false }, { kind: 'gateway', status: 502, executed: true }, { kind: 'html', executed: false },
  { kind: 'gateway', status: 504, executed: true, cors: false }, { kind: 'brokenJson', executed: true }, { kind: 'resultFalse' }, { kind: 'noCallId' },
  { kind: 'controller', error_description: 'Parse error or connect error from server', executed: true }, { kind: 'controller', error_description: '', executed: false },
  { kind: 'silent', executed: true }, { kind: 'expiredToken' }, { kind: 'latency', ms: 400 }
]
/** What becomes of a call, where it is not just answered. */
const ENDS: readonly CallOutcome[] = [{ code: '304' }, { code: '486' }, { answeredBy: 'administrator' }, { answeredBy: null }]
const PAUSES = [SECOND, 5 * SECOND, 70 * SECOND, 600 * SECOND]
/** By how much somebody sets the computer's clock. */
const JUMPS = [-90 * 60 * SECOND, -30 * SECOND, 40 * SECOND, 120 * 60 * SECOND]
/** Who clicks: administrators see every call. */
const WHO = 'manager'
const ROLES = ['own', 'department', 'any'] as const
/** In one browser of so many, storage and locks are blocked. */
const BLOCKED = 4
/** Recent calls show so many at most. */
const RECENT = 8

interface Form {
  type: TypeName
  number: string
  texts: Record<TypeName, string>
}

const EMPTY: Form = { type: 'Call back', number: '', texts: { 'Call back': '', 'Voice message': '' } }

interface Tab {
  desk: Desk
  form: Form
  /** Something was typed in it: that is what a reload brings back. */
  typed: boolean
  /** Texts of the clicks since it was loaded. */
  clicked: string[]
}

/** What a sequence came to; `wrong` is what did not hold, with the story of how it came about. */
export interface BrowserSequence {
  clicks: number
  calls: number
  wrong: string[]
}

/** Plays the sequence of a seed in a real browser: clicks, edits, reloads, a second tab, lost answers, tokens that end, time, another time. */
class Sequence {
  readonly story: string[] = []
  readonly wrong: string[] = []
  /** By the text a click was made with: how often the user has agreed to that call. */
  readonly #agreed = new Map<string, number>()
  readonly #random: () => number
  readonly #tabs: Tab[]
  readonly #passTime: (ms: number) => Promise<void>
  /** The browser keeps nothing for the app. */
  readonly #blocked: boolean
  /** What a new tab begins with. */
  #kept = EMPTY
  /** Records are searched for by time: what they told counts for nothing after that (decision 0011). */
  #clockSet = false
  #clicks = 0

  constructor(desk: Desk, { passTime, seed, blocked }: { passTime: (ms: number) => Promise<void>, seed: number, blocked: boolean }) {
    this.#random = randomFrom(seed)
    this.#tabs = [{ desk, form: this.#kept, typed: false, clicked: [] }]
    this.#passTime = passTime
    this.#blocked = blocked
    if (blocked) this.story.push('storage and locks are blocked')
  }

  get clicks(): number {
    return this.#clicks
  }

  async play(): Promise<void> {
    const length = 6 + Math.floor(this.#random() * 6)
    for (let step = 0; step < length && this.wrong.length === 0; step++) {
      const tab = this.#oneOf(this.#tabs)
      if (!tab) return
      await this.#act(tab)
      this.#checkCalls()
    }
    await this.#calmDown()
  }

  async #act(tab: Tab): Promise<void> {
    const { portal } = tab.desk.sandbox
    const at = this.#random()
    const tell = (what: string) => this.story.push(`tab ${this.#tabs.indexOf(tab) + 1}: ${what}`)
    if (at < 0.4) {
      await this.#click(tab)
    } else if (at < 0.55) {
      const fault = this.#oneOf(FAULTS) ?? { kind: 'resultFalse' }
      tell(`fault ${JSON.stringify(fault)}`)
      for (const method of METHODS) portal.faults.add({ method, fault })
    } else if (at < 0.65) {
      tell('tokens end')
      portal.expireTokens()
    } else if (at < 0.75) {
      const ms = this.#oneOf(PAUSES) ?? SECOND
      tell(`${ms / SECOND} s pass`)
      await this.#passTime(ms)
    } else if (at < 0.79) {
      const ms = this.#oneOf(JUMPS) ?? SECOND
      tell(`the clock is set by ${ms / SECOND} s`)
      this.#clockSet = true
      await tab.desk.page.clock.setSystemTime(await tab.desk.frame.evaluate(() => Date.now()) + ms)
    } else if (at < 0.9) {
      tell('reload')
      await tab.desk.reload()
      tab.clicked = []
      if (this.#blocked) tab.form = await this.#takenBack(tab)
      else if (!tab.typed) tab.form = this.#kept
      await this.#checkForm(tab)
    } else if (this.#tabs.length < 2) {
      tell('second tab')
      const desk = await tab.desk.anotherTab()
      await desk.open({ user: WHO })
      await desk.ready()
      this.#tabs.push({ desk, form: this.#kept, typed: false, clicked: [] })
    } else {
      const number = `+49 30 ${Math.floor(100_000 + this.#random() * 800_000)}`
      tell(`types ${number}`)
      await tab.desk.number.fill(number)
      this.#typed(tab, { ...tab.form, number })
      await this.#checkForm(tab)
    }
  }

  /** A browser that keeps nothing comes back with an empty form, or with what was on its way: the portal has kept that. */
  async #takenBack({ desk }: Tab): Promise<Form> {
    const number = await desk.number.inputValue()
    const known = NUMBERS.map(one => one.replaceAll(' ', ''))
    if (number !== '' && !known.includes(number)) this.wrong.push(`after a reload the form shows ${number}`)
    const type = await desk.typeOfCall('Voice message').isChecked() ? 'Voice message' : 'Call back'
    return { ...EMPTY, type, number }
  }

  #typed(tab: Tab, form: Form): void {
    tab.form = form
    tab.typed = true
    if (!this.#blocked) this.#kept = form
  }

  /** Fills the form in and clicks, sometimes impatiently; often agrees where that leads to a question. */
  async #click(tab: Tab): Promise<void> {
    const { desk } = tab
    const type = this.#oneOf(TYPES) ?? 'Call back'
    const number = this.#oneOf(NUMBERS) ?? NUMBERS[0]
    this.#clicks += 1
    const text = `click ${this.#clicks}`
    const times = this.#random() < 0.3 ? 4 : 1
    this.story.push(`tab ${this.#tabs.indexOf(tab) + 1}: ${text}, ${type}, ${number}, ${times} times`)
    await desk.fill({ type, number, text })
    this.#typed(tab, { type, number, texts: { ...tab.form.texts, [type]: text } })
    tab.clicked.push(text)
    if (this.#random() < 0.3) desk.sandbox.portal.telephony.next(this.#oneOf(ENDS) ?? {})
    this.#agreed.set(text, 1)
    for (let click = 0; click < times; click++) await desk.submitButton(type).dispatchEvent('click')
    if (this.#random() < 0.3) return
    // A silent portal keeps the request on its way: that is for the next pause to end.
    await desk.page.waitForTimeout(700)
    if (await desk.callAnyway.isVisible() && this.#random() < 0.5) {
      this.story.push('  call anyway')
      this.#agreed.set(text, 2)
      await desk.callAnyway.dispatchEvent('click')
      await desk.page.waitForTimeout(300)
    }
    await this.#checkForm(tab)
  }

  #checkCalls(): void {
    const { portal } = this.#first.sandbox
    for (const text of new Set(portal.calls.map(call => call.text))) {
      const rang = this.#rings(text)
      const agreed = this.#agreed.get(text) ?? 0
      if (rang > agreed) this.wrong.push(`${text}: rang ${rang} times, agreed to ${agreed} times`)
    }
  }

  async #checkForm({ desk, form }: Tab): Promise<void> {
    const shown = { number: await desk.number.inputValue(), text: await desk.text(form.type).inputValue({ timeout: 2000 }).catch(() => 'another type') }
    const same = shown.number === form.number && (form.texts[form.type] === '' || shown.text === form.texts[form.type])
    if (!same) this.wrong.push(`the form shows ${JSON.stringify(shown)} instead of ${JSON.stringify(form)}`)
  }

  /** Everything works again; then every click must have its end, and none of another kind than the portal's log says. */
  async #calmDown(): Promise<void> {
    const { portal } = this.#first.sandbox
    portal.faults.clear()
    for (let minute = 0; minute < 3; minute++) {
      await this.#passTime(62 * SECOND)
      await this.#first.page.waitForTimeout(250)
    }
    this.#checkCalls()
    for (const tab of this.#tabs) await this.#checkShown(tab)
    // What is blocked holds nothing that could be wrong.
    if (!this.#blocked) this.#checkStored(await storedAttempts(this.#first))
  }

  /** Whatever a tab has sent since it was loaded can be seen in it, and none of it is on its way for ever. */
  async #checkShown({ desk, clicked }: Tab): Promise<void> {
    const all = this.#sent()
    const sent = clicked.filter(text => all.includes(text)).length
    const rows = await desk.recent.allTextContents()
    if (rows.length < Math.min(sent, RECENT)) this.wrong.push(`${sent} sent, shown are ${rows.join(' | ')}`)
    const waiting = [...rows, ...await desk.status.allTextContents()].filter(row => /on its way/i.test(row))
    if (waiting.length > 0) this.wrong.push(`still shown as on its way: ${waiting.join(' | ')}`)
  }

  #checkStored(attempts: readonly CallAttempt[]): void {
    for (const text of this.#sent()) {
      if (!attempts.some(attempt => attempt.text === text)) this.wrong.push(`${text}: sent, and not known`)
    }
    for (const { text, state, found } of attempts) {
      const rang = this.#rings(text)
      if (state === 'sending') this.wrong.push(`${text}: still on its way`)
      if (this.#agreed.get(text) !== 1 || (this.#clockSet && found !== null)) continue
      if (state === 'started' && rang !== 1) this.wrong.push(`${text}: started, rang ${rang} times`)
      // What only probably did not happen waits for a late record.
      if (state !== 'started' && state !== 'unclear' && found !== 'likely' && rang > 0) this.wrong.push(`${text}: ${state}, rang`)
    }
  }

  /** Calls made for a click; those the portal repeats by itself are nobody's. */
  #rings(wanted: string): number {
    return this.#first.sandbox.portal.calls.filter(({ text, redialOf }) => text === wanted && redialOf === null).length
  }

  /** Texts of all requests that reached the portal. */
  #sent(): string[] {
    return METHODS.flatMap(method => this.#first.sandbox.portal.requestsTo(method).map(({ params }) => String(params['TEXT_TO_PRONOUNCE'])))
  }

  get #first(): Desk {
    const [tab] = this.#tabs
    if (!tab) throw new Error('No tab is open')
    return tab.desk
  }

  #oneOf<Entry>(entries: readonly Entry[]): Entry | undefined {
    return entries[Math.floor(this.#random() * entries.length)]
  }
}

/**
 * Opens the app and plays the sequence of a seed.
 * @param passTime lets time pass for the app, whose page has a clock installed, and for the portal
 */
export async function playInBrowser(desk: Desk, passTime: (ms: number) => Promise<void>, seed: number): Promise<BrowserSequence> {
  const { portal } = desk.sandbox
  portal.bucket.enabled = false
  portal.telephony.speed = 100
  // Each seed is another portal: whose calls the user sees, whether missed callbacks ring again, and whether records come late.
  portal.people[WHO].rights.statistics = ROLES[seed % ROLES.length] ?? 'own'
  portal.telephony.redial = seed % 5 === 0 ? { attempts: 2, periodMs: 60_000 } : null
  portal.telephony.rowDelayMs = seed % 7 === 0 ? 2 * 60_000 : 0
  const blocked = seed % BLOCKED === 0
  if (blocked) await desk.blockStorage()
  await desk.open({ user: WHO })
  await desk.ready()
  const sequence = new Sequence(desk, { passTime, seed, blocked })
  await sequence.play()
  const { wrong, story, clicks } = sequence
  return { clicks, calls: portal.calls.length, wrong: wrong.length === 0 ? [] : [`seed ${seed}`, ...wrong, ...story] }
}
