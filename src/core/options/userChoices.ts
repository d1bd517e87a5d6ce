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
  /** Null where the user has left the administrator's text as it is. */
  texts: PerType
  /** Voice ids. */
  voices: PerType
}

/** A text or voice for each type of call, where there is one. */
export type PerType = Record<CallType, string | null>
export const PerTypeSchema: v.GenericSchema<unknown, PerType> = v.object({ callback: v.nullable(v.string()), infocall: v.nullable(v.string()) })
/** None for either type. */
export const noneOfEither = (): PerType => ({ callback: null, infocall: null })

const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({
  v: v.literal(1),
  at: MomentSchema,
  line: v.nullable(v.string()),
  country: v.nullable(v.string()),
  texts: PerTypeSchema,
  voices: PerTypeSchema
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

/** Whether two choices are the same, whenever they were made. */
export const sameChoices = (one: UserChoices, other: UserChoices): boolean => writeChoices({ ...one, at: 0 }) === writeChoices({ ...other, at: 0 })
