import {
  isSupportedCountry,
  parseDigits,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber
} from 'libphonenumber-js/min'
import type { LineKind } from './types'

export type { CountryCode }

/** Why a number surely cannot be called. */
export type NumberFault = 'no-digits' | 'too-short' | 'too-long' | 'unknown-country' | 'several' | 'not-a-number'
/** Why a number may be mistyped: the user can confirm it. */
export type NumberDoubt = 'unusual' | 'extension' | 'characters'

/** What the app understands of what was typed. */
export type NumberReading =
  | { state: 'empty' }
  | { state: 'wrong', fault: NumberFault }
  | {
    state: 'fine' | 'doubtful'
    doubt: NumberDoubt | null
    /** What goes to the portal. */
    dial: string
    /** What is shown: international format, or as typed. */
    shown: string
    country: CountryCode | null
    /** Equal for all ways to write the same number. */
    key: string
  }

/** Countries by the portal's interface language: what a number without a country code is taken for. */
const COUNTRY_OF_LANGUAGE: ReadonlyMap<string, CountryCode> = new Map<string, CountryCode>(Object.entries({
  ar: 'SA', br: 'BR', de: 'DE', en: 'US', fr: 'FR', id: 'ID', in: 'IN', it: 'IT', ja: 'JP', kz: 'KZ', la: 'MX',
  ms: 'MY', pl: 'PL', ru: 'RU', sc: 'CN', tc: 'TW', th: 'TH', tr: 'TR', ua: 'UA', vn: 'VN'
} satisfies Record<string, CountryCode>))

/**
 * The country that numbers without a country code belong to.
 * @param language the portal's interface language (`de`, `la`, `ua` …)
 * @param last country of the user's last number, which wins
 */
export function defaultCountry(language: string, last: string | null): CountryCode {
  if (last && isSupportedCountry(last)) return last
  return COUNTRY_OF_LANGUAGE.get(language) ?? 'US'
}

/** A whole paragraph holds no number. The expressions below take the square of the length, which must not freeze the page. */
const LONGEST_PASTED = 250
/** E.164 allows 15 digits; office PBXs add prefixes of their own. */
const LONGEST_TYPED = 32
const FAULT_OF_LENGTH = {
  NOT_A_NUMBER: 'not-a-number',
  INVALID_COUNTRY: 'unknown-country',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'too-short'
} as const satisfies Record<string, NumberFault>

/**
 * Reads a number as a person types or pastes it.
 * @param input any text: spaces, brackets, `tel:`, a label before the number, national or international form
 * @param country what a number without a country code is taken for
 * @param kind kind of the chosen line: office PBXs dial exactly what is given, so short numbers pass there
 */
export function readNumber(input: string, country: CountryCode, kind: LineKind | null): NumberReading {
  const typed = input.trim()
  if (typed.length > LONGEST_PASTED) return { state: 'wrong', fault: 'too-long' }
  // Most forms begin empty, and reading as little as that takes a slow computer six milliseconds.
  const text = typed === '' ? '' : plain(typed)
  if (text === '') return { state: 'empty' }
  return kind === 'office-pbx' ? readOfficePbx(typed, text, country) : readPublic(typed, text, country)
}

/** Numbers as they are read: lists show the same ones over and over, and each takes a slow computer two milliseconds. */
const shownNumbers = new Map<string, string>()
const MOST_SHOWN = 1000

/** A number as it was sent, in the form people read; numbers of an office PBX stay as they are. */
export function showNumber(number: string): string {
  const known = shownNumbers.get(number)
  if (known !== undefined) return known
  const shown = parsePhoneNumberFromString(number, { extract: false })?.formatInternational() ?? number
  if (shownNumbers.size >= MOST_SHOWN) shownNumbers.clear()
  shownNumbers.set(number, shown)
  return shown
}

/** What is equal for all ways to write a number, or null for what is none. */
export function numberKey(input: string, country: CountryCode): string | null {
  const reading = readNumber(input, country, null)
  return 'key' in reading ? reading.key : null
}

/** @param text what was typed, as `plain` leaves it */
function readPublic(typed: string, text: string, country: CountryCode): NumberReading {
  if (!/\p{Nd}/u.test(typed)) return { state: 'wrong', fault: 'no-digits' }
  const found = oneNumberIn(text)
  if (found === null) return { state: 'wrong', fault: 'several' }
  const candidate = withPlus(found)
  const options = { defaultCountry: country, extract: false }
  const length = validatePhoneNumberLength(candidate, options)
  if (length) return { state: 'wrong', fault: FAULT_OF_LENGTH[length] }
  const phone = parsePhoneNumberFromString(candidate, options)
  if (!phone) return { state: 'wrong', fault: 'not-a-number' }
  const doubt = doubtOf(phone)
  return {
    state: doubt ? 'doubtful' : 'fine',
    doubt,
    dial: phone.number,
    // Without the extension: what is shown is what is dialled.
    shown: showNumber(phone.number),
    country: phone.country ?? null,
    key: phone.number
  }
}

/** @param text what was typed, as `plain` leaves it */
function readOfficePbx(typed: string, text: string, country: CountryCode): NumberReading {
  if (!/[\p{Nd}*#]/u.test(typed)) return { state: 'wrong', fault: 'no-digits' }
  if (typed.length > LONGEST_TYPED) return { state: 'wrong', fault: 'too-long' }
  const phone = parsePhoneNumberFromString(withPlus(text), { defaultCountry: country, extract: false })
  const known = phone?.isValid() ? phone : null
  const doubt = /[^\d\s*#+().\-/]/.test(typed) ? 'characters' : null
  return {
    state: doubt ? 'doubtful' : 'fine',
    doubt,
    dial: typed,
    shown: typed,
    country: known?.country ?? null,
    key: known?.number ?? [...text].map(character => /[*#+]/.test(character) ? character : parseDigits(character)).join('')
  }
}

/** A number's text without what pasting brings along or what the phone number library cannot read. */
function plain(typed: string): string {
  return typed.trim()
    .normalize('NFKC')
    // Direction marks, zero-width and other characters nobody sees.
    .replace(/\p{Cf}/gu, '')
    // Two lines hold two numbers.
    .replace(/\s*[\r\n]+\s*/g, '; ')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[[{]/g, '(').replace(/[\]}]/g, ')')
    .replace(/^tel:\s*/i, '')
    // (+49) 30 …, (+49 30) …
    .replace(/\(\s*(\+[^()]*)\)/, '$1 ')
    // (ext. 12)
    .replace(/\(\s*((?:ext|доб|внутр|durchwahl)\.?\s*\p{Nd}+)\s*\)/iu, '$1')
    // Words for an extension that the library does not know.
    .replace(/,?\s*(?:доб|внутр|durchwahl)\.?\s*(?=\p{Nd})/iu, ' ext. ')
    .trim()
}

function doubtOf(phone: PhoneNumber): NumberDoubt | null {
  // Only the main number is dialled: that the extension falls away must not be a surprise.
  if (phone.ext) return 'extension'
  return phone.isValid() ? null : 'unusual'
}

/** `00` leads abroad in most countries, and none has numbers of its own that begin so: read as `+`, (0049) too. */
function withPlus(number: string): string {
  return number.replace(/^\(\s*(00[^()]*)\)/, '$1 ').replace(/^00[\s\-./]*(?=[1-9])/, '+')
}

/**
 * The one number in a pasted text (`Tel.: 030 901820`), the text itself where it holds nothing else,
 * or null where it holds several.
 */
function oneNumberIn(text: string): string | null {
  if ((text.match(/\+/g)?.length ?? 0) > 1) return null
  // Letters after the first digit can mean something (an extension): the library is to see them.
  if (/^[+(\p{Nd}]/u.test(text)) {
    return /[,;].*\p{Nd}{4}/u.test(text) && !/ext|#|x\s*\p{Nd}/iu.test(text) ? null : text
  }
  const runs = text.match(/[+(]?[\p{Nd}(][\p{Nd}\s().\-–/]*\p{Nd}/gu) ?? []
  return runs.length > 1 ? null : runs[0] ?? text
}
