import { readOwnSettings, DEFAULT_OWN_SETTINGS, type OwnSettings, type OwnSettingsRead } from '@/core/options/ownSettings'
import { mergeOwnSettings, writeOwnSettings } from '@/core/options/writeOwnSettings'
import type { OptionsPort } from '@/portal/ports/options'

/**
 * Stores a user's settings. What another tab or computer has stored since the edit began stays; settings of a newer version of the app
 * are not written over.
 * @param base what the edit began with
 * @param next what it has come to
 * @returns what is stored now
 * @throws {PortalError} when the portal does not say that they are stored
 */
export async function saveOwnSettings(options: OptionsPort, base: OwnSettings, next: OwnSettings): Promise<OwnSettingsRead> {
  const stored = readOwnSettings((await options.readUser()).own)
  if (stored.state === 'newer') return stored
  const theirs = stored.state === 'read' ? stored.settings : DEFAULT_OWN_SETTINGS
  const settings = stored.state === 'damaged' ? next : mergeOwnSettings(base, next, theirs)
  await options.saveUser({ own: writeOwnSettings(settings) })
  return { state: 'read', settings }
}
