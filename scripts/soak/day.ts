import type { Browser } from '@playwright/test'
import { startSandbox, type Fault } from '../../sandbox/index.ts'
import type { TypeName } from '../../tests/e2e/desk.ts'
import { storedAttempts } from '../../tests/e2e/lostAnswers.ts'
import type { CallAttempt } from '../../src/calls/attempts/attempt.ts'
import { showNumber } from '../../src/core/phone/phone.ts'
import { LongPage, type Cost } from './longPage.ts'
import { atLeast, atMost, told, type Figure } from './table.ts'

const MINUTE = 60_000
const HOURS = 8
/** Numbers looked at between two calls; whose they are is asked with a new token each time. */
const LOOKS = 4
/** What one click in six meets. */
const FAULTS: readonly Fault[] = [
  { kind: 'cut', executed: true }, { kind: 'gateway', status: 502, executed: true }, { kind: 'resultFalse' }, { kind: 'brokenJson', executed: true },
  { kind: 'gateway', status: 504, executed: false }, { kind: 'latency', ms: 300 }, { kind: 'cut', executed: false }, { kind: 'silent', executed: true },
  { kind: 'expiredToken' }, { kind: 'noResult', executed: false }
]

/** So long whoever clicked leaves it to the records what became of an unclear attempt. */
const LEFT_TO_RECORDS = 30 * MINUTE
/** Longer than the buttons of unclear attempts rest after one of them was settled, milliseconds. */
const SETTLING = 1000

const METHODS = { 'Call back': 'voximplant.callback.start', 'Voice message': 'voximplant.infocall.startwithtext' } as const

/** A working day of a sales manager in fast-forward. @param calls how many in eight hours */
export async function soakDay(browser: Browser, calls: number): Promise<Figure[]> {
  const begun = performance.now()
  const sandbox = await startSandbox({ protocol: 'h2', app: { dir: 'dist' } })
  const { portal } = sandbox
  const long = await LongPage.open(browser, sandbox)
  const { desk } = long
  /** Each attempt as it was last seen: not all of them are kept. */
  const seen = new Map<string, CallAttempt>()
  const costs: Cost[] = []
  let restarts = 0
  let hidden = 0
  let byHand = 0
  try {
    portal.bucket.enabled = false
    portal.telephony.speed = 100
    const step = HOURS * 60 * MINUTE / calls / (LOOKS + 1)
    // Every time somebody looks, the last token has ended.
    portal.tokenLifetime = Math.max(5, Math.floor(step / 1000) - 2)
    for (const type of ['Voice message', 'Call back'] as const) await desk.fill({ type, text: `${type}: about your offer.` })

    const rings = (number: string) => portal.calls.filter(one => one.number === number).length
    const renewals = () => portal.messages.filter(({ command }) => command === 'refreshAuth').length
    const look = async () => {
      for (const attempt of await storedAttempts(desk)) seen.set(attempt.id, attempt)
    }
    /** One click on a number of its own. */
    const call = async (index: number, type: TypeName) => {
      const number = numberOf(index)
      await desk.number.fill(number)
      await desk.submitButton(type).click()
      for (let tries = 0; tries < 100; tries++) {
        await look()
        const attempt = [...seen.values()].find(one => one.number === number)
        if (attempt && attempt.state !== 'sending') return
        // A silent portal, a renewal that takes its time.
        if (tries > 8) await long.passTime(10_000)
        else await desk.page.waitForTimeout(25)
      }
    }

    /** Settles by hand what has been unclear for long, as whoever heard the phone would: here the portal's log tells. */
    const settleByHand = async () => {
      await look()
      for (const { number, at, state, settled } of seen.values()) {
        if (state !== 'unclear' || settled !== null || Date.now() - at < LEFT_TO_RECORDS) continue
        const item = desk.unclear.filter({ hasText: showNumber(number) })
        await item.getByRole('button', { name: rings(number) > 0 ? 'It rang' : 'It did not ring', exact: true }).click()
        byHand += 1
        await long.passTime(SETTLING)
      }
      await look()
    }

    for (let index = 0; index < calls; index++) {
      if (index % 50 === 0) console.error(`call ${index} of ${calls}, ${Math.round((performance.now() - begun) / 1000)} s`)
      const type: TypeName = Math.floor(index / 10) % 2 === 0 ? 'Call back' : 'Voice message'
      if (index % 10 === 0) await desk.typeOfCall(type).click()
      for (let looks = 0; looks < LOOKS; looks++) {
        await desk.number.fill(`+4930 ${700_000 + index * LOOKS + looks}`)
        const before = renewals()
        await long.passTime(step)
        for (let tries = 0; tries < 10 && renewals() === before; tries++) await desk.page.waitForTimeout(15)
      }
      await long.passTime(step)
      const fault = index % 6 === 5 ? FAULTS[Math.floor(index / 6) % FAULTS.length] : undefined
      if (fault) portal.faults.add({ method: METHODS[type], fault })
      const restarting = index % 50 === 25
      if (restarting) {
        restarts += 1
        portal.expireTokens()
        portal.faults.add({ method: '*', fault: index % 100 === 25 ? { kind: 'gateway', status: 503, executed: false } : { kind: 'cut', executed: false }, times: 1000 })
      }
      await call(index, type)
      if (restarting) {
        await long.passTime(step)
        portal.faults.clear()
      }
      if (index % 10 === 9) await settleByHand()
      if (index % 25 === 12) {
        hidden += 1
        await long.setVisible(false)
        await long.passTime(step)
        await long.setVisible(true)
      }
      if (index === Math.floor(calls / 10) || index === Math.floor(calls / 2)) costs.push(await quietCost(long))
    }
    // The unclear ones are found, or did not happen, once even a long call would have its record.
    for (let quarters = 0; quarters < 24; quarters++) {
      await long.passTime(15 * MINUTE)
      await desk.page.waitForTimeout(150)
      await settleByHand()
    }
    costs.push(await quietCost(long))

    const [start, middle, end] = costs
    if (!start || !middle || !end) throw new Error('Too few calls to compare anything')
    const numbers = Array.from({ length: calls }, (_, index) => numberOf(index))
    const attempts = [...seen.values()]
    const of = (number: string) => attempts.filter(one => one.number === number)
    const twice = numbers.filter(number => rings(number) > 1).length
    const wrong = numbers.filter((number) => {
      const [attempt, ...more] = of(number)
      if (!attempt || more.length > 0) return true
      if (attempt.state === 'started') return rings(number) !== 1
      if (attempt.state === 'unclear') return attempt.settled === null || (attempt.settled === 'rang') !== (rings(number) === 1)
      return attempt.state === 'sending' || rings(number) > 0
    })
    for (const number of wrong) console.log(`not accounted for: ${number}, rang ${rings(number)}, ${JSON.stringify(of(number))}`)
    const count = (state: CallAttempt['state']) => attempts.filter(one => one.state === state).length
    const complaints = desk.complaints.filter(complaint => !/Failed to load resource|blocked by CORS policy/.test(complaint))
    for (const complaint of complaints) console.log(`console: ${complaint}`)
    return [
      told('clicks', String(calls)),
      told('calls that rang', String(portal.calls.length)),
      told('ended as started / refused / did not happen / unclear', ['started', 'refused', 'did-not-happen', 'unclear'].map(state => attempts.filter(one => one.state === state).length).join(' / ')),
      told('settled by hand', String(byHand)),
      atMost('clicks whose end is not what the portal\'s log says', wrong.length, 0),
      atMost('numbers that rang twice', twice, 0),
      atMost('attempts still on their way', count('sending'), 0),
      atLeast('renewals of the token', renewals(), calls * 4),
      told('portal restarted / tab hidden and shown', `${restarts} / ${hidden}`),
      told('memory after a tenth, half, all of the day', costs.map(({ heap }) => `${(heap / 1e6).toFixed(1)} MB`).join(', ')),
      atMost('memory at the end, compared with half the day', end.heap / middle.heap, 1.15),
      told('listeners after a tenth, half, all of the day', costs.map(({ listeners }) => listeners).join(', ')),
      atMost('listeners more than at half the day', end.listeners - middle.listeners, 10),
      told('timers after a tenth, half, all of the day', costs.map(({ timers }) => timers).join(', ')),
      atMost('timers more than at half the day', end.timers - middle.timers, 2),
      atMost('documents more than at half the day', end.documents - middle.documents, 0),
      told('DOM nodes after a tenth, half, all of the day', costs.map(({ nodes }) => nodes).join(', ')),
      atMost('stored in the browser', end.stored / 1000, 250, ' kB'),
      atMost('console errors', complaints.length, 0),
      told('time the day took', `${Math.round((performance.now() - begun) / 1000)} s`)
    ]
  } finally {
    await long.close()
    await sandbox.close()
  }
}

const numberOf = (index: number) => `+493090${18_000 + index}`

/** What the page costs when nothing is under way. */
async function quietCost(long: LongPage): Promise<Cost> {
  for (let seconds = 0; seconds < 10; seconds++) await long.passTime(6_000)
  await long.desk.page.waitForTimeout(500)
  return await long.cost()
}
