// The kit falls back to English, so these few words are always there.
import kitEnglish from '@bitrix24/b24ui-nuxt/runtime/locale/en.js'
import type { Messages, Locale as KitLocale } from '@bitrix24/b24ui-nuxt/runtime/types/locale.js'
import { createI18n } from 'vue-i18n'
import { shallowRef } from 'vue'

/** Languages of the interface: BCP 47 tags that are also the portal's own codes. Everything else gets English. */
export const LOADERS = {
  en: () => Promise.all([import('./en.json'), { default: kitEnglish }]),
  de: () => Promise.all([import('./de.json'), import('@bitrix24/b24ui-nuxt/runtime/locale/de.js')]),
  ru: () => Promise.all([import('./ru.json'), import('@bitrix24/b24ui-nuxt/runtime/locale/ru.js')])
}
type LocaleTag = keyof typeof LOADERS

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  messages: {},
  // Plural forms of Russian stand in the order one, few, many; the rule of the others is the library's own.
  pluralRules: { ru: russianForm }
})

const RUSSIAN = new Intl.PluralRules('ru')

/** Which of the three forms goes with a count. */
function russianForm(count: number): number {
  const rule = RUSSIAN.select(count)
  return rule === 'one' ? 0 : rule === 'few' ? 1 : 2
}

/** The kit's own few words (names of its buttons, "no data"), in the language of the interface. */
export const kitLocale = shallowRef<KitLocale<Messages>>()

/** The interface language for a portal's or a browser's language code. */
function localeFor(code: string): LocaleTag {
  const tag = code.toLowerCase().split(/[-_]/)[0] ?? ''
  return tag === 'de' || tag === 'ru' ? tag : 'en'
}

/**
 * Loads the texts of a language and shows the interface in it. Where they cannot be loaded (connection lost),
 * the language shown so far stays.
 * @param code the portal's or the browser's language code
 */
export async function showLanguage(code: string): Promise<void> {
  const tag = localeFor(code)
  try {
    const [texts, kit] = await LOADERS[tag]()
    i18n.global.mergeLocaleMessage(tag, texts.default)
    i18n.global.locale.value = tag
    kitLocale.value = kit.default
    document.documentElement.lang = tag
  } catch {
    // A page without its language is worse than one in another.
  }
}
