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

/**
 * For calls that started: they appear once they have ended, most of them within minutes. Sized for fifty colleagues who call at the same
 * time: behind one address they share two requests a second, and their clicks need those first.
 */
export const FOLLOWING: Pace = { first: 10 * SECOND, share: 0.5, shortest: 30 * SECOND, longest: 5 * MINUTE, end: 60 * MINUTE }
/**
 * For attempts nobody knows the end of: whether they happened shows later, whether not much later. How late a record may come nobody knows:
 * they are looked for through a whole day, rarely in the end.
 */
export const SEARCHING: Pace = { first: 20 * SECOND, share: 0.5, shortest: 30 * SECOND, longest: 60 * MINUTE, end: 24 * 60 * MINUTE }
/** For callbacks that were missed, which the portal may ring again by itself: one to three minutes later, up to five times. */
export const AGAIN: Pace = { first: 2 * MINUTE, share: 0.5, shortest: 2 * MINUTE, longest: 5 * MINUTE, end: 30 * MINUTE }
/** For attempts whose end is known as far as anybody can tell, and which a late record may put right. */
export const RARELY: Pace = { first: 10 * MINUTE, share: 0.5, shortest: 10 * MINUTE, longest: 60 * MINUTE, end: 24 * 60 * MINUTE }
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
/** Shown again after a shorter time than this, a tab waits for the rest of it: whoever looks about in tabs must not ask each time. */
const GLANCE = 15 * SECOND

/** Something the portal is asked about: since when, and how often. */
export interface Followed {
  /** When it began, milliseconds since 1970. */
  start: number
  pace: Pace
}

/**
 * When to ask next. One question is for all: whatever is due first takes all others along, so twenty calls need no more questions
 * than one.
 * @param rarer by how many times rarer than at their pace
 * @returns a moment, possibly one that has passed, or null when there is nothing to ask about
 */
export function nextPoll(followed: readonly Followed[], asked: Asked, now: number, rarer = 1): number | null {
  if (followed.length === 0) return null
  // A clock that was set back must not put off a question for as long.
  const last = asked.at === null ? null : Math.min(asked.at, now)
  const due = Math.min(...followed.map(({ start, pace }) => dueFor(pace, Math.min(start, now), last, rarer)))
  if (last === null || asked.failures === 0) return due
  const pauses = followed.map(({ pace }) => Math.min(pace.longest, pace.shortest * 2 ** asked.failures))
  return Math.max(due, last + Math.min(...pauses))
}

function dueFor(pace: Pace, start: number, last: number | null, rarer: number): number {
  const first = start + pace.first
  if (last === null) return first
  const wait = Math.min(pace.longest, Math.max(pace.shortest, Math.round((last - start) * pace.share))) * rarer
  return last < start ? Math.max(first, last + pace.shortest * rarer) : last + wait
}

/** When a tab that is shown again asks: at once, unless it has only just asked. What is asked about rarely waits for its turn. */
export function pollWhenShown(followed: readonly Followed[], asked: Asked, now: number, rarer = 1): number | null {
  const next = nextPoll(followed, asked, now, rarer)
  if (next === null || followed.every(({ pace }) => pace === RARELY)) return next
  return asked.at === null ? now : Math.max(now, Math.min(asked.at, now) + GLANCE * rarer)
}

/** True once a call is given up: its time is over, and the portal was asked after that. */
export function isOver(pace: Pace, start: number, asked: Asked): boolean {
  return asked.at !== null && asked.at - start >= pace.end && (asked.failures === 0 || asked.failures >= LAST_TRIES)
}
