import { Metadata } from 'libphonenumber-js/core'
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/min'
import numberingPlans from 'libphonenumber-js/min/metadata'
import { alike } from './forms'
import { LENGTHS, MOBILE, PREMIUM } from './plans'

/** What is known of a country's numbers. */
export interface Plan {
  callingCode: string
  /** What leads abroad, as an expression for the whole of it. */
  abroad: RegExp
  /** Numbers without country code that are shorter may lack their area code. */
  area: number
  /** The shortest and the longest number people are called at, without country code. */
  shortest: number
  longest: number
}

/** E.164: the digits behind the plus. */
export const LONGEST_NUMBER = 15
/** Without country code: twelve digits hold the longest extension one dials through. */
const LONGEST_OPEN = 12

const plans = new Map<CountryCode, Plan>()
// The class itself: what `min` makes of it cannot be made of the library's modern form, which the build takes.
const metadata = new Metadata(numberingPlans)
const UNKNOWN_LENGTHS: readonly number[] = [0, 0, LONGEST_NUMBER]

export function planOf(country: CountryCode): Plan {
  const known = plans.get(country)
  if (known) return known
  metadata.selectNumberingPlan(country)
  const [area = 0, shortest = 0, longest = 0] = lengthsOf(country)
  const plan = {
    callingCode: getCountryCallingCode(country),
    abroad: new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix() ?? '00'})$`),
    area,
    shortest,
    longest
  }
  plans.set(country, plan)
  return plan
}

function lengthsOf(country: CountryCode): readonly number[] {
  const lengths = Object.entries(LENGTHS).find(([, countries]) => countries.includes(country))?.[0]
  return lengths?.split(',').map(Number) ?? UNKNOWN_LENGTHS
}

/** Numbers of a country have one length, or two neighbouring ones: such a number is known by its length. */
export const isClosed = ({ shortest, longest }: Plan): boolean => longest - shortest <= 1

const parsed = new Map<string, PhoneNumber | null>()
const MOST_PARSED = 500

/**
 * The number that `+` and these digits are; what leads into the own country, older forms and carriers' codes in it are gone.
 * @returns null where there is no such country, or where the digits are far too few or too many
 */
export function international(digits: string): PhoneNumber | null {
  const known = parsed.get(digits)
  if (known !== undefined) return known
  const read = digits.length < 4 || digits.length > LONGEST_NUMBER + 6 ? undefined : parsePhoneNumberFromString(`+${today(digits)}`, { extract: false })
  const phone = read && read.number.length - 1 <= LONGEST_NUMBER ? read : null
  if (parsed.size >= MOST_PARSED) parsed.clear()
  parsed.set(digits, phone)
  return phone
}

/** The number that digits are within a country, with or without what leads into it. */
export function national(country: CountryCode, digits: string): PhoneNumber | null {
  const { callingCode } = planOf(country)
  const phone = international(callingCode + digits)
  if (isInUse(phone)) return phone
  const former = FORMER[country]?.exec(digits)?.[1]
  const now = former === undefined ? null : international(callingCode + former)
  return isInUse(now) ? now : phone
}

/** Forms of numbers that countries have given up, and people and address books have not. */
const FORMER: Partial<Record<CountryCode, RegExp>> = {
  // 01 55 …, 044 55 …, 045 55 …, and the 1 of mobiles without its plus.
  MX: /^(?:01|04[45]|1)(\d{10})$/,
  // 8 (067) …
  UA: /^80(\d{9})$/,
  // 0 22 …
  PL: /^0(\d{9})$/,
  // 09 8765 4321, 02 …
  CL: /^0(\d{9})$/,
  CZ: /^0(\d{9})$/,
  PT: /^0(\d{9})$/
}

/** Numbers in full as countries wrote them once, as they are dialled now. */
const today = (digits: string): string => digits.startsWith('521') ? alike(digits) : digits

/** One country for each different way abroad. */
let waysOut: CountryCode[] | null = null

export function countriesByWayOut(): readonly CountryCode[] {
  waysOut ??= [...new Map(getCountries().map(country => [planOf(country).abroad.source, country])).values()]
  return waysOut
}

/** Whether digits lead abroad in some country. */
export const isWayOut = (digits: string): boolean => digits.length > 1 && countriesByWayOut().some(country => planOf(country).abroad.test(digits))

/** Whether digits lead abroad in front of a number. All ways to divide them are tried: `00`, `0014`. @returns what follows, each way */
export function afterWayOut(plan: Plan, digits: string): string[] {
  const found: string[] = []
  for (let length = 2; length <= 8; length++) if (plan.abroad.test(digits.slice(0, length))) found.push(digits.slice(length))
  return found
}

/** Whether a number is in use as far as is known. Patterns that allow for all lengths are not believed beyond what people have. */
export function isInUse(phone: PhoneNumber | null | undefined): phone is PhoneNumber {
  // What begins with two zeros within a country is another way of its exchanges to lead abroad.
  return phone?.isValid() === true && phone.nationalNumber.length <= LONGEST_OPEN && !phone.nationalNumber.startsWith('00')
}

/** In use, and not without its area code. */
export function isComplete(phone: PhoneNumber | null): phone is PhoneNumber {
  return isInUse(phone) && (!phone.country || phone.nationalNumber.length >= planOf(phone.country).shortest)
}

/** What numbers look like that countrymen write without anything in front, where their length alone does not tell. */
const USUAL: Partial<Record<CountryCode, RegExp>> = {
  // Only mobiles have the longer length, and they begin with 9.
  AR: /^(?:\d{10}|9\d{10})$/,
  BR: /^(?:\d{10}|\d\d9\d{8})$/,
  // The zero belongs to the number; mobiles have ten digits at most.
  IT: /^(?:0\d+|\d{6,10})$/
}

/** Whether countrymen write a number without what leads into its country: elsewhere such digits may lack their area code. */
export function standsAlone(phone: PhoneNumber): boolean {
  const plan = phone.country && planOf(phone.country)
  if (!plan || !phone.country) return true
  const { nationalNumber, country } = phone
  const usual = USUAL[country]
  if (usual) return usual.test(nationalNumber)
  if (nationalNumber.length > plan.longest) return false
  if (isClosed(plan) && nationalNumber.length >= plan.shortest) return true
  const shown = phone.formatNational()
  return shown !== nationalNumber && shown.replace(/\D/g, '') === nationalNumber
}

/** How a number is written: with its country code or what leads into its country; as its countrymen write it; or with something missing. */
export type Written = 'full' | 'usual' | 'bare'

/** Whether a number may lack its area code. */
export function mayLackArea(phone: PhoneNumber, written: Written): boolean {
  const { nationalNumber } = phone
  // A number that is not in use has no country of its own among those with the same code.
  const country = phone.country ?? phone.getPossibleCountries()[0]
  if (!country || nationalNumber.startsWith('0')) return false
  const { area, shortest } = planOf(country)
  if (nationalNumber.length < (written === 'full' ? shortest : area)) return true
  // A spreadsheet takes the zero from a mobile number.
  return written === 'bare' && !matches(MOBILE[country], nationalNumber)
}

/** Whether a call costs extra. */
export function isPremium({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  return matches(PREMIUM[countryCallingCode], nationalNumber)
}

const matches = (pattern: string | undefined, number: string): boolean => pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(number)
