const SUNDAY = 0
const MONDAY = 1
const SATURDAY = 6

/**
 * The first day of the week where a language is mostly used, where that is not Monday (Unicode CLDR). A table, because Firefox does not
 * tell: `Intl.Locale` has it in other browsers only.
 */
const FIRST_DAYS: Readonly<Record<string, number>> = {
  'ar': SATURDAY, 'en': SUNDAY, 'hi': SUNDAY, 'id': SUNDAY, 'ja': SUNDAY, 'pt-BR': SUNDAY, 'th': SUNDAY, 'zh-TW': SUNDAY
}

/** The day weeks begin with, as `Date.getDay` counts. @param language tag of the interface's language */
export const weekStart = (language: string): number => FIRST_DAYS[language] ?? MONDAY
