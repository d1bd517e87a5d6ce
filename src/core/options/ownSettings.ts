import * as v from 'valibot'
import { NameSchema, TEXT_LIMITS, TextSchema, type NamedText, type TextsByType } from './namedText'
import type { CallType } from '@/core/telephony/types'

/** The version of the stored form: a higher one was written by a newer version of the app. */
const VERSION = 1

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

/** A user's settings as they are stored in their option. The same settings always give the same text. */
export function writeOwnSettings({ callAtOnce, texts }: OwnSettings): string {
  const ready = (list: readonly NamedText[]) => list.map(({ name, text }) => ({ name, text }))
  return JSON.stringify({ v: VERSION, settings: { callAtOnce, texts: { callback: ready(texts.callback), infocall: ready(texts.infocall) } } })
}

/**
 * What is to be stored where another tab or computer has stored something since an edit began: every change of either.
 * @param base what the edit began with
 * @param mine what it has come to
 * @param theirs what is stored now
 */
export function mergeOwnSettings(base: OwnSettings, mine: OwnSettings, theirs: OwnSettings): OwnSettings {
  const merged = (type: CallType) => mergeTexts(base.texts[type], mine.texts[type], theirs.texts[type])
  return {
    callAtOnce: mine.callAtOnce === base.callAtOnce ? theirs.callAtOnce : mine.callAtOnce,
    texts: { callback: merged('callback'), infocall: merged('infocall') }
  }
}

/** Mine, with what they have added, and without what they have removed. */
function mergeTexts(base: readonly NamedText[], mine: readonly NamedText[], theirs: readonly NamedText[]): NamedText[] {
  const key = ({ name, text }: NamedText) => JSON.stringify([name, text])
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(list => new Set(list.map(key)))
  return [
    ...mine.filter(one => inTheirs?.has(key(one)) || !inBase?.has(key(one))),
    ...theirs.filter(one => !inBase?.has(key(one)) && !inMine?.has(key(one)))
  ].slice(0, TEXT_LIMITS.ready)
}
