/** How often the portal is asked about calls. All times in milliseconds. */
export interface Pace {
  /** From a call's start to the first question about it. */
  first: number
  /** The next question comes after this part of the time the call has been going on … */
  share: number
  /** … but never sooner … */
  shortest: number
  /** … nor later than this. */
  longest: number
  /** A call is no longer asked about when it started this long ago. */
  end: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** For calls that started: they appear once they have ended, most of them within minutes. */
export const FOLLOWING: Pace = { first: 10 * SECOND, share: 0.25, shortest: 10 * SECOND, longest: 2 * MINUTE, end: 45 * MINUTE }
/** For attempts nobody knows the end of: whether they happened shows later, whether not much later. */
export const SEARCHING: Pace = { first: 20 * SECOND, share: 0.25, shortest: 15 * SECOND, longest: 5 * MINUTE, end: 5 * 60 * MINUTE }
/** For notes whose answer was lost: they are there at once, or as soon as a busy portal gets to them, or not at all. */
export const LOOKING: Pace = { first: 2 * SECOND, share: 1, shortest: 6 * SECOND, longest: MINUTE, end: 90 * SECOND }

/** What was asked so far. */
export interface Asked {
  /** When the last question was put, or null. */
  at: number | null
  /** Questions in a row that got no answer. */
  failures: number
}

/** Unanswered questions in a row after which calls past their time are given up all the same. */
const LAST_TRIES = 5
/** Shown again after a shorter time than this, a tab waits for the rest of it. */
const GLANCE = 3 * SECOND

/**
 * When to ask next. One question is for all calls: whichever of them is due first takes all others along, so twenty calls
 * need no more questions than one.
 * @param starts when each call started
 * @returns a moment, possibly one that has passed, or null when there is nothing to ask about
 */
export function nextQuestion(pace: Pace, starts: readonly number[], asked: Asked, now: number): number | null {
  if (starts.length === 0) return null
  // A clock that was set back must not put off a question for as long.
  const last = asked.at === null ? null : Math.min(asked.at, now)
  const due = Math.min(...starts.map(start => dueFor(pace, Math.min(start, now), last)))
  if (last === null) return due
  const pause = Math.min(pace.longest, pace.shortest * 2 ** asked.failures)
  return asked.failures > 0 ? Math.max(due, last + pause) : due
}

function dueFor(pace: Pace, start: number, last: number | null): number {
  const first = start + pace.first
  if (last === null) return first
  const wait = Math.min(pace.longest, Math.max(pace.shortest, Math.round((last - start) * pace.share)))
  return last < start ? Math.max(first, last + pace.shortest) : last + wait
}

/** When a tab that is shown again asks: at once, unless it has only just asked. */
export function questionWhenShown(starts: readonly number[], asked: Asked, now: number): number | null {
  if (starts.length === 0) return null
  return asked.at === null ? now : Math.max(now, Math.min(asked.at, now) + GLANCE)
}

/** True once a call is given up: its time is over, and the portal was asked after that. */
export function isOver(pace: Pace, start: number, asked: Asked): boolean {
  return asked.at !== null && asked.at - start >= pace.end && (asked.failures === 0 || asked.failures >= LAST_TRIES)
}
