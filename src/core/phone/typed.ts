import type { PhoneNumber } from 'libphonenumber-js/min'
import { isInUse, isPremium } from './plan'
import { digitCount, partsOf, SHORTEST_BESIDE, type NumberParts } from './parts'
import { readRun } from './readings'
import type { ChoiceReason, NumberChoice, NumberContext, NumberDoubt, NumberReading } from './types'

/** What a phone has keys for, and what people write between them. */
const KEYS_ONLY = /^[\d*#+() .,;/~-]+$/
/** E.164 allows 15 digits; an office PBX has codes of its own in front, most of them zeros. */
const MOST_DIGITS = 15
const LONGEST = 32
const MOST_CHOICES = 5
/** `030901820,,12`, `030901820;12`: a pause, then more keys. With a blank behind a comma it is a list. */
const PAUSED = /^([^,;]*\d)(?:,,+ ?|;+ ?|,)(\d{1,7})#?$/
const TAIL = /^(.*\d{2}.*?) ?([/-]) ?-?(\d{1,3})$/
/** Two numbers written in a row have as many digits, each of them as many. */
const IN_A_ROW = { both: 13, each: 7 }

/**
 * Reads a number that goes out as it is typed: an office PBX has short numbers and codes of its own.
 * @param text as `cleanNumber` leaves it
 * @param out `keys`: the portal leaves out all but a phone's keys on the way
 */
export function readTyped(text: string, context: NumberContext, out: 'typed' | 'keys'): NumberReading {
  if (!/[\d*#]/.test(text)) return { state: 'wrong', fault: 'no-digits' }
  const writes = (number: string) => out === 'keys' ? number.replace(/[^\d*#+,;]/g, '') : number.replace(/^[ ./-]+|[ ./-]+$/g, '')
  const callable = (number: string, doubts: readonly NumberDoubt[]) => asTyped(writes(number), context, doubts, out === 'keys')
  const choice = (reason: ChoiceReason, numbers: readonly string[]): NumberReading => {
    // Chosen, it must not be asked about again for what stands between its digits.
    const each = [...new Set(numbers.map(number => writes(number.replace(/[()/.-]+/g, ' ').replace(/ +/g, ' '))))]
    if (each.length > MOST_CHOICES) return { state: 'wrong', fault: 'several' }
    const choices = each.flatMap(number => 'dial' in asTyped(number, context, [], out === 'keys') ? [choiceOf(number, context)] : [])
    return choices.length > 0 ? { state: 'choice', reason, choices } : { state: 'wrong', fault: 'too-long' }
  }

  const keysOnly = KEYS_ONLY.test(text)
  const paused = keysOnly ? PAUSED.exec(text) : null
  if (paused && digitCount(paused[1] ?? '') > 1) return callable(text, ['pause'])
  if (keysOnly && /[*#]/.test(text)) return callable(text, /[,;]/.test(text) ? ['pause'] : [])

  const parts = partsOf(text)
  if (parts.garbled) return out === 'typed' && digitCount(text) <= MOST_DIGITS ? callable(text, ['characters']) : { state: 'wrong', fault: 'not-a-number' }
  const number = oneOf(parts)
  if (number === null) return choice('several', parts.numbers.map(({ text }) => text))
  if (number === '') return { state: 'wrong', fault: 'no-digits' }
  const several = inARow(number)
  if (several.length > 1) return choice('several', several)
  const block = blockOf(number)
  if (block.length > 0) return choice('range', block)
  const beside = parts.numbers.length > 1 || parts.rest
  const left: NumberDoubt[] = parts.numbers.length > 0 && parts.extension ? ['extension'] : beside ? ['rest'] : []
  return callable(number, left)
}

/** The number of a text; empty for none, null where there are several. */
function oneOf({ numbers, extension }: NumberParts): string | null {
  const mains = numbers.filter(({ text }) => digitCount(text) >= SHORTEST_BESIDE)
  const [only, ...more] = mains.length > 0 ? mains : numbers
  return more.length > 0 ? null : only?.text ?? extension
}

/** Numbers divided by slashes or blanks: `101/102`, `030 90182 030 90183`. */
function inARow(number: string): string[] {
  const divided = number.split(/ ?\/ ?/)
  const counts = divided.map(digitCount)
  if (divided.length > 1 && counts.every(count => count > 1 && count === counts[0])) return divided
  const alike = divided.length > 1 && divided.every(one => /^\(?[0+]/.test(one) && digitCount(one) >= IN_A_ROW.each)
  if (alike) return divided
  if (digitCount(number) < IN_A_ROW.both) return []
  for (const { index } of number.matchAll(/ (?=\(?[0+])/g)) {
    const halves = [number.slice(0, index), number.slice(index + 1)]
    if (halves.every(half => digitCount(half) >= IN_A_ROW.each)) return halves
  }
  return []
}

/** A number, and the last digits of the next ones: `030 901824/25`. */
function blockOf(number: string): string[] {
  const [, before = '', sign, tail = ''] = TAIL.exec(number) ?? []
  // 90-18-20 are digits in pairs.
  if (sign === '-' && digitsAtEnd(before, tail.length + 1) === null) return []
  const end = digitsAtEnd(before, tail.length)
  if (tail === '' || digitCount(before) < 3 || end === null || Number(tail) <= Number(end) || Number(tail) - Number(end) >= 10) return []
  return [before, before.slice(0, -tail.length) + tail, number.replace(/ ?[/-] ?-?(?=\d+$)/, '')]
}

const digitsAtEnd = (text: string, count: number): string | null => new RegExp(`\\d{${count}}$`).exec(text)?.[0] ?? null

function asTyped(number: string, context: NumberContext, doubts: readonly NumberDoubt[], strips: boolean): NumberReading {
  const digits = number.replace(/\D/g, '').replace(/^0+/, '')
  if (number.length > LONGEST || (strips && digits.length > MOST_DIGITS)) return { state: 'wrong', fault: 'too-long' }
  const known = publicNumber(number, context)
  const all: NumberDoubt[] = known && isPremium(known) ? ['premium', ...doubts] : [...doubts]
  return { state: all.length > 0 ? 'doubtful' : 'fine', doubts: all, asTyped: true, ...choiceOf(number, context) }
}

function choiceOf(number: string, context: NumberContext): NumberChoice {
  const known = publicNumber(number, context)
  return { dial: number, shown: number, country: known?.country ?? null, key: known?.number ?? number.replace(/[^\d*#+]/g, ''), label: '' }
}

/** The public number that is meant, read in the first country alone: whatever was called last, the same keys are the same number. */
function publicNumber(number: string, { countries }: NumberContext): PhoneNumber | null {
  if (/[*#,;]/.test(number)) return null
  const read = readRun(number, { countries: countries.slice(0, 1), typed: false })
  return read.state === 'one' && isInUse(read.reading.phone) ? read.reading.phone : null
}
