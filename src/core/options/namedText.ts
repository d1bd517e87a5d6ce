import * as v from 'valibot'
import type { CallType } from '@/core/telephony/types'

/** A ready-made text. */
export interface NamedText {
  /** What it is called; empty where nobody has given it a name: its first words stand for one. */
  name: string
  text: string
}

/** The bounds of ready-made texts: characters of a name and of a text, and how many are kept for one type of call. */
export const TEXT_LIMITS = { name: 60, text: 1000, ready: 20 } as const
/** As many characters of a text stand for its name. */
const FIRST_WORDS = 40

export const TextSchema = v.pipe(v.string(), v.maxLength(TEXT_LIMITS.text))
export const NameSchema = v.pipe(v.string(), v.maxLength(TEXT_LIMITS.name))

/** Ready-made texts for either type of call. */
export type TextsByType = Record<CallType, NamedText[]>

/** What a text is called wherever it is chosen: its name, or its first words. */
export function nameOf({ name, text }: NamedText): string {
  if (name) return name
  const words = text.trim().replaceAll(/\s+/g, ' ')
  const start = [...words].slice(0, FIRST_WORDS).join('')
  if (start === words) return words
  const end = start.lastIndexOf(' ')
  return `${end > FIRST_WORDS / 2 ? start.slice(0, end) : start}…`
}

/** The texts as they are kept: without blanks around them, empty ones, and texts that are there already. */
export function tidyReady(texts: readonly NamedText[]): NamedText[] {
  const trimmed = texts.map(({ name, text }) => ({ name: name.trim().slice(0, TEXT_LIMITS.name), text: text.trim() }))
  return trimmed.filter(({ text }, index) => text !== '' && trimmed.findIndex(other => other.text === text) === index)
}
