import * as v from 'valibot'
import { tidyReady, TEXT_LIMITS } from '@/core/options/namedText'
import { SETTINGS_LIMITS, type OfferedTexts, type QuietHours, type Settings } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'
import type { CallType } from '@/core/telephony/types'

/** Settings as they stand in the editor: what is being typed need not be valid yet. */
export interface EditedSettings {
  lines: string[] | null
  voices: string[] | null
  defaultLine: string | null
  texts: Record<CallType, OfferedTexts>
  /** A time that was cleared is empty. */
  quiet: QuietHours | null
  /** Null while the field is empty. */
  recentMinutes: number | null
  processTypes: number[]
  caller: string
}

/** The settings one by one, in the order of the page. */
const SETTINGS_FIELDS = [
  'lines', 'defaultLine', 'voices', 'callbackStandard', 'callbackReady', 'infocallStandard', 'infocallReady', 'caller', 'quiet', 'recentMinutes', 'processTypes'
] as const
export type SettingsField = typeof SETTINGS_FIELDS[number]

/** What keeps settings from being stored. `everything`: no single field, all of them together are too long. */
export interface SettingsProblem {
  field: SettingsField | 'everything'
  reason: 'nothing-offered' | 'default-not-offered' | 'text-too-long' | 'time-missing' | 'minutes-missing' | 'too-much'
}

/**
 * What the portal surely keeps for all options of the app together, in bytes. The column behind them takes 65,535, and
 * some portals cut longer values off instead of refusing them.
 */
const OPTION_BYTES = 60_000

const IdsSchema = v.nullable(v.array(v.string()))
/** Earlier versions kept texts without names. */
const ReadySchema = v.union([v.object({ name: v.string(), text: v.string() }), v.pipe(v.string(), v.transform(text => ({ name: '', text })))])
const TextsSchema = v.object({ standard: v.string(), ready: v.array(ReadySchema) })

/** What the browser keeps of an edit that is not stored yet. */
export const EditedSchema: v.GenericSchema<unknown, EditedSettings> = v.object({
  lines: IdsSchema,
  voices: IdsSchema,
  defaultLine: v.nullable(v.string()),
  texts: v.object({ callback: TextsSchema, infocall: TextsSchema }),
  quiet: v.nullable(v.object({ from: v.string(), to: v.string() })),
  recentMinutes: v.nullable(v.number()),
  processTypes: v.array(v.number()),
  caller: v.optional(v.string(), '')
})

/** A copy that can be edited. */
export function editable({ lines, voices, defaultLine, texts, quiet, recentMinutes, processTypes, caller }: EditedSettings): EditedSettings {
  const copy = ({ standard, ready }: OfferedTexts) => ({ standard, ready: ready.map(({ name, text }) => ({ name, text })) })
  return {
    lines: lines && [...lines],
    voices: voices && [...voices],
    defaultLine,
    texts: { callback: copy(texts.callback), infocall: copy(texts.infocall) },
    quiet: quiet && { ...quiet },
    recentMinutes,
    processTypes: [...processTypes],
    caller
  }
}

/** The edit as it would be stored: without empty and double texts, lists in one order, so that the same settings are the same text. */
export function tidy({ lines, voices, defaultLine, texts, quiet, recentMinutes, processTypes, caller }: EditedSettings): EditedSettings {
  const ids = (list: readonly string[] | null) => list && [...new Set(list)].sort()
  const tidyTexts = ({ standard, ready }: OfferedTexts) => ({ standard: standard.trim(), ready: tidyReady(ready) })
  return {
    lines: ids(lines),
    voices: ids(voices),
    defaultLine,
    texts: { callback: tidyTexts(texts.callback), infocall: tidyTexts(texts.infocall) },
    quiet: quiet && { from: quiet.from, to: quiet.to },
    recentMinutes,
    processTypes: [...new Set(processTypes)].sort((a, b) => a - b),
    caller: caller.trim().slice(0, SETTINGS_LIMITS.caller)
  }
}

/** The settings that are not the same in both. */
export function differences(one: EditedSettings, other: EditedSettings): SettingsField[] {
  const [a, b] = [tidy(one), tidy(other)]
  return SETTINGS_FIELDS.filter(field => !isEqual(a, b, field))
}

function isEqual(one: EditedSettings, other: EditedSettings, field: SettingsField): boolean {
  return JSON.stringify(valueOf(one, field)) === JSON.stringify(valueOf(other, field))
}

function valueOf(settings: EditedSettings, field: SettingsField): unknown {
  switch (field) {
    case 'callbackStandard': return settings.texts.callback.standard
    case 'callbackReady': return settings.texts.callback.ready
    case 'infocallStandard': return settings.texts.infocall.standard
    case 'infocallReady': return settings.texts.infocall.ready
    default: return settings[field]
  }
}

/**
 * What has to be put right before the settings can be stored.
 * @param others what the app's other options take, in bytes
 */
export function settingsProblems(edited: EditedSettings, others: number): SettingsProblem[] {
  const settings = tidy(edited)
  const { lines, voices, defaultLine, texts, quiet, recentMinutes } = settings
  const problems: SettingsProblem[] = []
  if (lines?.length === 0) problems.push({ field: 'lines', reason: 'nothing-offered' })
  else if (lines && defaultLine !== null && !lines.includes(defaultLine)) problems.push({ field: 'defaultLine', reason: 'default-not-offered' })
  if (voices?.length === 0) problems.push({ field: 'voices', reason: 'nothing-offered' })
  if (isTooLong(texts.callback.standard)) problems.push({ field: 'callbackStandard', reason: 'text-too-long' })
  if (texts.callback.ready.some(({ text }) => isTooLong(text))) problems.push({ field: 'callbackReady', reason: 'text-too-long' })
  if (isTooLong(texts.infocall.standard)) problems.push({ field: 'infocallStandard', reason: 'text-too-long' })
  if (texts.infocall.ready.some(({ text }) => isTooLong(text))) problems.push({ field: 'infocallReady', reason: 'text-too-long' })
  if (quiet && !(quiet.from && quiet.to)) problems.push({ field: 'quiet', reason: 'time-missing' })
  if (recentMinutes === null) problems.push({ field: 'recentMinutes', reason: 'minutes-missing' })
  else if (storedBytes({ ...settings, recentMinutes }) + others > OPTION_BYTES) problems.push({ field: 'everything', reason: 'too-much' })
  return problems
}

/** Whether a text is longer than what can be stored. */
export const isTooLong = (text: string): boolean => text.trim().length > TEXT_LIMITS.text

/** The edit as settings, or null while it has a problem of its own. */
export function toSettings(edited: EditedSettings): Settings | null {
  const { recentMinutes, ...rest } = tidy(edited)
  return recentMinutes === null ? null : { ...rest, recentMinutes }
}

function storedBytes(settings: Settings): number {
  return bytesOf(writeSettings({ settings, revision: 1, by: '', at: 0 }))
}

/** What a text takes in the portal's storage at most: quotation marks inside it are written with a stroke before them. */
export const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length
