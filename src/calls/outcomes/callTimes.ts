import type { CallAttempt } from '@/calls/attempts/attempt'
import { onPortalClock, type ClockDifference } from '@/core/clock'
import { measureText } from '@/core/telephony/text'

/** Milliseconds since 1970, both ends included. */
export interface Span {
  from: number
  to: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Portals' telephony runs on another computer than REST: their documentation shows the one 11 s from the other. */
const CLOCKS_APART = 20 * SECOND
/** A request may wait for a new token, be under way for 60 s, and be worked on a while after everybody stopped waiting. */
const LATE_START = 150 * SECOND

/** How long people talk; `most` of them, and `all` of them. */
const CALLBACK_TALK = { most: 45 * MINUTE, all: 4 * 60 * MINUTE }
/** How long it rings before that. */
const RINGING = 3 * MINUTE
/** A voice may speak this much slower than estimated. */
const SLOW_VOICE = 2
/** What a text may take that is too long to have come along from another computer, seconds: 3,000 Chinese characters, and no voice speaks more. */
const LONGEST_SPEECH = 700
/** From a call's end until its record is there. Nobody knows how long that may be: rows have come after eight minutes. */
const LATE_RECORD = { most: 10 * MINUTE, all: 60 * MINUTE }

/** When a call can have begun that an attempt asked for, on the portal's clock. */
export function spanOf(attempt: CallAttempt, clock: ClockDifference): Span {
  // A computer that slept in the middle sends when it wakes: as late as the app heard that there is no answer.
  const heard = attempt.failure && attempt.failure.entry !== 'interrupted' ? attempt.failure.details.at : attempt.at
  return {
    from: onPortalClock(attempt.at, clock) - CLOCKS_APART - clock.error,
    to: onPortalClock(Math.max(attempt.at, heard), clock) + LATE_START + clock.error
  }
}

/** From the latest beginning of a call until its record is there, milliseconds: of `most` calls, and of `all`. */
export function untilRecorded({ type, text }: Pick<CallAttempt, 'type' | 'text'>): { most: number, all: number } {
  const talk = type === 'callback' ? CALLBACK_TALK : { most: spoken(text), all: spoken(text) }
  return { most: RINGING + talk.most + LATE_RECORD.most, all: RINGING + talk.all + LATE_RECORD.all }
}

/** A voice message ends with its text. */
const spoken = (text: string): number => (text === '' ? LONGEST_SPEECH : measureText(text).seconds) * SLOW_VOICE * SECOND
