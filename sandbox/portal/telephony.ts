import { createHash } from 'node:crypto'
import type { PersonKey } from './people'
import type { ClientLink } from './crm-clients'
import { statisticRecord, type CallingApp, type EndedCall, type RowMaking, type StatisticRecord } from './statistics'
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
  /** Address of the recording that is played instead of a text. */
  sound?: string
  voice: string | null
  state: 'ringing' | 'talking' | 'ended'
  /** CALL_FAILED_CODE once the call has ended; `200` is an answered one. */
  failedCode: string | null
  /** Seconds talked. */
  duration: number
  /** The CALL_ID of the missed callback the portal itself rings again with this call. */
  redialOf: string | null
}

/** How a line rings missed callbacks again by itself. */
export interface Redial {
  /** How often at most, the first call not counted. */
  attempts: number
  /** From the end of one call to the next, milliseconds. */
  periodMs: number
}

/** What becomes of a call; what is left out is as usual. */
export interface CallOutcome {
  /** CALL_FAILED_CODE, `200` unless said otherwise. */
  code?: string
  ringMs?: number
  talkMs?: number
  /** The employee who picks up a callback's first leg, or null when nobody is named; the one who asked for the call unless said. */
  answeredBy?: PersonKey | null
}

export type CallStart = Pick<Call, 'type' | 'user' | 'line' | 'number' | 'text' | 'sound' | 'voice'> & {
  userId: number
  /** The external app whose line it is; null for the portal's own lines. */
  app?: CallingApp | null
}

/** What the telephony asks the rest of the portal. */
export interface TelephonyLinks {
  changed?: () => void
  /** Looks up whom numbers belong to. */
  findClient?: () => (number: string) => ClientLink | null
  /** The portal's own origin. */
  origin?: () => string
  /** The user id of one of the people. */
  userId?: (person: PersonKey) => number
}

/** A call with what is nobody else's business. */
interface Progress {
  start: CallStart
  outcome: CallOutcome
  /** How often the portal has rung again before this call. */
  redials: number
}

/** Lets calls ring, be answered or fail, end, and only then appear in the statistics. */
export class Telephony {
  ringMs = 2000
  talkMs = 6000
  /** How long after a call's end its row is written. */
  rowDelayMs = 0
  /** How many times faster than usual all of that goes by. With 0 calls that start ring on until `finishAll`, and what comes later waits for `catchUp`. */
  speed = 1
  /** What becomes of calls nothing else is planned for. */
  usualOutcome: CallOutcome = {}
  /** Whether lines ring missed callbacks again. */
  redial: Redial | null = null
  /** Whom the rows of voice messages belong to. */
  infocallOwner: RowMaking['infocallOwner'] = 'nobody'
  /** Whether a callback's incoming call to the line leaves a row of its own, before the callback's: an older form. */
  incomingLegs = false
  readonly calls: Call[] = []
  readonly statistics: StatisticRecord[] = []
  readonly #outcomes: CallOutcome[] = []
  readonly #timers = new Timers()
  /** Rows to be written and calls to be repeated. */
  readonly #afterwards = new Timers()
  readonly #progress = new Map<Call, Progress>()
  readonly #changed: () => void
  readonly #findClient: () => (number: string) => ClientLink | null
  readonly #origin: () => string
  readonly #userId: (person: PersonKey) => number

  constructor({ changed = () => undefined, findClient = () => () => null, origin = () => '', userId = () => 0 }: TelephonyLinks = {}) {
    this.#changed = changed
    this.#findClient = findClient
    this.#origin = origin
    this.#userId = userId
  }

  /** Enters calls that have ended elsewhere into the statistics: by other people, other apps, by hand, or long ago. */
  enter(calls: Iterable<EndedCall>): void {
    const findClient = this.#findClient()
    const making: RowMaking = { infocallOwner: this.infocallOwner, origin: this.#origin() }
    for (const call of calls) {
      const row = statisticRecord(call, this.statistics.length + 1, findClient(call.number), making)
      if (row !== null) this.statistics.push(row)
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
  start(start: CallStart): Call {
    return this.#ring(start, null, 0)
  }

  /** Ends every call still going, the ringing ones as answered ones unless another code is given. */
  finishAll(code = '200'): void {
    this.#timers.clear()
    for (const call of this.calls.filter(({ state }) => state !== 'ended')) {
      this.#end(call, code, code === '200' ? Math.round(this.talkMs / 1000) : 0)
    }
  }

  /** What is to come after calls that have ended comes now: rows are written, missed callbacks ring again. */
  catchUp(): void {
    this.#afterwards.runAll()
  }

  /** Stops all timers; calls stay in the state they are in. */
  stop(): void {
    this.#timers.clear()
    this.#afterwards.clear()
  }

  /** No call ever rang. */
  reset(): void {
    this.stop()
    this.ringMs = 2000
    this.talkMs = 6000
    this.rowDelayMs = 0
    this.speed = 1
    this.usualOutcome = {}
    this.redial = null
    this.infocallOwner = 'nobody'
    this.incomingLegs = false
    this.calls.length = 0
    this.statistics.length = 0
    this.#outcomes.length = 0
    this.#progress.clear()
  }

  #ring(start: CallStart, redialOf: string | null, redials: number): Call {
    const { type, user, line, number, text, sound, voice } = start
    const outcome = this.#outcomes.shift() ?? this.usualOutcome
    const at = Date.now()
    const call: Call = {
      id: this.#callId(start, at), at, type, user, line, number, text, ...sound === undefined ? {} : { sound }, voice, state: 'ringing', failedCode: null, duration: 0, redialOf
    }
    this.calls.push(call)
    this.#progress.set(call, { start, outcome, redials })
    this.#changed()
    if (this.speed > 0) {
      this.#timers.later((outcome.ringMs ?? this.ringMs) / this.speed, () => this.#answer(call, outcome))
    }
    return call
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
    const progress = this.#progress.get(call)
    if (progress !== undefined) {
      this.#write(call, code, progress)
      this.#repeat(call, progress)
    }
    this.#changed()
  }

  #write(call: Call, code: string, progress: Progress): void {
    const client = this.#findClient()(call.number)
    const ended: EndedCall = { ...call, code, userId: this.#owner(call, progress, client), app: progress.start.app ?? null }
    const leg: EndedCall = { ...ended, id: legId(call), type: 'incoming', app: null }
    const rows = this.incomingLegs && call.type === 'callback' ? [leg, ended] : [ended]
    if (this.rowDelayMs === 0) {
      this.enter(rows)
    } else {
      this.#afterwards.later(this.rowDelayMs / this.speed, () => this.enter(rows))
    }
  }

  /** Whom a callback's row belongs to: whoever picked up, or for a missed one whoever looks after the client. */
  #owner({ failedCode }: Call, { start, outcome }: Progress, client: ClientLink | null): number {
    if (outcome.answeredBy !== undefined) {
      return outcome.answeredBy === null ? 0 : this.#userId(outcome.answeredBy)
    }
    return failedCode === '304' && client !== null ? client.responsibleId : start.userId
  }

  #repeat(call: Call, { start, redials }: Progress): void {
    const { redial } = this
    if (call.type === 'callback' && call.failedCode === '304' && redial !== null && redials < redial.attempts) {
      this.#afterwards.later(redial.periodMs / this.speed, () => this.#ring(start, call.id, redials + 1))
    }
  }

  #callId({ type, line, number }: CallStart, at: number): string {
    const digest = createHash('md5').update(`${this.calls.length} ${line} ${number} ${at}`).digest('hex')
    return `${type}.${digest}.${Math.floor(at / 1000)}`
  }
}

/** Calls that no app started have ids of another make. */
function legId({ id, at }: Call): string {
  return `${createHash('md5').update(id).digest('hex').slice(0, 16).toUpperCase()}.${Math.floor(at / 1000)}.${at % 100_000}`
}
