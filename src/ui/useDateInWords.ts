import { useI18n } from 'vue-i18n'

/**
 * Dates with weekday and month in words, in the language of the interface, to stand under the browser's own date fields: these are written
 * as the browser's language writes dates, and 03/04 is a day in March in one and in April in another (decision 0014).
 */
export function useDateInWords() {
  const { locale } = useI18n()

  /** @param at milliseconds since 1970, or null for no date, which has no words */
  function dayInWords(at: number | null): string | undefined {
    return at === null ? undefined : new Intl.DateTimeFormat(locale.value, { dateStyle: 'full' }).format(at)
  }

  /** @param moment null for no moment, which has no words */
  function momentInWords(moment: Date | null): string | undefined {
    return moment ? new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeStyle: 'short' }).format(moment) : undefined
  }

  return { dayInWords, momentInWords }
}
