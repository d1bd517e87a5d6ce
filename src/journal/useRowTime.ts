import { useI18n } from 'vue-i18n'

/** What a browser makes for a language is slow to make: once for all rows. */
const FORMATS = {
  today: { hour: 'numeric', minute: '2-digit' },
  thisYear: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  earlier: { dateStyle: 'short', timeStyle: 'short' },
  full: { dateStyle: 'full', timeStyle: 'medium' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
const kept = new Map<string, Intl.DateTimeFormat>()

function format(at: number, how: keyof typeof FORMATS, locale: string): string {
  const key = `${how} ${locale}`
  const made = kept.get(key) ?? new Intl.DateTimeFormat(locale, FORMATS[how])
  kept.set(key, made)
  return made.format(at)
}

/** Times of calls, as short as they can be told apart. */
export function useRowTime() {
  const { locale } = useI18n()

  /** The time for today, the day with it for this year, and the whole date for what is older. @param at milliseconds since 1970 */
  function timeInRow(at: number): string {
    const [day, now] = [new Date(at), new Date()]
    const how = day.toDateString() === now.toDateString() ? 'today' : day.getFullYear() === now.getFullYear() ? 'thisYear' : 'earlier'
    return format(at, how, locale.value)
  }

  const timeInFull = (at: number): string => format(at, 'full', locale.value)

  return { timeInRow, timeInFull }
}
