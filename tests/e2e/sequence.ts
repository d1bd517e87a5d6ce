import fc from 'fast-check'
import type { Fault, Sandbox } from '../../sandbox/index.ts'
import type { CallOutcome } from '../../sandbox/portal/telephony.ts'
import type { CallAttempt } from '../../src/calls/attempts/attempt.ts'
import { expect, type Desk, type TypeName } from './desk.ts'
import { storedAttempts } from './lostAnswers.ts'

const SECOND = 1000
const NUMBERS = ['+49 30 901820', '+49 30 901821', '+49 40 428990'] as const
const METHODS = ['voximplant.callback.start', 'voximplant.infocall.startwithtext'] as const
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
/** Recent calls show so many at most. */
const RECENT = 8

/** What a sequence happens in. */
export interface BrowserPlace {
  /** Whose calls the user sees. */
  sees: 'own' | 'department' | 'any'
  /** Missed callbacks are rung again by the portal. */
  redials: boolean
  /** Records come minutes late. */
  late: boolean
  /** Storage and locks are blocked. */
  blocked: boolean
}

/** A page with nothing open yet, whose clock is installed. */
export interface Blank {
  desk: Desk
  /** Lets time pass for the app and for the portal, milliseconds. */
  passTime: (ms: number) => Promise<void>
  close: () => Promise<void>
}

interface Form {
  type: TypeName
  number: string
  texts: Record<TypeName, string>
}

const EMPTY: Form = { type: 'Call back', number: '', texts: { 'Call back': '', 'Voice message': '' } }

/** Texts said to a number go with it: what stands in the form for another one is not followed here. */
const textsFor = (form: Form, number: string) => number === form.number ? form.texts : EMPTY.texts

interface Tab {
  desk: Desk
  form: Form
  /** Something was typed in it: that is what a reload brings back. */
  typed: boolean
  /** Texts of the clicks since it was loaded. */
  clicked: string[]
}

/** The model: what somebody knows who has watched everything that was done. */
class Known {
  readonly tabs: Tab[] = []
  /** By the text a click was made with: how often the user has agreed to that call. */
  readonly agreed = new Map<string, number>()
  /** The browser keeps nothing for the app. */
  readonly blocked: boolean
  /** Records are searched for by time: what they told counts for nothing after that (decision 0011). */
  clockSet = false
  /** What a new tab begins with. */
  #kept = EMPTY

  constructor(blocked: boolean) {
    this.blocked = blocked
  }

  opened(desk: Desk): void {
    this.tabs.push({ desk, form: this.#kept, typed: false, clicked: [] })
  }

  reloaded(tab: Tab): void {
    tab.clicked = []
    if (!tab.typed) tab.form = this.#kept
  }

  typed(tab: Tab, form: Form): void {
    tab.form = form
    tab.typed = true
    if (!this.blocked) this.#kept = form
  }

  /** The tab of this place; places beyond the last tab begin anew. */
  tabAt(place: number): Tab {
    const tab = this.tabs[place % this.tabs.length]
    if (!tab) throw new Error('No tab is open')
    return tab
  }
}

/** The real thing: the app in a browser, before the sandbox. */
interface Real {
  sandbox: Sandbox
  passTime: (ms: number) => Promise<void>
}

type Seen = Pick<Known, 'tabs' | 'tabAt'>
type Act = (known: Known, real: Real) => Promise<void> | void

/** One thing that happens. After it nobody has rung more often than was agreed to. */
class Step implements fc.AsyncCommand<Known, Real> {
  readonly #name: string
  readonly #act: Act
  readonly #may: (seen: Seen) => boolean

  constructor(name: string, parameters: readonly unknown[], act: Act, may: (seen: Seen) => boolean = () => true) {
    this.#name = `${name}(${parameters.map(one => JSON.stringify(one)).join(', ')})`
    this.#act = act
    this.#may = may
  }

  check(seen: Seen): boolean {
    return this.#may(seen)
  }

  async run(known: Known, real: Real): Promise<void> {
    await this.#act(known, real)
    checkCalls(known, real)
  }

  toString(): string {
    return this.#name
  }
}

interface Clicked {
  type: TypeName
  number: string
  /** So many clicks, faster than anything can answer. */
  times: number
  /** The next thing happens only once the click has come to its end. */
  waits: boolean
  end: CallOutcome | null
}

/** Fills the form in and clicks. */
const click = (place: number, clicked: Clicked) => new Step('click', [place, clicked], async (known, real) => {
  const tab = known.tabAt(place)
  const { desk } = tab
  const { type, number, times, waits, end } = clicked
  const text = `click ${known.agreed.size + 1}`
  await desk.fill({ type, number, text })
  known.typed(tab, { type, number, texts: { ...textsFor(tab.form, number), [type]: text } })
  tab.clicked.push(text)
  if (end) real.sandbox.portal.telephony.next(end)
  known.agreed.set(text, 1)
  for (let time = 0; time < times; time++) await desk.submitButton(type).dispatchEvent('click')
  if (!waits) return
  await clickEnded(tab, real)
  await checkForm(tab)
})

/** "Call anyway", where the last click has led to a question. */
const callAnyway = (place: number) => new Step('callAnyway', [place], async (known, real) => {
  const tab = known.tabAt(place)
  const text = tab.clicked.at(-1)
  if (text === undefined || !await tab.desk.callAnyway.isVisible()) return
  known.agreed.set(text, (known.agreed.get(text) ?? 0) + 1)
  await tab.desk.callAnyway.dispatchEvent('click')
  await clickEnded(tab, real)
  await checkForm(tab)
}, seen => seen.tabAt(place).clicked.length > 0)

const fault = (planned: Fault) => new Step('fault', [planned], (_known, { sandbox: { portal } }) => {
  for (const method of METHODS) portal.faults.add({ method, fault: planned })
})

const tokensEnd = () => new Step('tokensEnd', [], (_known, { sandbox: { portal } }) => { portal.expireTokens() })

const pause = (ms: number) => new Step('pause', [ms], (_known, { passTime }) => passTime(ms))

const clockSet = (ms: number) => new Step('clockSet', [ms], async (known) => {
  known.clockSet = true
  const { page, frame } = known.tabAt(0).desk
  await page.clock.setSystemTime(await frame.evaluate(() => Date.now()) + ms)
})

const reload = (place: number) => new Step('reload', [place], async (known) => {
  const tab = known.tabAt(place)
  await tab.desk.reload()
  known.reloaded(tab)
  if (known.blocked) tab.form = await takenBack(tab)
  await checkForm(tab)
})

const secondTab = () => new Step('secondTab', [], async (known) => {
  const desk = await known.tabAt(0).desk.anotherTab()
  await desk.open({ user: WHO })
  await desk.ready()
  known.opened(desk)
}, seen => seen.tabs.length < 2)

const typeNumber = (place: number, number: string) => new Step('typeNumber', [place, number], async (known) => {
  const tab = known.tabAt(place)
  await tab.desk.number.fill(number)
  known.typed(tab, { ...tab.form, number, texts: textsFor(tab.form, number) })
  await checkForm(tab)
})

/** A browser that keeps nothing comes back with an empty form, or with what was on its way: the portal has kept that. */
async function takenBack({ desk }: Tab): Promise<Form> {
  const number = await desk.number.inputValue()
  expect(['', ...NUMBERS.map(one => one.replaceAll(' ', ''))], 'a number after a reload').toContain(number)
  const type = await desk.typeOfCall('Voice message').isChecked() ? 'Voice message' : 'Call back'
  return { ...EMPTY, type, number }
}

/** A click's request has been answered, or it led to none, or the portal keeps silent: that is for the next pause to end. */
async function clickEnded({ desk, form, clicked }: Tab, { sandbox: { portal } }: Real): Promise<void> {
  const isSilent = () => METHODS.flatMap(method => portal.requestsTo(method))
    .some(({ outcome, params }) => outcome === 'silent' && params['TEXT_TO_PRONOUNCE'] === clicked.at(-1))
  const onItsWay = desk.app.getByText('The request is on its way to Bitrix24…')
  await expect.poll(async () => isSilent() || (await onItsWay.isHidden() && await desk.submitButton(form.type).isEnabled()), 'the click has an end').toBe(true)
}

async function checkForm({ desk, form }: Tab): Promise<void> {
  await expect(desk.number).toHaveValue(form.number)
  const text = form.texts[form.type]
  if (text !== '') await expect(desk.text(form.type)).toHaveValue(text)
}

function checkCalls({ agreed }: Known, { sandbox }: Real): void {
  for (const text of new Set(sandbox.portal.calls.map(call => call.text))) {
    expect(rings(sandbox, text), `calls for ${text}, beside what was agreed to`).toBeLessThanOrEqual(agreed.get(text) ?? 0)
  }
}

/** Calls made for a click; those the portal repeats by itself are nobody's. */
function rings({ portal }: Sandbox, wanted: string): number {
  return portal.calls.filter(({ text, redialOf }) => text === wanted && redialOf === null).length
}

/** Texts of all requests for calls that reached the portal. One that a reload broke off before its body had come asks for no call, and must not start one. */
function sent({ portal }: Sandbox): string[] {
  return METHODS.flatMap(method => portal.requestsTo(method)).flatMap(({ params, executed }) => {
    const text = params['TEXT_TO_PRONOUNCE']
    if (typeof text === 'string') return [text]
    expect(executed, 'a request without a body').not.toBe(true)
    return []
  })
}

/** Everything works again; then every click must have its end, and none of another kind than the portal's log says. */
async function calmDown(known: Known, real: Real): Promise<void> {
  const { portal } = real.sandbox
  portal.faults.clear()
  for (let minute = 0; minute < 3; minute++) {
    await real.passTime(62 * SECOND)
    await expect.poll(() => portal.requests.some(({ outcome }) => outcome === 'pending')).toBe(false)
  }
  checkCalls(known, real)
  for (const tab of known.tabs) await checkShown(tab, real.sandbox)
  // What is blocked holds nothing that could be wrong.
  if (!known.blocked) await checkStored(known, real.sandbox)
}

/** Whatever a tab has sent since it was loaded can be seen in it, and none of it is on its way for ever. */
async function checkShown({ desk, clicked }: Tab, sandbox: Sandbox): Promise<void> {
  const all = sent(sandbox)
  const own = clicked.filter(text => all.includes(text)).length
  // Whoever was missed is in My list, which then stands in front after a reload.
  await desk.recentTab.click()
  await expect.poll(() => desk.recent.count(), 'calls shown').toBeGreaterThanOrEqual(Math.min(own, RECENT))
  const onTheirWay = async () => [...await desk.recent.allTextContents(), ...await desk.status.allTextContents()].filter(row => /on its way/i.test(row))
  await expect.poll(onTheirWay, 'still shown as on their way').toEqual([])
}

async function checkStored({ tabs, agreed, clockSet }: Known, sandbox: Sandbox): Promise<void> {
  const [first] = tabs
  const attempts: readonly CallAttempt[] = first ? await storedAttempts(first.desk) : []
  const known = attempts.map(({ text }) => text)
  expect(sent(sandbox).filter(text => !known.includes(text)), 'sent, and not known').toEqual([])
  for (const { text, state, found } of attempts) {
    const rang = rings(sandbox, text)
    expect(state, text).not.toBe('sending')
    if (agreed.get(text) !== 1 || (clockSet && found !== null)) continue
    if (state === 'started') expect(rang, `${text}: started`).toBe(1)
    // What only probably did not happen waits for a late record.
    else if (state !== 'unclear' && found !== 'likely') expect(rang, `${text}: ${state}`).toBe(0)
  }
}

/** The first of them is what a failure is brought down to. */
function weighted<Value>(...choices: readonly [weight: number, arbitrary: fc.Arbitrary<Value>][]): fc.Arbitrary<Value> {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

const oneIn = (count: number): fc.Arbitrary<boolean> => weighted<boolean>([count - 1, fc.constant(false)], [1, fc.constant(true)])

const tab = fc.constantFrom(0, 1)
const anyClick: fc.Arbitrary<Clicked> = fc.record({
  type: fc.constantFrom<TypeName[]>('Call back', 'Voice message'), number: fc.constantFrom(...NUMBERS), times: weighted([7, fc.constant(1)], [3, fc.constant(4)]),
  waits: weighted<boolean>([7, fc.constant(true)], [3, fc.constant(false)]), end: weighted<CallOutcome | null>([7, fc.constant(null)], [3, fc.constantFrom(...ENDS)])
})

const anyStep: fc.Arbitrary<Step> = weighted<Step>(
  [40, fc.tuple(tab, anyClick).map(all => click(...all))],
  [20, tab.map(callAnyway)],
  [15, fc.constantFrom(...FAULTS).map(fault)],
  [10, fc.constant(tokensEnd())],
  [10, fc.constantFrom(...PAUSES).map(pause)],
  [4, fc.constantFrom(...JUMPS).map(clockSet)],
  [11, tab.map(reload)],
  [8, fc.constant(secondTab())],
  [6, fc.tuple(tab, fc.integer({ min: 100_000, max: 899_999 })).map(([place, rest]) => typeNumber(place, `+49 30 ${rest}`))]
)

const anyPlace: fc.Arbitrary<BrowserPlace> = fc.record({ sees: fc.constantFrom('own', 'department', 'any'), redials: oneIn(5), late: oneIn(7), blocked: oneIn(4) })

/** What sequences came to, all together. */
export const total = { clicks: 0, calls: 0 }

/** Opens the app and plays one step after the other. Throws where something does not hold. */
async function play(open: () => Promise<Blank>, { sees, redials, late, blocked }: BrowserPlace, steps: Iterable<fc.AsyncCommand<Known, Real>>): Promise<void> {
  const { desk, passTime, close } = await open()
  const { sandbox } = desk
  const { portal } = sandbox
  const known = new Known(blocked)
  try {
    portal.bucket.enabled = false
    portal.telephony.speed = 100
    portal.people[WHO].rights.statistics = sees
    portal.telephony.redial = redials ? { attempts: 2, periodMs: 60_000 } : null
    portal.telephony.rowDelayMs = late ? 2 * 60_000 : 0
    if (blocked) await desk.blockStorage()
    await desk.open({ user: WHO })
    await desk.ready()
    known.opened(desk)
    const real: Real = { sandbox, passTime }
    await fc.asyncModelRun(() => ({ model: known, real }), steps)
    await calmDown(known, real)
  } finally {
    total.clicks += known.agreed.size
    total.calls += portal.calls.length
    await close()
  }
}

/**
 * Sequences in a real browser: clicks, edits, reloads, a second tab, lost answers, tokens that end, time, another time.
 * @param open a page of its own for each of them
 * @param replayPath of a failure that is to be seen again; empty for new ones
 */
export const sequencesInBrowser = (open: () => Promise<Blank>, replayPath = '') => fc.asyncProperty(
  anyPlace, fc.commands<Known, Real, false>([anyStep], { maxCommands: 14, size: 'max', replayPath: replayPath || undefined }), (place, steps) => play(open, place, steps)
)
