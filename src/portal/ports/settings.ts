import type { B24Frame } from '@bitrix24/b24jssdk'
import type { ProcessType } from './processTypes'
import type { SaveOutcome, SaveRequest } from './saveSettings'

/** What administrators decide for everybody. They are read with the first answer. */
export interface SettingsPort {
  /**
   * Stores the settings, unless somebody else has stored some meanwhile.
   * @throws {PortalError} when they are not stored, or nobody knows
   */
  save: (request: SaveRequest) => Promise<SaveOutcome>
  /**
   * The portal's smart processes, to choose from.
   * @throws {PortalError} where they cannot be read
   */
  processTypes: () => Promise<ProcessType[]>
}

/** Settings through a frame. */
export const settingsPort = (frame: B24Frame): SettingsPort => ({
  save: request => import('./saveSettings').then(code => code.saveSettings(frame, request)),
  processTypes: () => import('./processTypes').then(code => code.processTypes(frame))
})
