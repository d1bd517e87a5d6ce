// The kit falls back to English: its words are there in any case.
import kitEnglish from '@bitrix24/b24ui-nuxt/runtime/locale/en.js'
import type { Messages, Locale as KitLocale } from '@bitrix24/b24ui-nuxt/runtime/types/locale.js'

/** A language of the interface. */
export interface Language {
  /** BCP 47 tag, also the name of its folder. */
  tag: string
  /** The kit's own few words in it. */
  kit: () => Promise<{ default: KitLocale<Messages> }>
}

/** What every unknown code gets. */
export const ENGLISH: Language = { tag: 'en', kit: () => Promise.resolve({ default: kitEnglish }) }

/** The languages, by the portal's own codes for them. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: ENGLISH,
  de: { tag: 'de', kit: () => import('@bitrix24/b24ui-nuxt/runtime/locale/de.js') },
  ru: { tag: 'ru', kit: () => import('@bitrix24/b24ui-nuxt/runtime/locale/ru.js') }
}
