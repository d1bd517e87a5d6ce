import { cleanNumber } from './clean'
import { alike } from './forms'
import { digitCount, partsOf, SHORTEST_BESIDE } from './parts'
import { international, planOf } from './plan'
import { divide } from './ranges'
import { readRun, type Reading } from './readings'
import type { NumberContext } from './types'

/**
 * What a search among calls is for: a number by digits that the portal's records have in common however they write it, somebody's name, or
 * neither. `unusable`: there is no digit to look for. `several`: there are two numbers.
 */
export type Search = { kind: 'number', digits: string } | { kind: 'nothing' | 'name' | 'unusable' | 'several' }

/** Portals keep as many characters of a number. */
const LONGEST = 20
/** A pasted paragraph is no search. */
const LONGEST_TYPED = 250
/** Fewer digits than this are looked for as they are: they may come from the middle of a number. */
const SHORTEST_READ = 7
/** What is left of a number without its country code must say something. */
const SHORTEST_PART = 3
/** What leads into a country, where it is not a zero, by country code. */
const LEADS_IN: Readonly<Record<string, RegExp>> = { 7: /^8/, 375: /^80?/, 36: /^0?6/ }

/**
 * Reads what somebody looks for among calls.
 * @param input a whole number in any form, a part of one, or a name
 * @param context what a number without a country code may belong to
 */
export function readSearch(input: string, context: NumberContext): Search {
  const text = input.length > LONGEST_TYPED ? '' : cleanNumber(input)
  if (text === '') return { kind: input.length > LONGEST_TYPED ? 'unusable' : 'nothing' }
  const letters = /\p{L}/u.test(text)
  const parts = partsOf(text)
  const numbers = letters ? parts.numbers.filter(({ text }) => digitCount(text) >= SHORTEST_BESIDE) : parts.numbers
  const [number, ...more] = numbers
  if (letters && (!number || parts.garbled)) return { kind: 'name' }
  if (!number) return found(partOf(text, context))
  if (more.some(({ text }) => digitCount(text) >= SHORTEST_BESIDE)) return { kind: 'several' }
  const digits = (digitCount(number.text) < SHORTEST_READ ? null : commonDigits(number.text, context)) ?? partOf(number.text, context)
  return found(digits)
}

const found = (digits: string): Search => digits === '' || digits.length > LONGEST ? { kind: 'unusable' } : { kind: 'number', digits }

/** What all numbers a text may mean end with; null where it means none, or where that is next to nothing. */
function commonDigits(text: string, context: NumberContext): string | null {
  const read = readRun(text, context)
  const divided = divide(text, read, context)
  // Of several numbers written as one, the first is looked for.
  const readings = divided ? divided.state === 'choice' ? divided.readings.slice(0, 1) : [divided.reading] : read.state === 'choice' ? read.readings : read.state === 'one' ? [read.reading] : []
  const [first, ...others] = readings.map(withoutCode)
  if (first === undefined) return null
  const common = others.reduce(commonEnd, first)
  return common.length >= SHORTEST_BESIDE ? common : null
}

/** A number without its country code, as every form of it ends. Exchanges abroad write Argentine mobiles with a 9, others without. */
function withoutCode({ phone }: Reading): string {
  const full = phone.number.slice(1)
  const code = phone.countryCallingCode.length
  return code + phone.nationalNumber.length === full.length && full.endsWith(alike(full).slice(code)) ? alike(full).slice(code) : phone.nationalNumber
}

function commonEnd(one: string, other: string): string {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length++
  return one.slice(one.length - length)
}

/** A part of a number: without the zeros that only some records have in front. */
function partOf(text: string, { countries }: NumberContext): string {
  const digits = text.replace(/\D/g, '')
  // With its country code, which only some records have.
  const whole = text.includes('+') ? international(digits)?.nationalNumber ?? '' : ''
  if (whole.length >= SHORTEST_PART) return whole
  const leads = text.includes('+') ? undefined : countries.map(country => LEADS_IN[planOf(country).callingCode]).find(leads => leads?.test(digits) && digits.length >= SHORTEST_BESIDE)
  return (leads ? digits.replace(leads, '') : digits).replace(/^0+/, '')
}
