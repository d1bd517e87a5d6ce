import * as v from 'valibot'
import { knownErrors } from './data'

const executed = v.boolean()
const executedLater = v.optional(v.boolean())

/** Everything that can go wrong with a REST request on demand. `executed` says whether the call rings all the same. */
export const FaultSchema = v.variant('kind', [
  /** A well-formed refusal; nothing is executed. */
  v.object({
    kind: v.literal('error'),
    error: v.string(),
    error_description: v.string(),
    status: v.number(),
    http200: v.optional(v.boolean()),
    /** Takes the status's place where the portal's statuses are the documented ones. */
    documentedStatus: v.optional(v.number()),
    /** The portal's code gives it none: it comes as the portal's `refusals` says. */
    uncoded: v.optional(v.boolean())
  }),
  /**
   * The portal's own request to the telephony service is lost, or the service refuses: a refusal without a code, in the words given.
   * It comes after the portal's own checks; the call rings or not.
   */
  v.object({ kind: v.literal('controller'), error_description: v.string(), executed }),
  /** 200 with a call's id beside an `error`; the call rings. */
  v.object({
    kind: v.literal('contradiction'),
    executed: v.literal(true),
    error: v.optional(v.string()),
    error_description: v.optional(v.string())
  }),
  /** 200 with an `error` that is no text, and nothing else. */
  v.object({ kind: v.literal('malformedError'), executed }),
  /** Waits, then goes on as if nothing had been. */
  v.object({ kind: v.literal('latency'), ms: v.number() }),
  /** The connection dies without an answer. */
  v.object({ kind: v.literal('cut'), executed }),
  /** A gateway's page instead of the answer; without CORS headers when `cors` is false. */
  v.object({ kind: v.literal('gateway'), status: v.picklist([502, 503, 504]), executed, cors: v.optional(v.boolean()) }),
  /** A login page, which is what a signed-out portal shows. */
  v.object({ kind: v.literal('html'), status: v.optional(v.number()), executed: executedLater }),
  /** 200 with JSON that ends in the middle. */
  v.object({ kind: v.literal('brokenJson'), executed }),
  /** 200 with nothing in it. */
  v.object({ kind: v.literal('emptyBody'), executed: executedLater }),
  /** 200 with a `time` and no `result`. */
  v.object({ kind: v.literal('noResult'), executed }),
  /** 200 with `RESULT` false; nothing rings. */
  v.object({ kind: v.literal('resultFalse') }),
  /** 200 with `RESULT` true and no call id; the call rings. */
  v.object({ kind: v.literal('noCallId'), executed: v.optional(v.literal(true)) }),
  /** No answer at all; the connection stays open. */
  v.object({ kind: v.literal('silent'), executed }),
  /** 401 `expired_token` although the token is fresh; not executed. */
  v.object({ kind: v.literal('expiredToken') })
])

export type Fault = v.InferOutput<typeof FaultSchema>

export type FaultKind = Fault['kind']

/** A fault waiting for the requests it applies to. */
export interface FaultRule {
  id: number
  /** A REST method, or `*` for every request. */
  method: string
  fault: Fault
  /** How many more requests it hits. */
  times: number
}

/** What goes wrong behind the portal, where it has made its own checks. */
export type ControllerFault = Extract<Fault, { kind: 'controller' }>

/** The faults that hit one request: waits first, then at most one that changes the answer. */
export interface TakenFaults {
  latency: number
  fault: Exclude<Fault, { kind: 'latency' | 'controller' }> | null
}

/** The portal's list of faults to come. */
export class Faults {
  readonly #rules: FaultRule[] = []
  readonly #changed: () => void
  #lastId = 0

  constructor(changed: () => void = () => undefined) {
    this.#changed = changed
  }

  /** Adds a fault for the next `times` (one, unless said otherwise) requests of a method. */
  add(rule: { method: string, fault: Fault, times?: number }): FaultRule {
    const added: FaultRule = { id: ++this.#lastId, method: rule.method, fault: rule.fault, times: rule.times ?? 1 }
    this.#rules.push(added)
    this.#changed()
    return added
  }

  remove(id: number): void {
    const index = this.#rules.findIndex(rule => rule.id === id)
    if (index >= 0) {
      this.#rules.splice(index, 1)
      this.#changed()
    }
  }

  clear(): void {
    this.#rules.length = 0
    this.#changed()
  }

  list(): readonly FaultRule[] {
    return this.#rules
  }

  /** Takes the faults for a whole request, `batch` included. */
  take(method: string): TakenFaults {
    return this.#take(rule => rule.method === method || rule.method === '*')
  }

  /**
   * Takes the faults for one command of a batch. Only those that make sense for a part of an answer apply, and `*`
   * has hit the whole request already.
   */
  takeInBatch(method: string): TakenFaults {
    return this.#take(rule => rule.method === method && (rule.fault.kind === 'error' || rule.fault.kind === 'latency'))
  }

  /** Takes what happens to a method's request to the telephony service; null when it goes well. */
  takeController(method: string): ControllerFault | null {
    for (const rule of this.#rules) {
      if (rule.fault.kind === 'controller' && (rule.method === method || rule.method === '*')) {
        this.#count(rule)
        return rule.fault
      }
    }
    return null
  }

  #take(applies: (rule: FaultRule) => boolean): TakenFaults {
    const taken: TakenFaults = { latency: 0, fault: null }
    for (const rule of this.#rules.filter(applies)) {
      if (rule.fault.kind === 'controller') {
        continue
      } else if (rule.fault.kind === 'latency') {
        taken.latency += rule.fault.ms
      } else if (taken.fault === null) {
        taken.fault = rule.fault
      } else {
        continue
      }
      this.#count(rule)
    }
    return taken
  }

  #count(rule: FaultRule): void {
    rule.times -= 1
    if (rule.times <= 0) {
      this.remove(rule.id)
    }
  }
}

/**
 * The documented error of a method as a fault: `errorFault('voximplant.callback.start', 'ACCESS_DENIED')`.
 * `description` (or its beginning) tells apart errors that share a code; a `{line}` in it is filled in by the portal.
 * Where the documentation prints `ERROR_CORE` for an exception without a code, it arrives as the portal's `refusals` says.
 */
export function errorFault(method: string, error: string, description?: string): Extract<Fault, { kind: 'error' }> {
  const fitting = knownErrors.filter(entry => entry.error === error && (description === undefined || entry.error_description.startsWith(description)))
  const known = fitting.find(entry => entry.method === method) ?? fitting.find(entry => entry.method === '*')
  if (known === undefined) {
    throw new Error(`No documented error ${error} ${description ?? ''} of ${method}`)
  }
  const { status, error_description, uncoded, documentedStatus } = known
  return {
    kind: 'error', error, error_description, status,
    ...(uncoded === undefined ? {} : { uncoded }),
    ...(documentedStatus === undefined ? {} : { documentedStatus })
  }
}
