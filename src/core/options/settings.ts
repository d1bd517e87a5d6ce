import * as v from 'valibot'
import { MomentSchema } from '@/core/moment'
import { NameSchema, TEXT_LIMITS, TextSchema, type NamedText } from './namedText'
import type { CallType } from '@/core/telephony/types'

/** The version of the stored form: a higher one was written by a newer version of the app. */
export const VERSION = 1
const DAY_MINUTES = 24 * 60

/** Hours in which a call is asked about first, as `HH:MM` on the user's own clock; they may span midnight. */
export interface QuietHours {
  from: string
  to: string
}

/** The texts an administrator offers for one type of call. */
export interface OfferedTexts {
  /** Stands in the form from the start; empty for none. */
  standard: string
  /** Ready-made texts to choose from. */
  ready: NamedText[]
}

/** What administrators decide for everybody on the portal. */
export interface Settings {
  /** Line ids that are offered; null offers all. */
  lines: string[] | null
  /** Voice ids that are offered; null offers all. */
  voices: string[] | null
  /** Line id the form starts with where the user has no choice of their own; null leaves it to the portal. */
  defaultLine: string | null
  texts: Record<CallType, OfferedTexts>
  quiet: QuietHours | null
  /** A call to the same number less than this many minutes ago is asked about first. */
  recentMinutes: number
  /** Smart-process types (`entityTypeId`) whose cards and lists offer the app. */
  processTypes: number[]
  /** Who calls, as clients know the company; empty for none. */
  caller: string
}

/** Settings with what tells two edits apart. */
export interface SavedSettings {
  settings: Settings
  /** Counts the times they were saved. */
  revision: number
  /** Who saved them last. */
  by: string
  /** When, milliseconds since 1970. */
  at: number
}

/** What the portal's option says. `none`: nobody has saved anything yet. The last two fall back to the defaults. */
export type SettingsRead =
  | { state: 'none' }
  | { state: 'read', saved: SavedSettings }
  | { state: 'damaged' }
  | { state: 'newer' }

export const DEFAULT_SETTINGS: Settings = {
  lines: null,
  voices: null,
  defaultLine: null,
  texts: { callback: { standard: '', ready: [] }, infocall: { standard: '', ready: [] } },
  quiet: null,
  recentMinutes: 1,
  processTypes: [],
  caller: ''
}

/** The bounds of what can be set: minutes, and the characters of the company's name. Texts have bounds of their own. */
export const SETTINGS_LIMITS = { recentMinutes: { min: 1, max: 24 * 60 }, caller: 100 } as const

const TimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const IdsSchema = v.nullable(v.array(v.string()))
/** Names stand beside the texts, and the company's name is left out where there is none: earlier versions read past both, and find everything else. */
const TextsSchema = v.pipe(
  v.object({
    standard: TextSchema,
    ready: v.pipe(v.array(TextSchema), v.maxLength(TEXT_LIMITS.ready)),
    names: v.optional(v.array(NameSchema), [])
  }),
  v.transform(({ standard, ready, names }) => ({ standard, ready: ready.map((text, index) => ({ name: names[index] ?? '', text })) }))
)
/** Settings as they are stored. */
export const SettingsSchema: v.GenericSchema<unknown, Settings> = v.object({
  lines: IdsSchema,
  voices: IdsSchema,
  defaultLine: v.nullable(v.string()),
  texts: v.object({ callback: TextsSchema, infocall: TextsSchema }),
  quiet: v.nullable(v.object({ from: TimeSchema, to: TimeSchema })),
  recentMinutes: v.pipe(
    v.number(), v.integer(), v.minValue(SETTINGS_LIMITS.recentMinutes.min), v.maxValue(SETTINGS_LIMITS.recentMinutes.max)
  ),
  processTypes: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  caller: v.optional(v.pipe(v.string(), v.maxLength(SETTINGS_LIMITS.caller)), '')
})
const StoredSchema = v.pipe(v.string(), v.parseJson(), v.object({
  v: v.literal(VERSION),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  by: v.string(),
  at: MomentSchema,
  settings: SettingsSchema
}))
const NewerSchema = v.pipe(v.string(), v.parseJson(), v.object({ v: v.pipe(v.number(), v.minValue(VERSION + 1)) }))

/**
 * Understands the stored settings.
 * @param stored the app's option as the portal gives it; null, undefined and '' where it was never set
 */
export function readSettings(stored: unknown): SettingsRead {
  if (stored === null || stored === undefined || stored === '') return { state: 'none' }
  const read = v.safeParse(StoredSchema, stored)
  if (read.success) {
    const { settings, revision, by, at } = read.output
    return { state: 'read', saved: { settings, revision, by, at } }
  }
  return { state: v.is(NewerSchema, stored) ? 'newer' : 'damaged' }
}

/** The offered ones of the things there are. Where none of the offered ones is left, all are: an empty list helps nobody. */
export function offered<Thing extends { id: string }>(things: readonly Thing[], ids: readonly string[] | null): Thing[] {
  const left = ids ? things.filter(({ id }) => ids.includes(id)) : []
  return left.length > 0 ? left : [...things]
}

/** Whether a moment on the user's own clock lies in the quiet hours. From equal to to: the whole day. */
export function isQuiet(quiet: QuietHours | null, at: Date): boolean {
  if (!quiet) return false
  const now = at.getHours() * 60 + at.getMinutes()
  const from = minutesOf(quiet.from)
  const length = (minutesOf(quiet.to) - from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
  return (now - from + DAY_MINUTES) % DAY_MINUTES < length
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

