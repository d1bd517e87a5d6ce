/**
 * How much of the time is used up that a portal's cloud gives a method. It counts for all users of the app on that portal together:
 * what fifty colleagues ask in the background is taken from each one's own clicks.
 * Source: https://apidocs.bitrix24.com/limits.html
 */
export interface ExecutionTime {
  /** Seconds within the last ten minutes. Requests of less than 0.1 s count nothing. */
  used: number
  /** When the first part of it is given back, on this computer's clock, milliseconds since 1970. */
  resetAt: number
}

/** What portals give a method, seconds; clouds may give more. */
const LIMIT = 420
/** From these parts on questions in the background come more rarely … */
const BUSY = { somewhat: 0.15, very: 0.3 }
/** … and from this one not at all: the rest is for what people do themselves. */
const FULL = 0.5
const MINUTE = 60_000
const LONGEST_PAUSE = 3 * MINUTE

/** How many times rarer than usual questions in the background should be. */
export function rarerBy({ used }: ExecutionTime): number {
  const part = used / LIMIT
  if (part < BUSY.somewhat) return 1
  return part < BUSY.very ? 2 : 4
}

/** Until when nothing should be asked in the background, or null. */
export function pauseAfter({ used, resetAt }: ExecutionTime, now: number): number | null {
  if (used / LIMIT < FULL) return null
  // A part is given back with every minute. Where the time that is named has passed, or makes no sense, one will do.
  return Math.min(resetAt > now ? resetAt : now + MINUTE, now + LONGEST_PAUSE)
}
