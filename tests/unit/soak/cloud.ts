import { LOST, REFUSAL } from '../support/attempts'
import { administratorsAnswer } from '../support/firstAnswer'
import { portalError } from '../support/installation'
import { recordWith } from '../support/records'
import type { FirstAnswer } from '@/portal/firstData'
import type { CallSpan, SpansRead } from '@/portal/statistics'
import type { CallOutcome } from '@/telephony/attempt'
import { failureOf } from '@/telephony/catalogue'
import type { Failure } from '@/telephony/failure'
import type { CallRecord } from '@/telephony/statistic'
import type { CallRequest } from '@/telephony/types'

const SECOND = 1000

/** What the next request to start a call meets. `ms`: how long the portal, or whatever is between, takes. */
export type CallFault =
  | { kind: 'ok' | 'noId' | 'refused', ms: number }
  | { kind: 'lost' | 'throws', ms: number, rings: boolean }
  | { kind: 'silent', rings: boolean }
  | { kind: 'notRenewed' }

/** Everything that can be planned, by the number that chooses it. */
export function callFault(random: () => number): CallFault {
  const rings = random() < 0.5
  const ms = Math.round(random() ** 3 * 40 * SECOND)
  const kinds: readonly CallFault[] = [
    { kind: 'ok', ms }, { kind: 'noId', ms }, { kind: 'refused', ms }, { kind: 'lost', ms, rings }, { kind: 'lost', ms, rings },
    { kind: 'throws', ms, rings }, { kind: 'silent', rings }, { kind: 'notRenewed' }
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
  readonly #records: CallRecord[] = []
  readonly #options: Record<string, string> = {}
  readonly #random: () => number
  #calls = 0

  constructor(random: () => number) {
    this.#random = random
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
      case 'silent':
        if (fault.rings) this.#ringIn(this.#random() * 55 * SECOND, request)
        after(60 * SECOND, () => finish({ state: 'unclear', failure: at(failureOf('timeout', LOST.details)) }))
    }
    return { post, answer }
  }

  #ringIn(ms: number, { type, line, number, text }: CallRequest): void {
    setTimeout(() => {
      this.#calls += 1
      const startedAt = this.now()
      const callId = `${type}.${this.#calls}x.${Math.floor(startedAt / SECOND)}`
      this.rang.set(text, [...this.rang.get(text) ?? [], callId])
      const record = recordWith({ type, line, number: number.slice(1), callId, startedAt })
      const talk = type === 'callback' ? this.#random() ** 3 * 40 * 60 * SECOND : 5 * SECOND
      setTimeout(() => this.#records.push(record), 3 * SECOND + talk)
    }, ms)
  }

  async readCalls(callIds: readonly string[]): Promise<CallRecord[]> {
    if (this.silentStatistics) throw portalError('connectionLost')
    return this.#records.filter(({ callId }) => callId !== null && callIds.includes(callId))
  }

  async readSpans(spans: readonly CallSpan[]): Promise<SpansRead> {
    if (this.silentStatistics) throw portalError('connectionLost')
    const within = ({ type, startedAt }: CallRecord) => spans.some(span => span.type === type && startedAt >= span.from && startedAt <= span.to)
    return { records: this.#records.filter(within), complete: [...spans], readAt: this.now(), clock: { offset: this.offset, error: 0 } }
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
    return administratorsAnswer({ userOptions: { ...this.#options } })
  }

  get rememberedUser(): string | null {
    return this.#options['userId'] ?? null
  }
}

/** A failure noticed now. */
const at = (failure: Failure): Failure => ({ ...failure, details: { ...failure.details, at: Date.now() } })
