import { useI18n } from 'vue-i18n'
import { kept } from '@/ui/kept'

const FORMATS = {
  today: kept(locale => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })),
  thisYear: kept(locale => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })),
  earlier: kept(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })),
  full: kept(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }))
} as const

/** Times of calls, as short as they can be told apart. */
export function useRowTime() {
  const { locale } = useI18n()

  /** The time for today, the day with it for this year, and the whole date for what is older. @param at milliseconds since 1970 */
  function timeInRow(at: number): string {
    const [day, now] = [new Date(at), new Date()]
    const how = day.toDateString() === now.toDateString() ? 'today' : day.getFullYear() === now.getFullYear() ? 'thisYear' : 'earlier'
    return FORMATS[how](locale.value).format(at)
  }

  const timeInFull = (at: number): string => FORMATS.full(locale.value).format(at)

  return { timeInRow, timeInFull }
}
