import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min'

/** Numbers as they are read: lists show the same ones over and over, and each takes a slow computer two milliseconds. */
const shownNumbers = new Map<string, string>()
const MOST_SHOWN = 1000

/** A number as it was sent, in the form people read; numbers of an office PBX stay as they are. */
export function showNumber(number: string): string {
  const known = shownNumbers.get(number)
  if (known !== undefined) return known
  return keep(number, parsePhoneNumberFromString(number, { extract: false })?.formatInternational() ?? number)
}

/** Without an extension: what is shown is what is dialled. */
export function showPhone(phone: PhoneNumber): string {
  return shownNumbers.get(phone.number) ?? keep(phone.number, phone.formatInternational())
}

function keep(number: string, shown: string): string {
  if (shownNumbers.size >= MOST_SHOWN) shownNumbers.clear()
  shownNumbers.set(number, shown)
  return shown
}
