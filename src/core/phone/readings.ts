import { getCountries, getCountryCallingCode, validatePhoneNumberLength, type CountryCode, type PhoneNumber } from 'libphonenumber-js/min'
import {
  afterWayOut, countriesByWayOut, international, isClosed, isComplete, isInUse, LONGEST_NUMBER, national, planOf, standsAlone, type Written
} from './plan'
import type { ChoiceReason, NumberContext, NumberFault } from './types'

/** A number that digits may be. */
export interface Reading {
  phone: PhoneNumber
  written: Written
}

/** What a run of digits means: one number, several it may be, or none. */
export type RunReading =
  | { state: 'one', reading: Reading }
  | { state: 'choice', reason: ChoiceReason, readings: Reading[] }
  | { state: 'fault', fault: NumberFault }

/** What digits without a plus may be in one country. */
interface Possible {
  form: Written | 'none'
  /** What they are there; more than one where both are usual. */
  own: Reading[]
  /** What they would be with something added or left out: never called without asking. */
  asked: { reason: ChoiceReason, readings: Reading[] } | null
}

const inFull = (phone: PhoneNumber): Reading => ({ phone, written: 'full' })

/** A country code in front of a zero in brackets, as it is written for readers abroad: `49 (0)30 …`. */
const ZERO_IN_BRACKETS = /^[ (]*(\d{1,3})[ )]*\( ?0 ?\)/
/** Counting in front of a number: `1. 030 …`, `2) 030 …`, `1 030 …`; not what leads into countries (8 029 …). */
const COUNTING = /^(?:[1-9][.)] +(?=[+(]*\d)|[1-79] +(?=\(?0\d))/

/**
 * Reads one run of digits.
 * @param text as `partsOf` divides it
 */
export function readRun(text: string, context: NumberContext): RunReading {
  const run = text.replace(COUNTING, '')
  const digits = run.replace(/\D/g, '')
  if (run.includes('+')) return readWithPlus(run, digits, context)
  const code = ZERO_IN_BRACKETS.exec(run)?.[1]
  if (code && isCallingCode(code)) {
    const read = readWithPlus(run, digits, context)
    const own = context.countries.some(country => planOf(country).callingCode === code)
    if (read.state === 'one') return own ? read : { state: 'choice', reason: 'plus', readings: [read.reading] }
  }
  return readDigits(digits, context)
}

function readWithPlus(run: string, digits: string, context: NumberContext): RunReading {
  const phone = international(digits)
  if (isInUse(phone)) return { state: 'one', reading: inFull(phone) }
  // +34 (0)91 …: a zero that the country does not have.
  const withoutZero = international(run.replace(/\( ?0 ?\)/, '').replace(/\D/g, ''))
  if (isInUse(withoutZero)) return { state: 'one', reading: inFull(withoutZero) }
  const fault = faultOf(digits)
  if (fault === null && phone) return { state: 'one', reading: inFull(phone) }
  // +8 916 …, +0049 …, +030 …: no country has that code.
  if (fault === 'unknown-country') {
    const read = readDigits(digits, context)
    if (read.state === 'one' && isInUse(read.reading.phone) && read.reading.written === 'full') return { state: 'choice', reason: 'plus', readings: [read.reading] }
  }
  return { state: 'fault', fault: fault ?? 'not-a-number' }
}

function readDigits(digits: string, context: NumberContext): RunReading {
  const everywhere = context.countries.map(country => possibleIn(country, digits))
  // 8 916 … is a number within Russia, whatever else its digits might be without a zero in front.
  const certain = everywhere.some(({ form }) => form === 'full')
  const possible = certain ? everywhere.filter(({ form }) => form !== 'bare') : everywhere
  // A record's own country decides; where it has no such number, another one's is asked about.
  const [first, ...others] = possible.map(({ own }) => own)
  const own = unique(context.typed ? [first ?? [], ...others].flat() : first ?? [])
  const [only] = own
  if (only && own.length === 1) return { state: 'one', reading: only }
  if (own.length > 1) return { state: 'choice', reason: own.length === first?.length ? 'plus' : 'country', readings: own }
  const elsewhere = unique(others.flat())
  if (elsewhere.length > 0) return { state: 'choice', reason: 'country', readings: elsewhere }
  const asked = possible.flatMap(({ asked }) => asked ?? [])
  const readings = unique(asked.flatMap(({ readings }) => readings))
  if (asked[0] && readings.length > 0) return { state: 'choice', reason: asked[0].reason, readings }
  return unusualOrFault(digits, context)
}

function possibleIn(country: CountryCode, digits: string): Possible {
  const plan = planOf(country)
  const within = national(country, digits)
  const valid = isInUse(within) ? within : null
  const led = valid !== null && valid.nationalNumber !== digits && !digits.startsWith(plan.callingCode)
  const abroad = afterWayOut(plan, digits).flatMap(numberAbroad)
  if (abroad.length > 0) {
    // Where 00 comes with a carrier's digit, a number from elsewhere may have it alone.
    const others = digits.startsWith('00') ? [completeNumber(digits.slice(2))] : [led ? valid : null]
    return { form: 'full', own: unique([...abroad, ...others.filter(isInUse).map(inFull)]), asked: null }
  }
  const withPlus = completeNumber(digits)
  if (withPlus && digits.startsWith(plan.callingCode)) {
    // Area codes may be like the country's own code: 55 in Brazil.
    const both = valid !== null && valid.number !== withPlus.number && !led && standsAlone(valid)
    return { form: 'full', own: unique([...both ? [inFull(valid)] : [], inFull(withPlus), ...afterOtherWaysOut(digits)]), asked: null }
  }
  if (valid === null) {
    const fromElsewhere = afterOtherWaysOut(digits)
    if (fromElsewhere.length > 0) return { form: 'none', own: [], asked: { reason: 'prefix', readings: fromElsewhere } }
    return { form: 'none', own: [], asked: withPlus && { reason: 'plus', readings: [inFull(withPlus)] } }
  }
  if (led) {
    // A 1 or 90 leads into few countries and few of their numbers, and a number may be longer than people's: abroad it may be somebody's.
    const long = valid.nationalNumber.length > plan.longest
    const others = [...withPlus && (long || /^[19]/.test(digits)) ? [inFull(withPlus)] : [], ...isClosed(plan) && !long ? [] : afterOtherWaysOut(digits, true)]
    return { form: 'full', own: unique([inFull(valid), ...others]), asked: null }
  }
  if (standsAlone(valid)) return { form: 'usual', own: [{ phone: valid, written: 'usual' }], asked: null }
  // Without what leads into the country the digits may as well be somebody's number abroad.
  return { form: 'bare', own: unique([{ phone: valid, written: 'bare' }, ...withPlus ? [inFull(withPlus)] : [], ...afterOtherWaysOut(digits)]), asked: null }
}

/** The number behind what leads abroad. A second 1 behind North America's is Australia's `0011`, read as `00`. */
function numberAbroad(digits: string): Reading[] {
  const phone = digits.startsWith('11') ? null : international(digits)
  return isInUse(phone) ? [inFull(phone)] : []
}

function completeNumber(digits: string): PhoneNumber | null {
  if (digits.startsWith('0') || digits.length < 8) return null
  const phone = international(digits)
  return isComplete(phone) ? phone : null
}

/** With fewer digits, what looks like another country's way out is an area code: 010 in Rotterdam. */
const LONG_WAY_OUT = 12

/** What digits are where something else leads abroad: `0011 49 …` as in Australia, `00 49 …` where 00 is none. */
function afterOtherWaysOut(digits: string, led = false): Reading[] {
  if (digits.length < (led ? LONG_WAY_OUT : 10) || !/^(?:00|01[01]|810|119)/.test(digits)) return []
  const rests = new Set(countriesByWayOut().flatMap(country => afterWayOut(planOf(country), digits)))
  return unique([...rests].map(completeNumber).filter(phone => phone !== null).map(inFull))
}

function unusualOrFault(digits: string, { countries }: NumberContext): RunReading {
  const [abroad] = countries.flatMap(country => afterWayOut(planOf(country), digits))
  if (abroad !== undefined) {
    const fault = faultOf(abroad)
    const phone = international(abroad)
    return fault === null && phone ? { state: 'one', reading: inFull(phone) } : { state: 'fault', fault: fault ?? 'not-a-number' }
  }
  for (const country of countries) {
    const withCode = digits.startsWith(planOf(country).callingCode) ? international(digits) : null
    if (withCode?.isPossible()) return { state: 'one', reading: inFull(withCode) }
    const phone = national(country, digits)
    if (phone?.isPossible()) return { state: 'one', reading: { phone, written: phone.nationalNumber === digits ? 'usual' : 'full' } }
  }
  const [first] = countries
  const fault = (first && faultOf(planOf(first).callingCode + digits)) ?? 'not-a-number'
  // Within a country a number has another length than with its country code in front.
  if (fault === 'incomplete') return { state: 'fault', fault: first && digits.length > planOf(first).longest ? 'not-here' : 'too-short' }
  return { state: 'fault', fault: fault === 'too-long' && digits.length <= LONGEST_NUMBER ? 'not-here' : fault }
}

/** Why a number with these digits behind its plus cannot be one; null where its length is right. */
function faultOf(digits: string): NumberFault | null {
  switch (validatePhoneNumberLength(`+${digits.slice(0, LONGEST_NUMBER + 1)}`)) {
    case 'INVALID_COUNTRY': return 'unknown-country'
    case 'NOT_A_NUMBER': return digits.length < 4 ? 'incomplete' : 'not-a-number'
    case 'TOO_SHORT': return 'incomplete'
    case 'TOO_LONG': return 'too-long'
    case 'INVALID_LENGTH': return isLongerThanUsual(digits) ? 'too-long' : 'incomplete'
    default: return digits.length > LONGEST_NUMBER ? 'too-long' : null
  }
}

function isLongerThanUsual(digits: string): boolean {
  const phone = international(digits)
  const [country] = phone?.getPossibleCountries() ?? []
  return phone !== null && country !== undefined && phone.nationalNumber.length > planOf(country).longest
}

const codes = new Set<string>()

function isCallingCode(code: string): boolean {
  if (codes.size === 0) for (const country of getCountries()) codes.add(getCountryCallingCode(country))
  return codes.has(code)
}

/** Each number once. */
export function unique(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.map(reading => [reading.phone.number, reading])).values()]
}
