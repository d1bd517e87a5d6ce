import * as v from 'valibot'
import { NameSchema, TEXT_LIMITS, TextSchema, type TextsByType } from './namedText'

/** The version of the stored form: a higher one was written by a newer version of the app. */
export const VERSION = 1

/** What users decide for themselves; it follows them to every computer, through their own options on the portal. */
export interface OwnSettings {
  /** Opened from CRM, the app calls by itself after five seconds in which it can be stopped. */
  callAtOnce: boolean
  /** Ready-made texts of their own, beside the administrator's. */
  texts: TextsByType
}

/** What the user's option says. `none`: nothing saved yet. The last two fall back to the defaults. */
export type OwnSettingsRead =
  | { state: 'none' }
  | { state: 'read', settings: OwnSettings }
  | { state: 'damaged' }
  | { state: 'newer' }

export const DEFAULT_OWN_SETTINGS: OwnSettings = { callAtOnce: false, texts: { callback: [], infocall: [] } }

const ReadySchema = v.pipe(v.array(v.object({ name: NameSchema, text: TextSchema })), v.maxLength(TEXT_LIMITS.ready))
const OwnSettingsSchema: v.GenericSchema<unknown, OwnSettings> = v.object({
  callAtOnce: v.boolean(),
  texts: v.object({ callback: ReadySchema, infocall: ReadySchema })
})
const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({ v: v.literal(VERSION), settings: OwnSettingsSchema }))
const NewerSchema = v.pipe(v.string(), v.parseJson(), v.object({ v: v.pipe(v.number(), v.minValue(VERSION + 1)) }))

/**
 * Understands the user's stored settings.
 * @param stored the user's option as the portal gives it; null, undefined and '' where it was never set
 */
export function readOwnSettings(stored: unknown): OwnSettingsRead {
  if (stored === null || stored === undefined || stored === '') return { state: 'none' }
  const read = v.safeParse(StoredSchema, stored)
  if (read.success) return { state: 'read', settings: read.output.settings }
  return { state: v.is(NewerSchema, stored) ? 'newer' : 'damaged' }
}
