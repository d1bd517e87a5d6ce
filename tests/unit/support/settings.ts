import type { SavedSettings, Settings } from '@/core/options/settings'
import type { NamedText } from '@/core/options/namedText'
import { NOW } from './attempts'

/** Settings in which everything is set. */
export const SETTINGS: Settings = {
  lines: ['reg151083', 'sip7'],
  voices: ['eurgermanfemale'],
  defaultLine: 'sip7',
  texts: {
    callback: { standard: 'Call {name}', ready: [{ name: '', text: 'First' }, { name: 'Offer', text: 'Second' }] },
    infocall: { standard: '', ready: [] }
  },
  quiet: { from: '20:00', to: '08:00' },
  recentMinutes: 15,
  processTypes: [183],
  caller: 'Smith & Sons'
}

/** Ready-made texts nobody has given names. */
export const unnamed = (...texts: string[]): NamedText[] => texts.map(text => ({ name: '', text }))

/** A save of these settings, with whatever is different about it. */
export function saveWith(change: Partial<Settings> = {}, rest: Partial<Omit<SavedSettings, 'settings'>> = {}): SavedSettings {
  return { settings: { ...SETTINGS, ...change }, revision: 3, by: 'Anna Schmidt', at: NOW, ...rest }
}
