import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import { DEFAULT_SETTINGS, type Settings } from '@/core/options/settings'
import { writeSettings } from '@/core/options/writeSettings'

/** As PHP writes an empty map. */
const NO_OPTIONS = { appOptions: [], userOptions: [] }
const DENIED = { error: 'ACCESS_DENIED', error_description: 'Access denied!' }

/** Settings as the app's option holds them. */
export function settingsOption(change: Partial<Settings>): Record<string, string> {
  return { settings: writeSettings({ settings: { ...DEFAULT_SETTINGS, ...change }, revision: 1, by: 'Anna Schmidt', at: 0 }) }
}

/** What a portal answers an administrator, with the results of some commands replaced. */
export function administratorsAnswer(results: Record<string, unknown> = {}, errors: Record<string, unknown> = {}): FirstAnswer {
  return {
    result: {
      lines: { reg151083: 'Cloud PBX (9)', sip7: ' Office PBX 1 ', 493023125100: '' },
      portalDefault: 'reg151083',
      userDefault: { defaultLineId: 'sip7' },
      voices: { eurgermanfemale: 'German (Female) (Default)', ruinternalmale: 'Russian (Male)' },
      profile: { ID: '1', ADMIN: true, NAME: 'Anna', LAST_NAME: 'Schmidt', TIME_ZONE: '' },
      ...NO_OPTIONS,
      ...results
    },
    result_error: errors
  }
}

/** What a portal answers a sales manager, who may call but not list lines. */
export function managersAnswer(results: Record<string, unknown> = {}, errors: Record<string, unknown> = {}): FirstAnswer {
  return {
    result: {
      userDefault: { defaultLineId: 'sip7' },
      voices: { eurgermanfemale: 'German (Female) (Default)' },
      profile: { ID: '7', ADMIN: false, NAME: 'Max', LAST_NAME: 'Kraus' },
      ...NO_OPTIONS,
      ...results
    },
    result_error: { lines: DENIED, portalDefault: DENIED, ...errors }
  }
}
