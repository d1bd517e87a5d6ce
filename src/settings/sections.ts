import type { SettingsField } from './edit'
import type { OwnField } from './ownFields'

/** The parts of the settings page, in the order of its menu, with what can be changed in each. Everybody has the first; the rest are for administrators. */
export const SECTIONS = {
  me: ['callAtOnce', 'ownCallback', 'ownInfocall'],
  lines: ['lines', 'defaultLine'],
  voices: ['voices'],
  callback: ['callbackStandard', 'callbackReady'],
  infocall: ['infocallStandard', 'caller', 'infocallReady'],
  rules: ['quiet', 'recentMinutes'],
  processes: ['processTypes']
} as const satisfies Record<string, readonly AnyField[]>

export type SectionId = keyof typeof SECTIONS
/** A setting, of one's own or for everybody. */
export type AnyField = SettingsField | OwnField

/** The sections for everybody, in order. */
export const FOR_EVERYBODY = ['lines', 'voices', 'callback', 'infocall', 'rules', 'processes'] as const satisfies readonly SectionId[]

/** Which section a setting is in; null for what is in none of them alone. */
export function sectionOf(field: string): SectionId | null {
  return (['me', ...FOR_EVERYBODY] as const).find(id => SECTIONS[id].some(one => one === field)) ?? null
}
