import * as v from 'valibot'
import type { CallType } from './types'

/** What follows a user to every computer, through their own options on the portal. */
export interface UserChoices {
  /** When they were made, milliseconds since 1970. */
  at: number
  /** Line id. */
  line: string | null
  /** Country of the last number called, ISO 3166-1 alpha-2. */
  country: string | null
  texts: Record<CallType, string>
  /** Voice ids. */
  voices: Record<CallType, string | null>
}

const VoiceSchema = v.nullable(v.string())
const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({
  v: v.literal(1),
  at: v.number(),
  line: v.nullable(v.string()),
  country: v.nullable(v.string()),
  texts: v.object({ callback: v.string(), infocall: v.string() }),
  voices: v.object({ callback: VoiceSchema, infocall: VoiceSchema })
}))

/** Understands the stored choices. @returns null where there are none, or none that can be read */
export function readChoices(stored: unknown): UserChoices | null {
  const read = v.safeParse(StoredSchema, stored)
  if (!read.success) return null
  const { at, line, country, texts, voices } = read.output
  return { at, line, country, texts, voices }
}

/** Choices as they are stored in the user's option. */
export function writeChoices({ at, line, country, texts, voices }: UserChoices): string {
  return JSON.stringify({ v: 1, at, line, country, texts, voices })
}
