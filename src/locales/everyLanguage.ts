import { i18n, LOADERS } from './index'

/**
 * One text in every language of the interface, by the portal's language codes. Loads them all, so it is for the few
 * moments when the portal itself is told what something is called.
 * @throws when a language cannot be loaded
 */
export async function inEveryLanguage(key: 'app.title' | 'placements.title'): Promise<Record<string, string>> {
  const texts = await Promise.all(Object.entries(LOADERS).map(async ([language, load]) => {
    const [messages] = await load()
    // An instance of its own would need a message compiler of its own; a loaded language is never shown by itself.
    i18n.global.mergeLocaleMessage(language, messages.default)
    return [language, i18n.global.t(key, {}, { locale: language })] as const
  }))
  return Object.fromEntries(texts)
}
