import type { Voice } from './types'

/** Stems of the portal's voice ids (`eurgermanfemale` = `eurgerman` + gender) and the language each speaks. */
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
    language: (stem && LANGUAGE_OF_STEM.get(stem)) || null,
    gender: gender === 'female' || gender === 'male' ? gender : null
  }
}

/** Voices of one language, in the order they are offered. `language` is null for voices whose language is unknown. */
export interface VoiceGroup {
  language: string | null
  label: string
  voices: Voice[]
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
