import { useI18n } from 'vue-i18n'

/** Dates and names in the language of the interface. */
export function useFormats() {
  const { locale } = useI18n()

  /** Date and time; only the time for today. @param at milliseconds since 1970 */
  function formatTime(at: number): string {
    const today = new Date(at).toDateString() === new Date().toDateString()
    return new Intl.DateTimeFormat(locale.value, today ? { timeStyle: 'medium' } : { dateStyle: 'short', timeStyle: 'short' }).format(at)
  }

  /** A country's name. @param country ISO 3166 code */
  function countryName(country: string): string {
    return new Intl.DisplayNames([locale.value], { type: 'region' }).of(country) ?? country
  }

  return { formatTime, countryName }
}
