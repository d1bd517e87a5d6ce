import { addTexts, i18n } from './index'
import { LANGUAGES } from './languages'

/**
 * A title of the app's places on the portal in every language of the interface, by the portal's language codes. Loads them all,
 * so it is for the few moments when the portal itself is told what something is called.
 * @throws when a language cannot be loaded
 */
export async function inEveryLanguage(key: 'placements.app' | 'placements.title'): Promise<Record<string, string>> {
  const texts = await Promise.all(Object.entries(LANGUAGES).map(async ([code, tag]) => {
    // An instance of its own would need a message compiler of its own; a loaded language is never shown by itself.
    await addTexts(tag, 'placements')
    return [code, i18n.global.t(key, {}, { locale: tag })] as const
  }))
  return Object.fromEntries(texts)
}
