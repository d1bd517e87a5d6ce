import { createHash } from 'node:crypto'
import type { PersonKey } from './people'
import type { ClientLink } from './crm-clients'
import { OWN_APP, statisticRecord, type EndedCall, type StatisticRecord } from './statistics'
import { Timers } from './timers'

export type CallType = 'callback' | 'infocall'

/** A call that rang. */
export interface Call {
  /** The CALL_ID. */
  id: string
  at: number
  type: CallType
  user: PersonKey
  line: string
  /** As dialled. */
  number: string
  text: string
  voice: string | null
  state: 'ringing' | 'talking' | 'ended'
  /** CALL_FAILED_CODE once the call has ended; `200` is an answered one. */
  failedCode: string | null
  /** Seconds talked. */
  duration: number
}

/** What becomes of a call; what is left out is as usual. */
export interface CallOutcome {
  /** CALL_FAILED_CODE, `200` unless said otherwise. */
  code?: string
  ringMs?: number
  talkMs?: number
}

export type CallStart = Pick<Call, 'type' | 'user' | 'line' | 'number' | 'text' | 'voice'> & { userId: number }

/** What the telephony asks the rest of the portal. */
export interface TelephonyLinks {
  changed?: () => void
  /** Looks up whom numbers belong to. */
  findClient?: () => (number: string) => ClientLink | null
  /** The portal's own origin. */
  origin?: () => string
}

/** Lets calls ring, be answered or fail, end, and only then appear in the statistics. */
export class Telephony {
  ringMs = 2000
  talkMs = 6000
  /** How many times faster than usual calls go by. With 0 calls that start ring on until `finishAll`. */
  speed = 1
  /** Whether a callback's incoming call to the line leaves a row of its own, before the callback's. */
  incomingLegs = false
  readonly calls: Call[] = []
  readonly statistics: StatisticRecord[] = []
  readonly #outcomes: CallOutcome[] = []
  readonly #timers = new Timers()
  readonly #userIds = new Map<Call, number>()
  readonly #changed: () => void
  readonly #findClient: () => (number: string) => ClientLink | null
  readonly #origin: () => string

  constructor({ changed = () => undefined, findClient = () => () => null, origin = () => '' }: TelephonyLinks = {}) {
    this.#changed = changed
    this.#findClient = findClient
    this.#origin = origin
  }

  /** Enters calls that have ended elsewhere into the statistics: by other people, other apps, by hand, or long ago. */
  enter(calls: Iterable<EndedCall>): void {
    const findClient = this.#findClient()
    const origin = this.#origin()
    for (const call of calls) {
      this.statistics.push(statisticRecord(call, this.statistics.length + 1, findClient(call.number), origin))
    }
    this.#changed()
  }

  /** Decides what becomes of the next call that starts; asked several times, of the ones after it. */
  next(outcome: CallOutcome): void {
    this.#outcomes.push(outcome)
    this.#changed()
  }

  /** Outcomes not used yet, the next call's first. */
  get planned(): readonly CallOutcome[] {
    return this.#outcomes
  }

  /** Rings. */
  start({ userId, ...start }: CallStart): Call {
    const outcome = this.#outcomes.shift() ?? {}
    const at = Date.now()
    const call: Call = { ...start, id: this.#callId(start, at), at, state: 'ringing', failedCode: null, duration: 0 }
    this.calls.push(call)
    this.#userIds.set(call, userId)
    this.#changed()
    if (this.speed > 0) {
      this.#timers.later((outcome.ringMs ?? this.ringMs) / this.speed, () => this.#answer(call, outcome))
    }
    return call
  }

  /** Ends every call still going, the ringing ones as answered ones unless another code is given. */
  finishAll(code = '200'): void {
    this.#timers.clear()
    for (const call of this.calls.filter(({ state }) => state !== 'ended')) {
      this.#end(call, code, code === '200' ? Math.round(this.talkMs / 1000) : 0)
    }
  }

  /** Stops all timers; calls stay in the state they are in. */
  stop(): void {
    this.#timers.clear()
  }

  /** No call ever rang. */
  reset(): void {
    this.stop()
    this.ringMs = 2000
    this.talkMs = 6000
    this.speed = 1
    this.incomingLegs = false
    this.calls.length = 0
    this.statistics.length = 0
    this.#outcomes.length = 0
    this.#userIds.clear()
  }

  #answer(call: Call, outcome: CallOutcome): void {
    const code = outcome.code ?? '200'
    if (code !== '200') {
      this.#end(call, code, 0)
      return
    }
    const talkMs = outcome.talkMs ?? this.talkMs
    call.state = 'talking'
    this.#changed()
    this.#timers.later(talkMs / this.speed, () => this.#end(call, code, Math.round(talkMs / 1000)))
  }

  #end(call: Call, code: string, duration: number): void {
    call.state = 'ended'
    call.failedCode = code
    call.duration = duration
    const ended: EndedCall = { ...call, code, userId: this.#userIds.get(call) ?? 0, app: OWN_APP }
    const leg: EndedCall = { ...ended, id: legId(call), type: 'incoming', app: null }
    this.enter(this.incomingLegs && call.type === 'callback' ? [leg, ended] : [ended])
  }

  #callId(start: Omit<CallStart, 'userId'>, at: number): string {
    const digest = createHash('md5').update(`${this.calls.length} ${start.line} ${start.number} ${at}`).digest('hex')
    return `${start.type}.${digest}.${Math.floor(at / 1000)}`
  }
}

/** Calls that no app started have ids of another make. */
function legId({ id, at }: Call): string {
  return `${createHash('md5').update(id).digest('hex').slice(0, 16).toUpperCase()}.${Math.floor(at / 1000)}.${at % 100_000}`
}
