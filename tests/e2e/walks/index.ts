import { walkClient } from './client.ts'
import { walkForm, walkRights } from './form.ts'
import { walkInstaller } from './installer.ts'
import { walkJournal } from './journal.ts'
import { walkSettings } from './settings.ts'
import { walkSilence, walkStart } from './start.ts'
import type { Walk } from './walk.ts'

export { Walk } from './walk.ts'
export { Words } from './words.ts'

/** All ways through the app; together they pass every state of every screen (docs/access.md). */
export const WALKS: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  start: walkStart,
  silence: walkSilence,
  form: walkForm,
  rights: walkRights,
  client: walkClient,
  settings: walkSettings,
  installer: walkInstaller,
  journal: walkJournal
}
