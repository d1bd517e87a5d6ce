import { LOST, REFUSAL } from '../support/attempts'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { portalError } from '../support/installation'
import { recordWith } from '../support/records'
import type { FirstAnswer } from '@/portal/firstData'
import type { CallsAnswer, CallsQuestion } from '@/portal/followedCalls'
import type { CallSpan, SearchAnswer, SearchQuestion } from '@/portal/searchRecords'
import type { CallOutcome } from '@/telephony/attempt'
import type { CallEnd } from '@/telephony/callEnd'
import { failureOf } from '@/telephony/catalogue'
import type { Failure } from '@/telephony/failure'
import type { CallRecord } from '@/telephony/statistic'
import type { CallRequest } from '@/telephony/types'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Who clicks; a colleague of the same department; one of another. */
const [SELF, NEAR, FAR] = ['1', '7', '9'] as const

/**
 * How this portal is set up, and what its records show whoever clicks. `admin` needs no role; `any`, `department` and `own` are levels of
 * the right to see statistics.
 */
export interface PortalKind {
  role: 'admin' | 'any' | 'department' | 'own'
  /** Older portals write the caller into the records of voice messages, newer ones nobody. */
  namesCaller: boolean
  /** The line rings a missed callback again by itself: so often, after so long. */
  redial: { attempts: number, periodMs: number } | null
}

export function anyPortal(random: () => number): PortalKind {
  const roles = ['admin', 'any', 'department', 'own'] as const
  return {
    role: roles[Math.floor(random() * roles.length)] ?? 'own',
    namesCaller: random() < 0.15,
    redial: random() < 0.3 ? { attempts: 1 + Math.floor(random() * 5), periodMs: ([60, 120, 180][Math.floor(random() * 3)] ?? 60) * SECOND } : null
  }
}

/** What the next request to start a call meets. `ms`: how long the portal, or whatever is between, takes. */
export type CallFault =
  | { kind: 'ok' | 'noId' | 'refused', ms: number }
  | { kind: 'lost' | 'throws' | 'controller', ms: number, rings: boolean }
  | { kind: 'silent', rings: boolean }
  | { kind: 'notRenewed' }

/** Everything that can be planned, by the number that chooses it. */
export function callFault(random: () => number): CallFault {
  const rings = random() < 0.5
  const ms = Math.round(random() ** 3 * 40 * SECOND)
  const kinds: readonly CallFault[] = [
    { kind: 'ok', ms }, { kind: 'noId', ms }, { kind: 'refused', ms }, { kind: 'lost', ms, rings }, { kind: 'lost', ms, rings },
    { kind: 'throws', ms, rings }, { kind: 'controller', ms, rings }, { kind: 'silent', rings }, { kind: 'notRenewed' }
  ]
  return kinds[Math.floor(random() * kinds.length)] ?? { kind: 'ok', ms }
}

/** A request of a tab that the portal has got. */
export interface Post {
  request: CallRequest
  answered: boolean
  /** The connection breaks off now; what the portal does, it does all the same. */
  breakOff: () => void
}

/** The portal behind all tabs, on a clock that nobody sets. */
export class Cloud {
  /** This portal's clock minus the computer's. */
  offset = 0
  /** Statistics cannot be read. */
  silentStatistics = false
  /** Options can be neither stored nor read on their own. */
  lostOptions = false
  readonly planned: CallFault[] = []
  /** Ids of the calls that rang, by the text they were asked for with. */
  readonly rang = new Map<string, string[]>()
  /** Ids of the calls that the portal made by itself. */
  readonly redials = new Set<string>()
  readonly #records: CallRecord[] = []
  readonly #options: Record<string, string> = {}
  readonly #random: () => number
  /** The numbers are of clients in CRM, whose records the user may read. */
  readonly #clientsKnown: boolean
  #calls = 0

  constructor(random: () => number, readonly kind: PortalKind) {
    this.#random = random
    this.#clientsKnown = random() < 0.5
    // Somebody sent a voice message before.
    this.#records.push(recordWith({ type: 'infocall', userId: kind.namesCaller ? FAR : null, startedAt: Date.now() - 24 * 60 * MINUTE }))
  }

  now(): number {
    return Date.now() + this.offset
  }

  /** A request arrives. */
  start(request: CallRequest): { post: Post, answer: Promise<CallOutcome> } {
    const fault = this.planned.shift() ?? { kind: 'ok', ms: 200 }
    let finish: (outcome: CallOutcome) => void = () => {}
    let crash: (reason: unknown) => void = () => {}
    const answer = new Promise<CallOutcome>((resolve, reject) => {
      finish = resolve
      crash = reject
    })
    const post: Post = {
      request,
      answered: false,
      breakOff: () => {
        post.answered = true
        finish({ state: 'unclear', failure: at(LOST) })
      }
    }
    const after = (ms: number, end: () => void) => setTimeout(() => {
      post.answered = true
      end()
    }, ms)
    const unclear: CallOutcome = { state: 'unclear', failure: at(LOST) }
    switch (fault.kind) {
      case 'ok':
      case 'noId':
        this.#ringIn(fault.ms / 2, request)
        after(fault.ms, () => finish({ state: 'started', callId: fault.kind === 'ok' ? this.rang.get(request.text)?.at(-1) ?? null : null }))
        break
      case 'refused':
        after(fault.ms, () => finish({ state: 'refused', failure: at(REFUSAL) }))
        break
      case 'notRenewed':
        after(10 * SECOND, () => finish({ state: 'refused', failure: at(failureOf('sessionNotRenewed', REFUSAL.details)) }))
        break
      case 'lost':
      case 'throws':
        if (fault.rings) this.#ringIn(fault.ms / 2, request)
        after(fault.ms, () => fault.kind === 'lost' ? finish({ ...unclear, failure: at(LOST) }) : crash(new Error('no failure of ours')))
        break
      case 'controller':
        // A well-formed refusal: the portal lost its own request to the telephony service, and the phone may ring.
        if (fault.rings) this.#ringIn(fault.ms / 2, request)
        after(fault.ms, () => finish({ state: 'unclear', failure: at(failureOf('telephonyFault', LOST.details)) }))
        break
      case 'silent':
        if (fault.rings) this.#ringIn(this.#random() * 55 * SECOND, request)
        after(60 * SECOND, () => finish({ state: 'unclear', failure: at(failureOf('timeout', LOST.details)) }))
    }
    return { post, answer }
  }

  #ringIn(ms: number, request: CallRequest): void {
    setTimeout(() => {
      const callId = this.#ring(request, 0)
      this.rang.set(request.text, [...this.rang.get(request.text) ?? [], callId])
    }, ms)
  }

  /** A call begins; its record comes after its end. @param tried how often the portal has rung it by itself before */
  #ring(request: CallRequest, tried: number): string {
    const { type, line, number } = request
    this.#calls += 1
    const startedAt = this.now()
    const callId = `${type}.${this.#calls}x.${Math.floor(startedAt / SECOND)}`
    const missed = type === 'callback' && this.#random() < 0.3
    const talk = missed ? 30 * SECOND : type === 'callback' ? this.#random() ** 3 * 40 * MINUTE : 5 * SECOND
    const record = recordWith({
      type, line: this.#random() < 0.2 ? line.toUpperCase() : line, number: this.#random() < 0.5 ? number : number.slice(1), callId, startedAt,
      userId: this.#ownerOf(type), ...missed ? { outcome: 'missed', code: '304', duration: 0 } : {}
    })
    setTimeout(() => {
      setTimeout(() => this.#records.push(record), this.#late())
      const { redial } = this.kind
      if (missed && redial && tried < redial.attempts) setTimeout(() => this.redials.add(this.#ring(request, tried + 1)), redial.periodMs)
    }, talk)
    return callId
  }

  /** Somebody else's doing at the same time, which is none of this user's clicks. */
  addNoise(number: string, type: CallRequest['type']): void {
    const at = this.now() - this.#random() * 2 * MINUTE
    const foreign = this.#random()
    const record = recordWith({ type, number, startedAt: at, callId: `${type}.noise${this.#records.length}.${Math.floor(at / SECOND)}` })
    if (foreign < 0.4) this.#records.push({ ...record, userId: type === 'infocall' && !this.kind.namesCaller ? null : NEAR })
    else if (foreign < 0.7) this.#records.push({ ...record, appId: '5' })
    else this.#records.push({ ...record, type: 'outgoing', callId: `softphone.${this.#records.length}` })
  }

  #ownerOf(type: CallRequest['type']): string | null {
    if (type === 'infocall') return this.kind.namesCaller ? SELF : null
    const who = this.#random()
    return who < 0.6 ? SELF : who < 0.8 ? NEAR : FAR
  }

  /** Most records come at once, some after minutes, a few nearly an hour later. */
  #late(): number {
    const late = this.#random()
    return late < 0.65 ? 3 * SECOND : late < 0.85 ? this.#random() * 10 * MINUTE : this.#random() * 55 * MINUTE
  }

  /** Whether whoever clicks may see a record. */
  isInSight({ userId }: CallRecord): boolean {
    const { role } = this.kind
    if (role === 'admin' || role === 'any') return true
    return userId === SELF || (role === 'department' && userId === NEAR)
  }

  /** The records in sight by now. */
  get inSight(): readonly CallRecord[] {
    return this.#records.filter(record => this.isInSight(record))
  }

  async readCalls({ callIds, again, activities }: CallsQuestion): Promise<CallsAnswer> {
    if (this.silentStatistics) throw portalError('connectionLost')
    const within = ({ type, startedAt, number }: CallRecord) => type === 'callback'
      && again.some(span => startedAt >= span.from && startedAt <= span.to && number.endsWith(span.number))
    return {
      records: this.inSight.filter(({ callId }) => callId !== null && callIds.includes(callId)), again: this.inSight.filter(within),
      ends: this.#clientsKnown ? this.#records.flatMap(record => endOf(record, activities)) : []
    }
  }

  async search({ spans, earlier, messages }: SearchQuestion): Promise<SearchAnswer> {
    if (this.silentStatistics) throw portalError('connectionLost')
    const within = ({ type, startedAt }: CallRecord, span: CallSpan) => span.type === type && startedAt >= span.from && startedAt <= span.to
    const beside = this.inSight.filter(record => (messages && record.type === 'infocall')
      || earlier.some(span => within(record, span) && record.number.endsWith(span.number)))
    return {
      records: this.inSight.filter(record => spans.some(span => within(record, span))), beside, complete: [...spans], readAt: this.now(),
      clock: { offset: this.offset, error: 0 }
    }
  }

  async readOptions(): Promise<Record<string, string>> {
    if (this.lostOptions) throw portalError('connectionLost')
    return { ...this.#options }
  }

  async saveOptions(options: Record<string, string>): Promise<void> {
    if (this.lostOptions) throw portalError('connectionLost')
    Object.assign(this.#options, options)
  }

  /** What a tab reads first. */
  firstAnswer(): FirstAnswer {
    const userOptions = { ...this.#options }
    if (this.kind.role === 'admin') return administratorsAnswer({ userOptions })
    return managersAnswer({ userOptions, profile: { ID: SELF, ADMIN: false, NAME: 'Anna', LAST_NAME: 'Schmidt' } })
  }

  get rememberedUser(): string | null {
    return this.#options['userId'] ?? null
  }
}

/** What CRM tells of a callback. */
function endOf({ callId, type, outcome }: CallRecord, asked: readonly string[]): CallEnd[] {
  if (callId === null || type !== 'callback' || !asked.includes(callId)) return []
  return [{ callId, outcome: outcome === 'answered' || outcome === 'missed' ? outcome : 'other' }]
}

/** A failure noticed now. */
const at = (failure: Failure): Failure => ({ ...failure, details: { ...failure.details, at: Date.now() } })
