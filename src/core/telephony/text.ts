/** What the form tells about a text before it is spoken. */
export interface TextMeasure {
  /** User-visible characters of the trimmed text. */
  characters: number
  /** Estimated speaking time in whole seconds; 0 for an empty text. */
  seconds: number
}

/** Characters a synthetic voice speaks in a second, by script. Measured values vary by voice; the form says "about". */
const RATE = { ideograph: 4.5, syllable: 7, digit: 3, other: 15 }
/** Pause after a sentence or a line, in seconds. */
const PAUSE = 0.5

const secondsFor = (character: string): number => {
  if (/\p{Script=Han}/u.test(character)) return 1 / RATE.ideograph
  if (/\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(character)) return 1 / RATE.syllable
  if (/\p{Nd}/u.test(character)) return 1 / RATE.digit
  if (/[.!?…。！？\n]/u.test(character)) return PAUSE
  return 1 / RATE.other
}

/** No voice speaks more. Browsers take the square of a text's length to tell its characters apart: seconds for a pasted book. */
const MEASURED = 3_000

/** Length and estimated speaking time of a text in any script. Of a very long one, the beginning stands for the whole. */
export function measureText(text: string): TextMeasure {
  const trimmed = text.trim()
  // Most forms begin empty, and the first segmenter takes a slow computer four milliseconds.
  if (trimmed === '') return { characters: 0, seconds: 0 }
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(trimmed.slice(0, MEASURED))
  const times = Math.max(1, trimmed.length / MEASURED)
  let characters = 0
  let seconds = 0
  for (const { segment } of segments) {
    characters++
    seconds += secondsFor(segment)
  }
  return { characters: Math.round(characters * times), seconds: Math.ceil(seconds * times) }
}

/** From here on some speech services cut a text or refuse it; the form warns, the portal decides. */
export const LONG_TEXT = 1000
