import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'

/** A number that was dialled, and everything known about it. */
export interface DialledNumber {
  /** As it went to the portal. */
  number: string
  /** Its comparison key: E.164, or digits where an office PBX dials a number of its own. */
  key: string
}

/** What is longer is no number, whoever wrote it into a record. */
const LONGEST = 250

/**
 * Whether the portal's record of a call names a number that was dialled. Portals write it with or without `+`, with `00`,
 * in national form, or as it was typed. Ends of numbers are never compared: 901820 may be anybody's.
 */
export function isSameNumber({ number, key }: DialledNumber, recorded: string): boolean {
  if (recorded.length > LONGEST) return false
  const written = digitsOf(recorded)
  if (written === '') return false
  if (written === digitsOf(number)) return true
  const international = key.startsWith('+') ? key.slice(1) : null
  if (international === null) return written === digitsOf(key)
  if (written.replace(/^00(?=[1-9])/, '') === international) return true
  // With `+` or `00` in front it was another country's number in full, which the line above has compared.
  if (/^\s*(\+|00)/.test(recorded)) return false
  return nationalForm(recorded, countryOf(key)) === key
}

/** Spaces, brackets and the plus say nothing; `*` and `#` are keys of a phone like digits. */
const digitsOf = (number: string): string => number.replace(/[^\d*#]/g, '')

const countryOf = (key: string): CountryCode | null => parsePhoneNumberFromString(key, { extract: false })?.country ?? null

function nationalForm(number: string, country: CountryCode | null): string | null {
  if (country === null) return null
  const phone = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false })
  return phone?.isPossible() ? phone.number : null
}
