import { LOST, REFUSAL } from '../support/attempts'
import { administratorsAnswer, managersAnswer } from '../support/firstAnswer'
import { portalError } from '../support/installation'
import { recordWith } from '../support/records'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import type { CallsAnswer, CallsRequest } from '@/portal/records/followedCalls'
import type { CallSpan, SearchAnswer, SearchRequest } from '@/portal/records/searchRecords'
import type { StartAnswer } from '@/portal/ports/startCall'
import type { CallEnd } from '@/core/telephony/callEnd'
import { failureOf } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { CallRequest, CallType } from '@/core/telephony/types'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Who clicks; a colleague of the same department; one of another. */
const [SELF, NEAR, FAR] = ['1', '7', '9'] as const

/** A call that is taken, and written down at once. */
const ORDINARY: Fate = { missed: false, talk: 0, late: 3 * SECOND, owner: 'self', sameForm: true }

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
  /** The numbers are of clients in CRM, whose records the user may read. */
  clientsKnown: boolean
}

/** What becomes of a call that rings, and of what the portal writes about it. */
export interface Fate {
  /** Nobody takes the call. */
  missed: boolean
  /** How long they talk, milliseconds. */
  talk: number
  /** How long after its end the record comes, milliseconds. */
  late: number
  owner: 'self' | 'near' | 'far'
  /** The record names line and number as this app does. */
  sameForm: boolean
}

/** Somebody else's call at the same time, which is none of this user's clicks. */
export interface Foreign {
  number: string
  type: CallType
  by: 'colleague' | 'otherApp' | 'softphone'
  /** How long ago, milliseconds. */
  ago: number
}

/** What the next request to start a call meets. `ms`: how long the portal, or whatever is between, takes. */
export type CallFault =
  | { kind: 'ok' | 'noId' | 'refused', ms: number }
  | { kind: 'lost' | 'throws' | 'controller', ms: number, rings: boolean }
  | { kind: 'silent', ringsAfter: number | null }
  | { kind: 'notRenewed' }

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
  /** What becomes of calls, by the text they were asked for with: of the first one, and of those the portal makes by itself. */
  readonly fates = new Map<string, readonly Fate[]>()
  /** Ids of the calls that rang, by the text they were asked for with. */
  readonly rang = new Map<string, string[]>()
  /** Ids of the calls that the portal made by itself. */
  readonly redials = new Set<string>()
  readonly #records: CallRecord[] = []
  readonly #options: Record<string, string> = {}
  #calls = 0

  constructor(readonly kind: PortalKind) {
    // Somebody sent a voice message before.
    this.#records.push(recordWith({ type: 'infocall', userId: kind.namesCaller ? FAR : null, startedAt: Date.now() - 24 * 60 * MINUTE }))
  }

  now(): number {
    return Date.now() + this.offset
  }

  /** A request arrives. */
  start(request: CallRequest): { post: Post, answer: Promise<StartAnswer> } {
    const fault = this.planned.shift() ?? { kind: 'ok', ms: 200 }
    let finish: (outcome: StartAnswer) => void = () => {}
    let crash: (reason: unknown) => void = () => {}
    const answer = new Promise<StartAnswer>((resolve, reject) => {
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
    const unclear: StartAnswer = { state: 'unclear', failure: at(LOST) }
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
        if (fault.ringsAfter !== null) this.#ringIn(fault.ringsAfter, request)
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
    const fates = this.fates.get(request.text) ?? []
    const fate = fates[tried] ?? fates.at(-1) ?? ORDINARY
    this.#calls += 1
    const startedAt = this.now()
    const callId = `${type}.${this.#calls}x.${Math.floor(startedAt / SECOND)}`
    const missed = type === 'callback' && fate.missed
    const talk = missed ? 30 * SECOND : type === 'callback' ? fate.talk : 5 * SECOND
    const record = recordWith({
      type, line: fate.sameForm ? line : line.toUpperCase(), number: fate.sameForm ? number : number.slice(1), callId, startedAt,
      userId: this.#ownerOf(type, fate), ...missed ? { outcome: 'missed', code: '304', duration: 0 } : {}
    })
    setTimeout(() => {
      setTimeout(() => this.#records.push(record), fate.late)
      const { redial } = this.kind
      if (missed && redial && tried < redial.attempts) setTimeout(() => this.redials.add(this.#ring(request, tried + 1)), redial.periodMs)
    }, talk)
    return callId
  }

  /** Somebody else has called. */
  addForeign({ number, type, by, ago }: Foreign): void {
    const at = this.now() - ago
    const count = this.#records.length
    const record = recordWith({ type, number, startedAt: at, callId: `${type}.foreign${count}.${Math.floor(at / SECOND)}` })
    switch (by) {
      case 'colleague':
        this.#records.push({ ...record, userId: type === 'infocall' && !this.kind.namesCaller ? null : NEAR })
        break
      case 'otherApp':
        this.#records.push({ ...record, appId: '5' })
        break
      case 'softphone':
        this.#records.push({ ...record, type: 'outgoing', callId: `softphone.${count}` })
    }
  }

  #ownerOf(type: CallType, { owner }: Fate): string | null {
    if (type === 'infocall') return this.kind.namesCaller ? SELF : null
    return { self: SELF, near: NEAR, far: FAR }[owner]
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

  async readCalls({ callIds, again, activities }: CallsRequest): Promise<CallsAnswer> {
    if (this.silentStatistics) throw portalError('connectionLost')
    const within = ({ type, startedAt, number }: CallRecord) => type === 'callback'
      && again.some(span => startedAt >= span.from && startedAt <= span.to && number.endsWith(span.number))
    return {
      records: this.inSight.filter(({ callId }) => callId !== null && callIds.includes(callId)), again: this.inSight.filter(within),
      ends: this.kind.clientsKnown ? this.#records.flatMap(record => endOf(record, activities)) : []
    }
  }

  async search({ spans, earlier, messages }: SearchRequest): Promise<SearchAnswer> {
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
