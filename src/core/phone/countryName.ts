import { getCountries, isSupportedCountry } from 'libphonenumber-js/min'
import type { CountryCode } from './types'

/** Languages of Bitrix24's interface: in one of them a country is written. English first, which most exports have. */
const LANGUAGES = ['en', 'de', 'ru', 'es', 'pt-BR', 'fr', 'it', 'pl', 'uk', 'kk', 'tr', 'ar', 'zh-CN', 'zh-TW', 'ja', 'vi', 'th', 'id', 'ms', 'hi'] as const

/** What people call countries beside their names. */
const OTHER_NAMES: ReadonlyMap<string, CountryCode> = new Map<string, CountryCode>([
  ['usa', 'US'], ['united states of america', 'US'], ['uk', 'GB'], ['england', 'GB'], ['great britain', 'GB'], ['uae', 'AE'], ['рф', 'RU'], ['российская федерация', 'RU'],
  ['russian federation', 'RU'], ['brd', 'DE'], ['сша', 'US'], ['czech republic', 'CZ'], ['turkey', 'TR'], ['республика беларусь', 'BY'], ['республика казахстан', 'KZ'], ['中国大陆', 'CN']
])

const namesOf = new Map<string, ReadonlyMap<string, CountryCode>>()

function names(language: string): ReadonlyMap<string, CountryCode> {
  const known = namesOf.get(language)
  if (known) return known
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const made = new Map(getCountries().map(country => [display.of(country)?.toLowerCase() ?? country, country]))
  namesOf.set(language, made)
  return made
}

/** The country an address names, by its code or its name in one of the interface's languages; null for what is none. */
export function countryOfName(name: string): CountryCode | null {
  const text = name.normalize('NFC').trim().replace(/\.$/, '')
  const code = text.toUpperCase()
  if (isSupportedCountry(code)) return code
  const lower = text.toLowerCase()
  if (lower === '') return null
  const other = OTHER_NAMES.get(lower)
  if (other) return other
  for (const language of LANGUAGES) {
    const country = names(language).get(lower)
    if (country) return country
  }
  return null
}
