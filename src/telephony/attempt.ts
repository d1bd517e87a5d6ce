import type { Failure } from './failure'
import { merged } from './merged'
import type { CallRequest } from './types'

/** How a click ended: `sending` while nobody knows yet; `did-not-happen` as the portal's records show. */
type AttemptState = 'sending' | 'started' | 'refused' | 'unclear' | 'did-not-happen'

/** One click, from before its request leaves until it is settled. Stored; never holds a token. */
export interface CallAttempt extends CallRequest {
  id: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
  /** Equal for all ways to write the called number. */
  key: string
  state: AttemptState
  /** The portal's id of the call; lines of external apps give none. */
  callId: string | null
  failure: Failure | null
  /** What the user found out about an unclear attempt. */
  settled: 'rang' | 'did-not-ring' | null
  /** What the portal's records said about an unclear attempt: for sure, or most likely. Null where they were not needed. */
  found: 'sure' | 'likely' | null
  /** The browser it was clicked in, by whose clock its times are; empty for attempts of earlier versions, whose clock is taken for this one's. */
  browser: string
}

/** How a request to start a call ended. */
export type CallOutcome =
  | { state: 'started', callId: string | null }
  | { state: 'refused' | 'unclear', failure: Failure }

/** What must be asked before another call to the same number. */
export interface RepeatQuestion {
  reason: 'unclear' | 'recent'
  attempt: CallAttempt
}

/** Settled attempts beyond this number are forgotten; open ones never are. */
const KEPT = 200

/** True while nobody knows, and the user has not said, what became of the attempt. */
export function isOpen(attempt: CallAttempt): boolean {
  return attempt.state === 'unclear' && attempt.settled === null
}

/**
 * What to ask before calling a number again: an attempt nobody knows the end of comes first, then a recent call.
 * @param key the number's comparison key
 * @param recent a call less than this long ago is recent, milliseconds
 */
export function questionBefore(key: string, attempts: readonly CallAttempt[], now: number, recent: number): RepeatQuestion | null {
  const same = attempts.filter(attempt => attempt.key === key).sort((a, b) => b.at - a.at)
  const unclear = same.find(isOpen)
  if (unclear) return { reason: 'unclear', attempt: unclear }
  // The distance counts, not the order: the computer's clock may have been set back in between.
  const last = same.find(attempt => (attempt.state === 'started' || attempt.settled === 'rang') && Math.abs(now - attempt.at) < recent)
  return last ? { reason: 'recent', attempt: last } : null
}

/** The attempt after the portal's answer. */
export function settle(attempt: CallAttempt, outcome: CallOutcome): CallAttempt {
  return outcome.state === 'started'
    ? { ...attempt, state: 'started', callId: outcome.callId, failure: null }
    : { ...attempt, state: outcome.state, failure: outcome.failure }
}

/**
 * An unclear attempt after the portal's records have told what became of it.
 * @param callId the call's id, or null where there was no call
 * @param sure whether nothing else comes into question
 */
export function settleFound(attempt: CallAttempt, callId: string | null, sure: boolean): CallAttempt {
  return { ...attempt, state: callId === null ? 'did-not-happen' : 'started', callId, found: sure ? 'sure' : 'likely' }
}

/** The list with one attempt added or replaced, newest first, cut to what is worth keeping. */
export function withAttempt(attempts: readonly CallAttempt[], attempt: CallAttempt): CallAttempt[] {
  const all = [attempt, ...attempts.filter(other => other.id !== attempt.id)].sort((a, b) => b.at - a.at)
  let settled = 0
  return all.filter(one => isOpen(one) || one.state === 'sending' || ++settled <= KEPT)
}

/** What this tab and the browser know of attempts together. */
export function mergedAttempts(stored: readonly CallAttempt[], own: readonly CallAttempt[]): CallAttempt[] {
  return merged(stored, own, howFar)
}

/** Attempts only ever go on: from being sent through not knowing to an end. */
function howFar(attempt: CallAttempt): number {
  if (attempt.state === 'sending') return 0
  return isOpen(attempt) ? 1 : 2
}
