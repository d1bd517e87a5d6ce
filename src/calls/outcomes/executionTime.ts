/**
 * What portals' clouds give a method within ten minutes, seconds of execution time; some give more. It counts for all users of the app on
 * a portal together: what fifty colleagues ask in the background is taken from each one's own clicks. Requests of less than 0.1 s count
 * nothing.
 * Source: https://apidocs.bitrix24.com/limits.html
 */
const LIMIT = 420
const WINDOW = 10 * 60_000
/** From these parts on questions in the background come more rarely … */
const BUSY = { somewhat: 0.15, very: 0.3 }
/** … and from this one not at all for a while: the rest is for what people do themselves. */
const FULL = 0.5

/** By how many times rarer than usual questions in the background should be. @param used seconds of the method's time that are used up */
export function rarerBy(used: number): number {
  const part = used / LIMIT
  if (part < BUSY.somewhat) return 1
  return part < BUSY.very ? 2 : 4
}

/**
 * How long nothing should be asked in the background, milliseconds: what was used is given back evenly, minute by minute.
 * @param used seconds of the method's time that are used up
 */
export function pauseAfter(used: number): number {
  const part = used / LIMIT
  return part < FULL ? 0 : WINDOW * Math.min(1, part)
}
