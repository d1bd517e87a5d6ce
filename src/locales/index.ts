import type { Messages, Locale as KitLocale } from '@bitrix24/b24ui-nuxt/runtime/types/locale.js'
import { createI18n } from 'vue-i18n'
import { shallowRef } from 'vue'
import { ENGLISH, LANGUAGES, type Language } from './languages'

/** Texts that come together: `desk` for the form and whatever may go wrong with it, the others with their screens. */
export type TextPart = 'desk' | 'install' | 'journal' | 'notes' | 'placements' | 'settings'

const FILES = import.meta.glob<{ default: object }>('./*/*.json')

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

/** What is to be there in whichever language is shown. */
const needed = new Set<TextPart>(['desk'])
let showing = Promise.resolve()

/** The interface language for a portal's or a browser's language code. */
function languageFor(code: string): Language {
  const name = code.toLowerCase().split(/[-_]/)[0] ?? ''
  return (Object.hasOwn(LANGUAGES, name) && LANGUAGES[name]) || ENGLISH
}

/**
 * Loads the texts of a language and shows the interface in it. Where they cannot be loaded (connection lost),
 * the language shown so far stays.
 * @param code the portal's or the browser's language code
 */
export async function showLanguage(code: string): Promise<void> {
  const { tag, kit } = languageFor(code)
  showing = Promise.all([kit(), ...[...needed].map(part => addTexts(tag, part))]).then(([kitTexts]) => {
    i18n.global.locale.value = tag
    kitLocale.value = kitTexts.default
    document.documentElement.lang = tag
  }, () => {
    // A page without its language is worse than one in another.
  })
  await showing
}

/**
 * Loads the texts of a screen in the language that is shown, and from then on in every other one that is.
 * @throws where they cannot be loaded
 */
export async function loadTexts(part: TextPart): Promise<void> {
  await showing
  await addTexts(i18n.global.locale.value, part)
  needed.add(part)
}

/**
 * Makes texts of any language known, shown or not.
 * @throws where they cannot be loaded
 */
export async function addTexts(tag: string, part: TextPart): Promise<void> {
  const load = FILES[`./${tag}/${part}.json`]
  if (!load) throw new RangeError(`No texts “${part}” in ${tag}`)
  i18n.global.mergeLocaleMessage(tag, (await load()).default)
}
