/** The hour a working day's to-do is due at unless somebody says otherwise. */
const MORNING = 9
const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

const two = (value: number): string => String(value).padStart(2, '0')

/** A moment as a date and time field holds it, by this computer's clock: `2026-01-16T09:00`. */
export function toField(moment: Date): string {
  return `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/**
 * The moment a date and time field holds, or null where it is empty or no date.
 * @param value by this computer's clock, which has one hour a year twice; with an offset (`withOffset`) it is one of the two
 */
export function fromField(value: string): Date | null {
  // Without an offset a date with a time is read by this computer's clock.
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? new Date(value) : null
  return moment && !Number.isNaN(moment.getTime()) ? moment : null
}

/**
 * A moment as portals take it, with this computer's offset at that time of the year: `2026-01-16T09:00:00+01:00`.
 * Source: https://apidocs.bitrix24.com/api-reference/data-types.html
 */
export function withOffset(moment: Date): string {
  const offset = -moment.getTimezoneOffset()
  const size = Math.abs(offset)
  return `${toField(moment)}:${two(moment.getSeconds())}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** In an hour, at the next full five minutes: by time itself, since the clock may be put back or forward in between. */
export function inAnHour(now: Date): Date {
  const step = 5 * MINUTE
  return new Date(Math.ceil((now.getTime() + HOUR) / step) * step)
}

/** Nine o'clock of the next day from Monday to Friday. */
export function nextMorning(now: Date): Date {
  const moment = new Date(now)
  do moment.setDate(moment.getDate() + 1)
  while (moment.getDay() === 0 || moment.getDay() === 6)
  moment.setHours(MORNING, 0, 0, 0)
  return moment
}

/** Whether a day is the one after another. */
export function isTomorrow(day: Date, now: Date): boolean {
  const tomorrow = new Date(now)
  tomorrow.setDate(tomorrow.getDate() + 1)
  return day.toDateString() === tomorrow.toDateString()
}
