import type { Failure } from '@/core/failure/failure'
import { isSameKey } from '@/core/phone/sameNumber'
import type { CallRequest } from '@/core/telephony/types'
import type { Fate } from '@/once/fate'
import { REDIAL } from '@/calls/outcomes/redial'

/** What was clicked. */
interface CallClick extends CallRequest {
  id: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
  /** Equal for all ways to write the called number. */
  key: string
  /** The browser it was clicked in, by whose clock its times are; empty for attempts of earlier versions, whose clock is taken for this one's. */
  browser: string
}

/** What may be known of an attempt. */
interface Unknown {
  /** The portal's id of the call; lines of external apps give none. */
  callId: null
  /** Why it was refused, or why nobody knew for a while what had become of it. */
  failure: null
  /** What the user found out about it. */
  settled: null
  /** How surely the portal's records told: the only thing that comes into question, or the most likely one. */
  found: null
  /**
   * When the callback was last seen to have been missed, milliseconds since 1970: its line may ring it again by itself. Null for
   * every other end, and while none is known.
   */
  missedAt: null
}
type Known<State extends string, More extends Partial<Record<keyof Unknown, unknown>> = object> = Fate<Unknown, State, More>

export type Certainty = 'sure' | 'likely'
export type UsersWord = 'rang' | 'did-not-ring'

/** Everything an attempt can be, and nothing else. */
export type AttemptState =
  // Nobody knows yet.
  | Known<'sending'>
  // The portal's answer.
  | Known<'started', { callId: string | null, missedAt: number | null }>
  | Known<'refused', { failure: Failure }>
  // No answer: nobody knows, until the user or the portal's records tell.
  | Known<'unclear', { failure: Failure }>
  | Known<'unclear', { failure: Failure, settled: UsersWord }>
  | Known<'started', { failure: Failure, callId: string, found: Certainty, missedAt: number | null }>
  | Known<'did-not-happen', { failure: Failure, found: Certainty }>

/** One click, from before its request leaves until it is settled. Stored; never holds a token. */
export type CallAttempt = CallClick & AttemptState

/** Nothing is known: what every state begins with. */
export const UNKNOWN: Unknown = { callId: null, failure: null, settled: null, found: null, missedAt: null }
export const SENDING: Known<'sending'> = { ...UNKNOWN, state: 'sending' }

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

/**
 * The attempts worth keeping, newest first: beyond the newest settled ones, those a question may still be about, without their texts.
 * @param attempts newest first
 */
export function keptAttempts(attempts: readonly CallAttempt[], now: number): CallAttempt[] {
  let settled = 0
  return attempts.flatMap((one) => {
    if (isOpen(one) || one.state === 'sending' || ++settled <= KEPT) return [one]
    return one.state !== 'refused' && isWithin(now, one.at, LOOKED_FOR) ? [withoutWords(one)] : []
  })
}

/** An attempt without what was said or played in it. */
export const withoutWords = (attempt: CallAttempt): CallAttempt => ({ ...attempt, text: '', sound: undefined })
