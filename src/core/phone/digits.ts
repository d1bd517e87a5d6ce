const DIGIT = /\p{Nd}/u
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu
/** Digits of other scripts come in rows of ten, zero first; the mathematical ones have five rows without a gap. */
const ROW = 10

const known = new Map<string, string>()

/** All decimal digits of Unicode (Arabic, Persian, Devanagari, Thai, full-width …) as 0 to 9; everything else as it is. */
export function asciiDigits(text: string): string {
  return text.replace(OTHER_DIGITS, (digit) => {
    const ascii = known.get(digit) ?? String(valueOf(digit))
    known.set(digit, ascii)
    return ascii
  })
}

function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % ROW
}

/** The digits of a text, in whatever script, as 0 to 9, and nothing else. */
export const digitsIn = (text: string): string => asciiDigits(text).replace(/[^0-9]/g, '')

/** Whether a text has a digit of any script. */
export const hasDigit = (text: string): boolean => DIGIT.test(text)

/** The keys of a phone in a text: digits, `*` and `#`. Spaces, brackets and the plus say nothing. */
export const keysIn = (text: string): string => asciiDigits(text).replace(/[^0-9*#]/g, '')
