import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min'
import { digitsIn } from './digits'
import { international } from './plan'
import type { CountryCode, NumberContext } from './types'

/** Countries by the portal's interface language. */
const COUNTRY_OF_LANGUAGE: ReadonlyMap<string, CountryCode> = new Map<string, CountryCode>(Object.entries({
  ar: 'SA', br: 'BR', de: 'DE', en: 'US', fr: 'FR', id: 'ID', in: 'IN', it: 'IT', ja: 'JP', kz: 'KZ', la: 'MX',
  ms: 'MY', pl: 'PL', ru: 'RU', sc: 'CN', tc: 'TW', th: 'TH', tr: 'TR', ua: 'UA', vn: 'VN'
} satisfies Record<string, CountryCode>))

/** The country behind a portal's interface language (`de`, `la`, `ua` …). */
export const countryOfPortal = (language: string): CountryCode => COUNTRY_OF_LANGUAGE.get(language) ?? 'US'

const supported = (country: string | null): CountryCode | null => country && isSupportedCountry(country) ? country : null

/**
 * What a number that somebody types may belong to: the country of the record that is open, else of the last number called; or the portal's. Where it fits
 * both, they are asked.
 * @param last country of the user's last number
 * @param lines country of the portal's lines, which tell its country better than its language does
 * @param record country of the record that is open
 */
export function typedContext(language: string, last: string | null, lines: CountryCode | null = null, record: CountryCode | null = null): NumberContext {
  return { countries: different([record ?? supported(last), lines ?? countryOfPortal(language)]), typed: true }
}

/** The country most of the portal's lines have a number of, by their ids or their names; null where none has, or two have as many. */
export function countryOfLines(lines: readonly { id: string, name: string }[]): CountryCode | null {
  const counts = new Map<CountryCode, number>()
  for (const { id, name } of lines) {
    const country = countryOfLine(id) ?? countryOfNumbers([name])
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] !== second?.[1] ? first[0] : null
}

/**
 * What a record's own number belongs to: never the last call's country.
 * @param record the record's country, from its address or its other numbers
 * @param line id of the line; a rented number's tells its country
 * @param lines country of the portal's lines
 */
export function recordContext(language: string, record: string | null, line: string | null, lines: CountryCode | null = null): NumberContext {
  return { countries: different([supported(record), line === null ? null : countryOfLine(line), lines ?? countryOfPortal(language)]), typed: false }
}

/** The country of a rented number (`493056837000`, `+49…`), null for another line. */
export function countryOfLine(line: string): CountryCode | null {
  if (!/^\+?\d{7,15}$/.test(line)) return null
  return international(line.replace('+', ''))?.country ?? null
}

/** The country of numbers written with their country code; null where there are none, or those of several countries. */
export function countryOfNumbers(values: readonly string[]): CountryCode | null {
  const countries = new Set(values.flatMap(value => writtenInFull(value) ?? []))
  const [only] = countries
  return countries.size === 1 ? only ?? null : null
}

function writtenInFull(value: string): CountryCode | null {
  if (!/^\s*\(?\s*[+\uFF0B]/.test(value)) return null
  return international(digitsIn(value).slice(0, 15))?.country ?? null
}

/** Numbers of countries with the same country code are read alike. */
function different(countries: readonly (CountryCode | null)[]): CountryCode[] {
  const byCode = new Map<string, CountryCode>()
  for (const country of countries) {
    if (country && !byCode.has(getCountryCallingCode(country))) byCode.set(getCountryCallingCode(country), country)
  }
  return [...byCode.values()]
}
