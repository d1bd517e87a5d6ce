/** The languages of the interface: the portal's own codes, and the BCP 47 tags that are also the names of the folders. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'ar', br: 'pt-BR', de: 'de', en: 'en', fr: 'fr', id: 'id', in: 'hi', it: 'it', ja: 'ja', kz: 'kk', la: 'es', ms: 'ms', pl: 'pl',
  ru: 'ru', sc: 'zh-CN', tc: 'zh-TW', th: 'th', tr: 'tr', ua: 'uk', vn: 'vi'
}

/** Chinese that is written in traditional characters says so by script or place. */
const TRADITIONAL = /^zh\b.*\b(?:hant|tw|hk|mo)\b/

/**
 * The interface language for a language code; English where there is none.
 * @param code the portal's (`la`, `ua`) or the browser's (`es-MX`, `uk`)
 * @returns BCP 47 tag
 */
export function languageFor(code: string): string {
  const name = code.toLowerCase().replaceAll('_', '-')
  if (TRADITIONAL.test(name)) return 'zh-TW'
  const [language = ''] = name.split('-')
  return languageOf(language) ?? Object.values(LANGUAGES).find(tag => tag.split('-')[0] === language) ?? 'en'
}

/** The interface language of a portal's code, or null where there is none. @returns BCP 47 tag */
export const languageOf = (code: string): string | null => Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code] ?? null : null

const RIGHT_TO_LEFT = ['ar']

/** The direction of reading. @param tag BCP 47 tag of an interface language */
export const directionOf = (tag: string): 'ltr' | 'rtl' => RIGHT_TO_LEFT.includes(tag) ? 'rtl' : 'ltr'
