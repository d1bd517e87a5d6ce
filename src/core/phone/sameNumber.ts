import { digitsIn, keysIn } from './digits'
import { alike } from './forms'
import { international, isInUse, isWayOut, national } from './plan'

/** A number that was dialled, and everything known about it. */
export interface DialledNumber {
  /** As it went to the portal. */
  number: string
  /** Its comparison key: E.164, or digits where an office PBX dials a number of its own. */
  key: string
}

/** What is longer is no number, whoever wrote it into a record. */
const LONGEST = 250
/** Portals keep as many characters of a number. */
const KEPT = 20

/**
 * Whether the portal's record of a call names a number that was dialled. Portals write it with or without `+`, with what leads abroad in
 * front, in national form, or as it was typed. Ends of numbers are never compared: 901820 may be anybody's.
 */
export function isSameNumber({ number, key }: DialledNumber, recorded: string): boolean {
  if (recorded.length > LONGEST) return false
  const written = keysIn(recorded)
  if (written === '') return false
  const dialled = keysIn(number)
  if (written === dialled || isCut(recorded, written, dialled)) return true
  if (!key.startsWith('+')) return written === keysIn(key)
  const full = digitsIn(key)
  if (alike(written) === alike(full) || isBehindWayOut(written, full)) return true
  // With a plus it was another country's number in full, which the line above has compared.
  if (/^\s*(\+|00)/.test(recorded)) return false
  const country = international(full)?.country
  const read = country ? national(country, written) : null
  return read?.isPossible() === true && alike(read.number.slice(1)) === alike(full)
}

/** Whether two comparison keys, of whatever version of the app, are of the same number. */
export function isSameKey(one: string, other: string): boolean {
  if (one === other) return true
  const [first, second] = [one, other].map(key => key.startsWith('+'))
  if (first && second) return alike(digitsIn(one)) === alike(digitsIn(other))
  if (first) return isSameNumber({ number: one, key: one }, other)
  return second === true && isSameNumber({ number: other, key: other }, one)
}

/** A long number of an office PBX, with one of its ends cut off. */
function isCut(recorded: string, written: string, dialled: string): boolean {
  return recorded.trim().length === KEPT && dialled.length > written.length && (dialled.startsWith(written) || dialled.endsWith(written))
}

/** `0049…`, `01149…`, `0014 49…`; and `011 202 555 0123`, where the country code is left out and nothing else is meant. */
function isBehindWayOut(written: string, full: string): boolean {
  const phone = international(full)
  const ways = [full, alike(full), phone?.nationalNumber ?? full]
  return ways.some((digits) => {
    if (!written.endsWith(digits) || !isWayOut(written.slice(0, -digits.length))) return false
    return digits !== phone?.nationalNumber || !isInUse(international(digits))
  })
}
