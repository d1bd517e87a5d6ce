import type { PhoneNumber } from 'libphonenumber-js/min'
import { cleanNumber } from './clean'
import type { Dialling } from './dialling'
import { hasDigit } from './digits'
import { digitCount, partsOf, SHORTEST_BESIDE, type NumberPart, type NumberParts } from './parts'
import { isInUse, isPremium, mayLackArea } from './plan'
import { divide, withoutArea } from './ranges'
import { readRun, unique, type Reading } from './readings'
import { showPhone } from './show'
import { readTyped } from './typed'
import type { CallableNumber, ChoiceReason, NumberChoice, NumberContext, NumberDoubt, NumberReading } from './types'

/** A whole paragraph holds no number. */
const LONGEST_PASTED = 250
/** From more than this nobody chooses in a form. */
const MOST_CHOICES = 5

/**
 * Reads a number as a person types or pastes it, as CRM or a link has it.
 * @param input any text: spaces, brackets, `tel:`, labels and notes around the number, digits of any script, national or international form
 * @param context what a number without a country code may belong to
 * @param out how it goes out (`dialling`)
 */
export function readNumber(input: string, context: NumberContext, out: Dialling = 'international'): NumberReading {
  const typed = input.trim()
  if (typed.length > LONGEST_PASTED) return { state: 'wrong', fault: 'too-long' }
  // Most forms begin empty, and reading as little as that takes a slow computer six milliseconds.
  const text = typed === '' ? '' : cleanNumber(typed)
  if (text === '') return { state: 'empty' }
  if (out === 'typed' || out === 'keys') return readTyped(text, context, out)
  const reading = readPublic(text, context)
  if (out === 'international' || reading.state !== 'wrong') return reading
  const short = reading.fault === 'too-short' || (reading.fault === 'incomplete' && !text.includes('+')) || /^[*#][\d*#]+$/.test(text)
  return short ? readTyped(text, context, 'typed') : reading
}

/** What is equal for all ways to write a number, or null for what is none, or for several. */
export function numberKey(input: string, context: NumberContext, out: Dialling = 'international'): string | null {
  const reading = readNumber(input, context, out)
  return 'key' in reading ? reading.key : null
}

/** A number for the public network. @param text as `cleanNumber` leaves it */
function readPublic(text: string, context: NumberContext): NumberReading {
  if (!hasDigit(text)) return { state: 'wrong', fault: 'no-digits' }
  const parts = partsOf(text)
  if (parts.garbled) return { state: 'wrong', fault: 'not-a-number' }
  const mains = parts.numbers.filter(({ text }) => text.includes('+') || digitCount(text) >= SHORTEST_BESIDE)
  const [main] = mains
  if (!main) return readShort(parts, context)
  return mains.length > 1 ? readSeveral(mains, context) : readOne(main, parts, context)
}

/** Nothing but a few digits: too short, in most countries. */
function readShort({ numbers, extension }: NumberParts, context: NumberContext): NumberReading {
  if (numbers.length > 1) return { state: 'wrong', fault: 'several' }
  if (numbers.length > 0 && extension) return { state: 'wrong', fault: 'not-a-number' }
  const read = readRun(numbers[0]?.text ?? extension, context)
  return read.state === 'one' ? callable(read.reading, []) : { state: 'wrong', fault: read.state === 'fault' ? read.fault : 'too-short' }
}

function readOne(main: NumberPart, parts: NumberParts, context: NumberContext): NumberReading {
  const read = readRun(main.text, context)
  const divided = divide(main.text, read, context)
  if (divided?.state === 'choice') return choice(divided.reason, divided.readings)
  const reading = divided ? divided.reading : read.state === 'one' ? read.reading : null
  if (reading === null) return read.state === 'fault' ? { state: 'wrong', fault: read.fault } : read.state === 'choice' ? choice(read.reason, read.readings) : { state: 'empty' }
  const beside = parts.numbers.filter(part => part !== main)
  const others = beside.flatMap(({ text, after }) => /^[,;&/-]|^$/.test(after) ? withTail(reading, text, context) : [])
  if (others.length > 0) return choice('range', [reading, ...others])
  const leftOut: NumberDoubt[] = parts.extension ? ['extension'] : divided?.state === 'left-out' || beside.length > 0 || parts.rest ? ['rest'] : []
  return callable(reading, leftOut)
}

/** A number's last digits behind a comma: `030 901824, 25`. */
function withTail(reading: Reading, tail: string, context: NumberContext): Reading[] {
  const divided = divide(`${reading.phone.number}/${tail.replace(/\D/g, '')}`, { state: 'fault', fault: 'too-long' }, context)
  return divided?.state === 'choice' ? divided.readings : []
}

function readSeveral(mains: readonly NumberPart[], context: NumberContext): NumberReading {
  const found: { reading: Reading, label: string }[] = []
  for (const { text, label } of mains) {
    const first = found[0]?.reading
    const read = readRun(text, context)
    const divided = divide(text, read, context)
    const readings = divided?.state === 'choice' ? divided.readings : divided ? [divided.reading] : read.state === 'choice' ? read.readings : read.state === 'one' ? [read.reading] : []
    const sure = readings.filter(({ phone, written }) => isInUse(phone) && !mayLackArea(phone, written))
    const sharing = sure.length === 0 && first ? withoutArea(first, text) : null
    for (const reading of sharing ? [sharing] : readings.filter(({ phone }) => isInUse(phone))) found.push({ reading, label })
  }
  const each = unique(found.map(({ reading }) => reading))
  const [only] = each
  if (!only || each.length > MOST_CHOICES) return { state: 'wrong', fault: 'several' }
  if (each.length === 1 && found.length === mains.length) return callable(only, [])
  return choice('several', each, found)
}

function choice(reason: ChoiceReason, readings: readonly Reading[], labels: readonly { reading: Reading, label: string }[] = []): NumberReading {
  const choices: NumberChoice[] = unique(readings).slice(0, MOST_CHOICES).map(({ phone }) => ({
    ...numberOf(phone), label: labels.find(({ reading }) => reading.phone.number === phone.number)?.label ?? ''
  }))
  return { state: 'choice', reason, choices }
}

function callable({ phone, written }: Reading, leftOut: readonly NumberDoubt[]): NumberReading {
  const doubts: NumberDoubt[] = []
  if (isPremium(phone)) doubts.push('premium')
  if (mayLackArea(phone, written)) doubts.push('area')
  else if (!isInUse(phone)) doubts.push('unusual')
  doubts.push(...leftOut)
  return { state: doubts.length > 0 ? 'doubtful' : 'fine', doubts, asTyped: false, ...numberOf(phone) }
}

const numberOf = (phone: PhoneNumber): CallableNumber => ({ dial: phone.number, shown: showPhone(phone), country: phone.country ?? null, key: phone.number })
