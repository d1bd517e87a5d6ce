import type { Voice } from './types'

/**
 * Stems of voice ids this app has met (`eurgermanfemale` = `eurgerman` + gender) and the language each speaks. Which voices there are says the
 * portal's list alone: others are understood by their parts (`languageIn`).
 */
const LANGUAGE_OF_STEM: ReadonlyMap<string, string> = new Map(Object.entries({
  auenglish: 'en-AU',
  brportuguese: 'pt-BR',
  caenglish: 'en-CA',
  cafrench: 'fr-CA',
  chchinese: 'zh-CN',
  eurcatalan: 'ca',
  eurczech: 'cs',
  eurdanish: 'da',
  eurdutch: 'nl',
  eurfinnish: 'fi',
  eurfrench: 'fr',
  eurgerman: 'de',
  euritalian: 'it',
  eurnorwegian: 'nb',
  eurpolish: 'pl',
  eurportuguese: 'pt-PT',
  eurspanish: 'es-ES',
  eurturkish: 'tr',
  hkchinese: 'zh-HK',
  huhungarian: 'hu',
  jpjapanese: 'ja',
  krkorean: 'ko',
  ruinternal: 'ru',
  rurussian: 'ru',
  swswedish: 'sv',
  twchinese: 'zh-TW',
  ukenglish: 'en-GB',
  usenglish: 'en-US',
  usinternal: 'en',
  usspanish: 'es-US'
}))

/** Tags some languages had before the ones in use (`he`, `id` …), which browsers name as well. */
const OLD_TAGS: readonly string[] = ['in', 'iw', 'ji', 'jw', 'mo', 'sh']

let languageNames: ReadonlyMap<string, string> | null = null

/** The language a stem tells by its parts, as all of them are made: a place of two or three letters or none, and a language's English name. */
function languageIn(stem: string): string | null {
  languageNames ??= namedLanguages()
  for (const start of [0, 2, 3]) {
    const language = languageNames.get(stem.slice(start))
    if (language) return language
  }
  return null
}

/** Languages by their English names in lower case, in one word each. */
function namedLanguages(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const tags = letters.flatMap(first => letters.map(second => first + second))
  return new Map(tags.flatMap((tag) => {
    const name = OLD_TAGS.includes(tag) ? undefined : names.of(tag)
    return name ? [[name.toLowerCase(), tag]] : []
  }))
}

/**
 * A voice from what `voximplant.tts.voices.get` answers.
 * @param id for instance `eurgermanfemale`
 * @param name for instance `German (Female) (Default)`
 */
export function toVoice(id: string, name: string): Voice {
  const parts = /^(.+?)(female|male)$/.exec(id)
  const stem = parts?.[1]
  const gender = parts?.[2]
  return {
    id,
    name: name.trim() || id,
    language: stem ? LANGUAGE_OF_STEM.get(stem) ?? languageIn(stem) : null,
    gender: gender === 'female' || gender === 'male' ? gender : null
  }
}

/** Voices of one language, in the order they are offered. `language` is null for voices whose language is unknown. */
export interface VoiceGroup {
  language: string | null
  label: string
  voices: Voice[]
}

/** Whose voice reads a text for which none was chosen. */
export interface DefaultVoice {
  language: string
  gender: 'female' | 'male'
}

/**
 * The default voice where it speaks another language than the text, or null where it speaks the same as far as is known. Portals have a default for each
 * language they have voices for; Russian speaks for Ukrainian, and English for all others.
 * @param language BCP 47 tag of the portal's interface, which chooses the default
 * @param voices those the portal lists: all, offered here or not
 */
export function foreignDefault(language: string, voices: readonly Voice[]): DefaultVoice | null {
  const speaks = (voice: Voice) => voice.language === null || primary(voice.language) === primary(language)
  // Without a list nothing is known; a voice of an unknown language may be of this one.
  if (voices.length === 0 || voices.some(speaks)) return null
  return primary(language) === 'uk' ? { language: 'ru', gender: 'female' } : { language: 'en', gender: 'male' }
}

/** `de` for `de-AT`, also for the portal's own codes where they are no BCP 47 tag. */
const primary = (tag: string): string => tag.split('-')[0] ?? tag

/**
 * Voices grouped by language, the interface's language first, then by name; unknown languages last.
 * @param locale BCP 47 tag of the interface: it names the languages and comes first
 * @param otherLabel heading for voices whose language is unknown
 */
export function groupVoices(voices: readonly Voice[], locale: string, otherLabel: string): VoiceGroup[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'dialect' })
  const groups = new Map<string | null, VoiceGroup>()
  for (const voice of voices) {
    const group = groups.get(voice.language)
    if (group) {
      group.voices.push(voice)
      continue
    }
    const label = voice.language ? names.of(voice.language) ?? voice.language : otherLabel
    groups.set(voice.language, { language: voice.language, label, voices: [voice] })
  }
  const rank = (group: VoiceGroup) =>
    group.language === null ? 2 : primary(group.language) === primary(locale) ? 0 : 1
  const collator = new Intl.Collator(locale)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || collator.compare(a.label, b.label))
}

/**
 * The speech engine a voice comes from, as the portal's name tells it in its last brackets (`Amazon`);
 * null for the portal's default engine or where the name tells none.
 */
export function voiceEngine(voice: Voice): string | null {
  const brackets = [...voice.name.matchAll(/\(([^()]+)\)/g)].map(match => match[1])
  const engine = brackets.length > 1 ? brackets.at(-1) : undefined
  return engine && engine !== 'Default' ? engine : null
}
