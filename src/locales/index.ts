import { createI18n } from 'vue-i18n'
import { loadDesk } from './desks'
import { directionOf, LANGUAGES, languageFor } from './languages'
import { pluralRule } from './plural'

/** Texts that come with a screen; `calls`: with what is shown beside and after a call. Those of the form itself, and of whatever may go wrong with it, are always there: `desk`. */
export type TextPart = 'calls' | 'install' | 'journal' | 'notes' | 'placements' | 'ready' | 'settings' | 'sound' | 'today'

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  messages: {},
  pluralRules: Object.fromEntries(Object.values(LANGUAGES).map(tag => [tag, pluralRule(tag)]))
})

/** What is to be there in whichever language is shown, besides the desk's. */
const needed = new Set<TextPart>()
/** Languages whose texts of the form are there. */
const desks = new Set<string>()
let showing = Promise.resolve()

/**
 * Loads the texts of a language and shows the interface in it. Where they cannot be loaded (connection lost),
 * the language shown so far stays.
 * @param code the portal's or the browser's language code
 */
export async function showLanguage(code: string): Promise<void> {
  const tag = languageFor(code)
  showing = Promise.all([desks.has(tag) ? null : loadDesk(code), ...[...needed].map(part => addTexts(tag, part))]).then(([desk]) => {
    if (desk) {
      // Merging copies text by text: nothing is there to merge with at the start.
      if (i18n.global.availableLocales.includes(tag)) i18n.global.mergeLocaleMessage(tag, desk)
      else i18n.global.setLocaleMessage(tag, desk)
      desks.add(tag)
    }
    if (!desks.has(tag)) return
    i18n.global.locale.value = tag
    document.documentElement.lang = tag
    document.documentElement.dir = directionOf(tag)
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
  const { loadPart } = await import('./parts')
  i18n.global.mergeLocaleMessage(tag, await loadPart(tag, part))
}
