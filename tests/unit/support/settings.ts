import type { SavedSettings, Settings } from '@/core/options/settings'
import { NOW } from './attempts'

/** Settings in which everything is set. */
export const SETTINGS: Settings = {
  lines: ['reg151083', 'sip7'],
  voices: ['eurgermanfemale'],
  defaultLine: 'sip7',
  texts: {
    callback: { standard: 'Call {name}', ready: ['First', 'Second'] },
    infocall: { standard: '', ready: [] }
  },
  quiet: { from: '20:00', to: '08:00' },
  recentMinutes: 15,
  processTypes: [183]
}

/** A save of these settings, with whatever is different about it. */
export function saveWith(change: Partial<Settings> = {}, rest: Partial<Omit<SavedSettings, 'settings'>> = {}): SavedSettings {
  return { settings: { ...SETTINGS, ...change }, revision: 3, by: 'Anna Schmidt', at: NOW, ...rest }
}
