import * as v from 'valibot'
import { SettingsSchema, VERSION, type OfferedTexts, type SavedSettings, type Settings } from './settings'

/** Settings as they are stored in the app's option. */
export function writeSettings({ settings, revision, by, at }: SavedSettings): string {
  return JSON.stringify({ v: VERSION, revision, by, at, settings: storedForm(settings) })
}

/** In one order, so that the same settings are the same text. */
function storedForm({ lines, voices, defaultLine, texts, quiet, recentMinutes, processTypes, caller }: Settings) {
  const stored = ({ standard, ready }: OfferedTexts) => ({
    standard,
    ready: ready.map(({ text }) => text),
    ...(ready.some(({ name }) => name) ? { names: ready.map(({ name }) => name) } : {})
  })
  return {
    lines, voices, defaultLine,
    texts: { callback: stored(texts.callback), infocall: stored(texts.infocall) },
    quiet: quiet && { from: quiet.from, to: quiet.to },
    recentMinutes, processTypes,
    ...(caller ? { caller } : {})
  }
}

/** Whether both are one and the same save, whatever the order their fields are in. */
export const isSameSave = (one: SavedSettings, other: SavedSettings): boolean => writeSettings(one) === writeSettings(other)

/** Whether settings can be stored as they are: what a form lets through must be readable again. */
export const areValid = (settings: Settings): boolean => v.is(SettingsSchema, storedForm(settings))
