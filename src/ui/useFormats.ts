import { useI18n } from 'vue-i18n'
import { kept } from './kept'

const MINUTE = 60

const timeOfDay = kept(locale => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }))
const dateAndTime = kept(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }))
const countryNames = kept(locale => new Intl.DisplayNames([locale], { type: 'region' }))

/** Dates, durations and names in the language of the interface. */
export function useFormats() {
  const { locale } = useI18n()

  /** Date and time; only the time for today. @param at milliseconds since 1970 */
  function formatTime(at: number): string {
    const today = new Date(at).toDateString() === new Date().toDateString()
    return (today ? timeOfDay : dateAndTime)(locale.value).format(at)
  }

  /** An enumeration: “A, B and C”. */
  function formatList(items: Iterable<string>): string {
    return new Intl.ListFormat(locale.value).format(items)
  }

  /** What may be one or the other: “A or B”. */
  function formatAlternatives(items: Iterable<string>): string {
    return new Intl.ListFormat(locale.value, { type: 'disjunction' }).format(items)
  }

  /** Placeholders as they are written in a text, enumerated: “{name} and {company}”. */
  function formatPlaceholders(names: readonly string[]): string {
    return formatList(names.map(name => `{${name}}`))
  }

  /** A time of day. @param clock `20:30` */
  function formatClock(clock: string): string {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number)
    return timeOfDay(locale.value).format(new Date(2000, 0, 1, hours, minutes))
  }

  /** A country's name. @param country ISO 3166 code */
  function countryName(country: string): string {
    return countryNames(locale.value).of(country) ?? country
  }

  /** @param seconds whole seconds */
  function formatDuration(seconds: number): string {
    const unit = (value: number, unit: string) => new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
    const [minutes, rest] = [Math.floor(seconds / MINUTE), seconds % MINUTE]
    if (minutes === 0) return unit(rest, 'second')
    return rest === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`
  }

  return { formatTime, formatClock, formatList, formatAlternatives, formatPlaceholders, formatDuration, countryName }
}
