/** Days before today whose calls are looked at: on a Monday those of Friday. */
const DAYS = 3

/**
 * The user's day by this computer's clock, and since when calls that reached nobody are to be repeated. By the calendar: a day of changing clocks
 * has 23 or 25 hours.
 * @returns milliseconds since 1970
 */
export function dayOf(now: number): { since: number, from: number, until: number } {
  const day = new Date(now)
  const midnight = (later: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime()
  return { since: midnight(-DAYS), from: midnight(0), until: midnight(1) - 1 }
}
