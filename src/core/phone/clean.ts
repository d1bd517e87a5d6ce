import { asciiDigits } from './digits'

/** Signs that look like another one, or come along from where a text was copied. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, '\n'],
  // Direction marks, zero-width characters, soft hyphens; variation selectors and keycaps of digits.
  [/[\p{Cf}\uFE00-\uFE0F\u20E3]/gu, ''],
  [/[\p{Pd}\u2212]/gu, '-'],
  // The Japanese prolonged sound mark, in place of a dash.
  [/(\d)\u30FC(?=\d)/g, '$1-'],
  [/\u2795/g, '+'],
  [/[[{\u3010]/g, '('],
  [/[\]}\u3011]/g, ')'],
  [/[\u3001\u060C]/g, ','],
  [/[\u061B\u2022]/g, ';'],
  [/(\d)['\u2019_\u00B7\u30FB](?=\d)/g, '$1 '],
  [/[^\S\n]+/g, ' '],
  [/ ?\n[ \n]*/g, '\n']
]

/** What leads into a number in a link. */
const SCHEME = /^(?:tel|callto|sms|phone|sip):(?:\/\/)?/i
/** A column of numbers written by a spreadsheet as decimals: `491711234567.0`. */
const DECIMAL = /^(\+?\d{7,15})[.,]0$/
/** How Brazilians write that a carrier's code comes here: `0xx11`, `(0**11)`. */
const CARRIER_SIGN = /(^|\D)0[ (]*(?:xx|\*\*)[ )]*(?=\d)/i

/** A text that holds a number, with the signs the reader knows: digits 0 to 9, one kind of dash, bracket, blank and line break. */
export function cleanNumber(input: string): string {
  let text = asciiDigits(input.normalize('NFKC'))
  for (const [sign, by] of REPLACED) text = text.replace(sign, by)
  return text.trim().replace(SCHEME, '').replace(DECIMAL, '$1').replace(CARRIER_SIGN, '$10').trim()
}
