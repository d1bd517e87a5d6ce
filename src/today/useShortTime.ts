import { useI18n } from 'vue-i18n'
import { kept } from '@/ui/kept'

/** Days in which a weekday says which one is meant, milliseconds. */
const WEEK = 6 * 24 * 60 * 60 * 1000
const FORMATS = {
  today: kept(locale => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })),
  thisWeek: kept(locale => new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' })),
  other: kept(locale => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', hour: 'numeric', minute: '2-digit' }))
} as const

/** Moments as a list has room for: the time for today, the weekday with it for the days around, else the date. */
export function useShortTime() {
  const { locale } = useI18n()

  /** @param at milliseconds since 1970 */
  return function shortTime(at: number): string {
    const now = Date.now()
    const isToday = new Date(at).toDateString() === new Date(now).toDateString()
    const how = isToday ? 'today' : Math.abs(now - at) < WEEK ? 'thisWeek' : 'other'
    return FORMATS[how](locale.value).format(at)
  }
}
