import { useI18n } from 'vue-i18n'

/** Days in which a weekday says which one is meant, milliseconds. */
const WEEK = 6 * 24 * 60 * 60 * 1000

/** Moments as a list has room for: the time for today, the weekday with it for the days around, else the date. */
export function useShortTime() {
  const { locale } = useI18n()

  /** @param at milliseconds since 1970 */
  return function shortTime(at: number): string {
    const now = Date.now()
    const isToday = new Date(at).toDateString() === new Date(now).toDateString()
    const time = { hour: 'numeric', minute: '2-digit' } as const
    const day = isToday ? {} : Math.abs(now - at) < WEEK ? { weekday: 'short' } as const : { day: 'numeric', month: 'numeric' } as const
    return new Intl.DateTimeFormat(locale.value, { ...day, ...time }).format(at)
  }
}
