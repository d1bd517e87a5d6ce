import type { StartAnswer } from '@/portal/ports/startCall'
import type { Failure } from '@/core/failure/failure'
import { merged } from '@/once/merged'
import { REDIAL } from '@/calls/outcomes/redial'
import { isSameKey } from '@/core/phone/sameNumber'
import type { CallRequest } from '@/core/telephony/types'

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
  /**
   * When the callback was last seen to have been missed, milliseconds since 1970: its line may ring it again by itself. Null for
   * every other end, and while none is known.
   */
  missedAt: number | null
  /** The browser it was clicked in, by whose clock its times are; empty for attempts of earlier versions, whose clock is taken for this one's. */
  browser: string
}

/** What must be asked before another call to the same number. */
export interface RepeatQuestion {
  /**
   * `unclear`: nobody knows what became of the attempt. `unlikely`: it probably did not happen, but its record may still come.
   * `redial`: it was missed, and the portal may be about to ring it again by itself. `recent`: it was only just called.
   */
  reason: 'unclear' | 'unlikely' | 'redial' | 'recent'
  attempt: CallAttempt
}

/** Settled attempts that are kept whole; of those beyond this number only what a question may need. Open ones are always kept. */
const KEPT = 200
/**
 * For so long after its click an attempt is looked for whatever is believed of it: how late a record may come is not known.
 * The settings may have an earlier call asked about for as long, too. Milliseconds.
 */
const LOOKED_FOR = 24 * 60 * 60 * 1000

/** True while nobody knows, and the user has not said, what became of the attempt. */
export function isOpen(attempt: CallAttempt): boolean {
  return attempt.state === 'unclear' && attempt.settled === null
}

/** True where only the absence of a record speaks for it that nothing happened, and one may still come. */
export function isUnlikely({ state, found }: CallAttempt): boolean {
  return state === 'did-not-happen' && found === 'likely'
}

/**
 * Whether a record may still change what is known of an attempt: nobody knows its end, or only the absence of a record, or a
 * person's word, speaks for it. Old ones that are settled are left alone.
 */
export function isSought(attempt: CallAttempt, now: number): boolean {
  const settled = attempt.state === 'did-not-happen' || attempt.state === 'unclear'
  return isOpen(attempt) || (settled && isWithin(now, attempt.at, LOOKED_FOR))
}

/** The distance counts, not the order: the computer's clock may have been set back in between. */
const isWithin = (now: number, at: number, most: number): boolean => Math.abs(now - at) < most

/**
 * What to ask before calling a number again: what may ring the client twice unknown to anybody comes first, then what was called
 * recently.
 * @param key the number's comparison key
 * @param recent a call less than this long ago is recent, milliseconds
 */
export function questionBefore(key: string, attempts: readonly CallAttempt[], now: number, recent: number): RepeatQuestion | null {
  const same = attempts.filter(attempt => isSameKey(attempt.key, key)).sort((a, b) => b.at - a.at)
  const reasons: Record<RepeatQuestion['reason'], (attempt: CallAttempt) => boolean> = {
    unclear: isOpen,
    unlikely: attempt => isUnlikely(attempt) && isWithin(now, attempt.at, LOOKED_FOR),
    redial: ({ missedAt }) => missedAt !== null && isWithin(now, missedAt, REDIAL.latest),
    recent: ({ state, settled, at }) => (state === 'started' || settled === 'rang') && isWithin(now, at, recent)
  }
  for (const reason of ['unclear', 'unlikely', 'redial', 'recent'] as const) {
    const attempt = same.find(reasons[reason])
    if (attempt) return { reason, attempt }
  }
  return null
}

/** The attempt after the portal's answer. */
export function settle(attempt: CallAttempt, outcome: StartAnswer): CallAttempt {
  return outcome.state === 'started'
    ? { ...attempt, state: 'started', callId: outcome.callId, failure: null }
    : { ...attempt, state: outcome.state, failure: outcome.failure }
}

/**
 * The attempt after the portal's records have told what became of it, or null where that changes nothing.
 * A record that is found beats the absence of one, however sure that was; and where it is surely the attempt's own, a person's
 * word too: whoever sends a voice message hears no phone ring. The absence of a record is no news to a person.
 * @param callId the call's id, or null where there was no call
 * @param sure whether nothing else comes into question
 */
export function withFinding(attempt: CallAttempt, callId: string | null, sure: boolean): CallAttempt | null {
  const after = (state: 'started' | 'did-not-happen'): CallAttempt => ({ ...attempt, state, callId, settled: null, found: sure ? 'sure' : 'likely' })
  if (isOpen(attempt)) return after(callId === null ? 'did-not-happen' : 'started')
  if (attempt.state === 'unclear') return callId !== null && sure ? after('started') : null
  if (attempt.state !== 'did-not-happen') return null
  if (callId !== null) return after('started')
  return sure && attempt.found === 'likely' ? after('did-not-happen') : null
}

/**
 * The list with one attempt added or replaced, newest first, cut to what is worth keeping: beyond the newest settled ones, those a
 * question may still be about, without their texts.
 */
export function withAttempt(attempts: readonly CallAttempt[], attempt: CallAttempt, now: number): CallAttempt[] {
  const all = [attempt, ...attempts.filter(other => other.id !== attempt.id)].sort((a, b) => b.at - a.at)
  let settled = 0
  return all.flatMap((one) => {
    if (isOpen(one) || one.state === 'sending' || ++settled <= KEPT) return [one]
    return one.state !== 'refused' && isWithin(now, one.at, LOOKED_FOR) ? [{ ...one, text: '' }] : []
  })
}

/** What this tab and the browser know of attempts together. */
export function mergedAttempts(stored: readonly CallAttempt[], own: readonly CallAttempt[]): CallAttempt[] {
  return merged(stored, own, howFar)
}

/** Attempts only ever go on: from being sent through not knowing to an end, and from a guess to what is sure. */
export function howFar(attempt: CallAttempt): number {
  const { state, settled, found, missedAt } = attempt
  if (state === 'sending') return 0
  if (state === 'unclear') return settled === null ? 1 : 4
  if (state === 'did-not-happen') return found === 'likely' ? 2 : 3
  const end = found === 'likely' ? 5 : found === 'sure' ? 6 : 7
  return missedAt === null ? end : end + 0.5
}
