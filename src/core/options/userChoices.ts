import * as v from 'valibot'
import { MomentSchema } from '@/core/moment'
import type { CallType } from '@/core/telephony/types'

/** What follows a user to every computer, through their own options on the portal. */
export interface UserChoices {
  /** When they were made, milliseconds since 1970. */
  at: number
  /** Line id. */
  line: string | null
  /** Country of the last number called, ISO 3166-1 alpha-2. */
  country: string | null
  /** The texts the user keeps for everybody; null where the administrator's or the app's own stands in the form. */
  texts: PerType
  /** The last words of their own: offered again, and in nobody's form by themselves. */
  last: LastTexts
  /** Voice ids. */
  voices: PerType
}

/** A text or voice for each type of call, where there is one. */
export type PerType = Record<CallType, string | null>
export const PerTypeSchema: v.GenericSchema<unknown, PerType> = v.object({ callback: v.nullable(v.string()), infocall: v.nullable(v.string()) })
/** None for either type. */
export const noneOfEither = (): PerType => ({ callback: null, infocall: null })

/** A text with words of one's own, and whom it was written for. */
export interface LastText {
  text: string
  /** Names in the record it was written for. */
  names: readonly string[]
  /** The record and the number it was said to, none where it was not: two of one client have one in common. */
  of: readonly string[]
}
export type LastTexts = Record<CallType, LastText | null>
const LastTextSchema = v.nullable(v.object({ text: v.string(), names: v.array(v.string()), of: v.array(v.string()) }))
export const LastTextsSchema: v.GenericSchema<unknown, LastTexts> = v.object({ callback: LastTextSchema, infocall: LastTextSchema })

const asLast = (text: string | null): LastText | null => text ? { text, names: [], of: [] } : null
/** Texts nobody knows more of, as the last ones. */
export const lastOf = ({ callback, infocall }: PerType): LastTexts => ({ callback: asLast(callback), infocall: asLast(infocall) })

const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({
  v: v.literal(1),
  at: MomentSchema,
  line: v.nullable(v.string()),
  country: v.nullable(v.string()),
  texts: PerTypeSchema,
  last: v.optional(LastTextsSchema),
  voices: PerTypeSchema
}))

/**
 * Understands the stored choices. Earlier versions kept every text as one for everybody: those may name a client, and are the last ones now.
 * @returns null where there are none, or none that can be read
 */
export function readChoices(stored: unknown): UserChoices | null {
  const read = v.safeParse(StoredSchema, stored)
  if (!read.success) return null
  const { at, line, country, texts, last, voices } = read.output
  return { at, line, country, texts: last ? texts : noneOfEither(), last: last ?? lastOf(texts), voices }
}

/** Choices as they are stored in the user's option. */
export function writeChoices({ at, line, country, texts, last, voices }: UserChoices): string {
  return JSON.stringify({ v: 1, at, line, country, texts, last, voices })
}

/** Whether two choices are the same, whenever they were made. */
export const sameChoices = (one: UserChoices, other: UserChoices): boolean => writeChoices({ ...one, at: 0 }) === writeChoices({ ...other, at: 0 })
