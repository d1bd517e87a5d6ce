import { international, isInUse } from './plan'
import { digitCount } from './parts'
import { readRun, unique, type Reading, type RunReading } from './readings'
import type { NumberContext } from './types'

/** Several numbers in one run of digits; one with something behind it that is left out; or one that is written twice. */
export type Divided =
  | { state: 'choice', reason: 'several' | 'range', readings: Reading[] }
  | { state: 'left-out' | 'twice', reading: Reading }

/** A number, and a few digits behind a slash, a dash or in brackets. */
const TAIL = /^(.*\d.*?) ?(?:([/-]) ?-?(\d{1,5})|(\()(\d{1,5})\))$/
/** A number, and the digits of another one without area code. */
const LONG_TAIL = /^(.*\d.*?) ?\/ ?(\d[\d -]{3,8})$/
/** More digits are an extension, where the number is whole without them, or belong to it. */
const LONGEST_TAIL = 3
/** What has fewer digits has no tail: `030/90`. */
const SHORTEST_WITH_TAIL = 6
/** Two numbers have as many digits together, and one has fewer. */
const SEVERAL_FROM = 13
/** Of two numbers in a row each has as many. */
const SHORTEST_OF_SEVERAL = 7
/** A way abroad, and a whole number. */
const LONGEST_OF_SEVERAL = 21
/** A block of numbers: `901820-29`, `901824/25`, `901100-199`. */
const LONGEST_BLOCK = 9

/**
 * Divides a run of digits that is not, or not surely, one number.
 * @param whole what the run is as one number
 * @returns null where it is one
 */
export function divide(text: string, whole: RunReading, context: NumberContext): Divided | null {
  const asOne = readingsOf(whole)
  const count = digitCount(text)
  if (asOne.length === 0 || count >= SEVERAL_FROM) {
    const row = standing(text, context)
    const readings = unique(row)
    const [first] = readings
    if (readings.length > 1) return { state: 'choice', reason: 'several', readings }
    if (first && row.length > 1) return { state: 'twice', reading: first }
  }
  return shortTail(text, asOne, context) ?? longTail(text, asOne, count, context)
}

/** The numbers in use that a run is as one number: more than one where a country has to be chosen. */
function readingsOf(run: RunReading): Reading[] {
  const readings = run.state === 'one' ? [run.reading] : run.state === 'choice' ? run.readings : []
  return readings.filter(({ phone }) => isInUse(phone))
}

function shortTail(text: string, asOne: readonly Reading[], context: NumberContext): Divided | null {
  const [, before = '', sign, behind, bracket, inBrackets] = TAIL.exec(text) ?? []
  const tail = behind ?? inBrackets
  if (tail === undefined || digitCount(before) < SHORTEST_WITH_TAIL) return null
  const long = tail.length > LONGEST_TAIL
  if (long && sign && (sign === '/' || asOne.length > 0)) return null
  const bases = basesOf(before, context).filter(({ written }) => sign === '/' || written !== 'bare')
  const [base] = bases
  if (!base) return null
  // What all its digits would be abroad, with a plus, is far from what is meant.
  const whole = asOne.filter(({ phone }) => bases.some(one => one.phone.countryCallingCode === phone.countryCallingCode))
  // 90-18-20 and 123-45-46 are digits in pairs.
  const pairs = sign === '-' && (/\d+$/.exec(before)?.[0] ?? '').length <= tail.length
  const block = bracket || long || pairs ? [] : bases.flatMap(one => blockOf(one, tail, sign === '-'))
  if (block.length > 0) return { state: 'choice', reason: 'range', readings: unique([...bases, ...block, ...whole]) }
  if (asOne.length === 0) return bases.length > 1 ? { state: 'choice', reason: 'range', readings: bases } : { state: 'left-out', reading: base }
  // 030 901820-12 is one number; 030 901820/12 or (12) may be two ways to say so.
  return sign === '-' || whole.length === 0 ? null : { state: 'choice', reason: 'range', readings: unique([...whole, ...bases]) }
}

/** The number in front of a tail, or those in front of several: `030 901824/25/26`. */
function basesOf(text: string, context: NumberContext): Reading[] {
  const run = readRun(text, context)
  const whole = readingsOf(run)
  const divided = shortTail(text, whole, context)
  if (divided?.state === 'choice') return divided.readings.filter(reading => !whole.includes(reading))
  // What needs a plus first is no number to add digits to.
  return run.state === 'choice' && run.reason !== 'country' ? [] : whole
}

/** The other numbers of a block: each where it is said by a dash and has few, else its last one. Empty where the digits go on otherwise. */
function blockOf({ phone, written }: Reading, tail: string, through: boolean): Reading[] {
  const first = Number(phone.number.slice(-tail.length))
  const last = Number(tail)
  const whole = phone.number.slice(-tail.length) === '0'.repeat(tail.length) && /^9+$/.test(tail)
  if (last <= first || (last - first > LONGEST_BLOCK && !whole)) return []
  const numbers = through && last - first <= 3 ? Array.from({ length: last - first }, (_, index) => first + 1 + index) : [last]
  return numbers.flatMap(number => replaced(phone.number, String(number).padStart(tail.length, '0'), written))
}

function longTail(text: string, whole: readonly Reading[], count: number, context: NumberContext): Divided | null {
  const [, before = '', behind = ''] = LONG_TAIL.exec(text) ?? []
  if (behind === '' || (whole.length > 0 && count < SEVERAL_FROM)) return null
  const [base] = basesOf(before, context)
  const other = base && withoutArea(base, behind)
  return base && other ? { state: 'choice', reason: 'several', readings: unique([base, other]) } : null
}

/** A number written without the area code of the one in front of it. */
export function withoutArea({ phone, written }: Reading, text: string): Reading | null {
  const digits = text.replace(/\D/g, '')
  if (digits.startsWith('0') || digits.length >= phone.nationalNumber.length) return null
  return replaced(phone.number, digits, written)[0] ?? null
}

function replaced(number: string, end: string, written: Reading['written']): Reading[] {
  const phone = international(number.slice(1, number.length - end.length) + end)
  return isInUse(phone) ? [{ phone, written }] : []
}

/** Numbers in a row, each of which stands for itself: with its country code, what leads into its country, or its whole length. */
function standing(text: string, context: NumberContext): Reading[] {
  for (const { index } of text.matchAll(/\D(?=[\d(+])/g)) {
    const before = text.slice(0, index)
    const after = text.slice(index).replace(/^[ ./~-]+/, '')
    const own = digitCount(before)
    const left = digitCount(after)
    if (own > LONGEST_OF_SEVERAL) break
    if (own < SHORTEST_OF_SEVERAL || left < SHORTEST_OF_SEVERAL) continue
    const first = standingForItself(before, context)
    if (first.length === 0) continue
    const others = standingForItself(after, context)
    const more = others.length > 0 ? others : standing(after, context)
    if (more.length > 0) return [...first, ...more]
  }
  return []
}

function standingForItself(text: string, context: NumberContext): Reading[] {
  return readingsOf(readRun(text, context)).filter(({ written }) => written !== 'bare')
}
