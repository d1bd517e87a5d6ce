import { ref } from 'vue'
import * as v from 'valibot'
import { failureIn } from '@/portal/errors/failures'
import { BIND_PLACEMENT } from '@/portal/methods'
import type { Failure } from '@/core/failure/failure'
import type { SettingsRead } from '@/core/options/settings'
import { useSettingsStore } from '@/calls/form/settings'
import { useSessionStore } from '@/session/session'
import type { UserScope } from '@/session/userScope'

/** Noted in the browser: CRM's entries do not follow the stored settings yet. */
const BEHIND = 'placements-behind'

/** Whether CRM's entries follow the stored settings. `done`: they have just been brought in line; `behind`: they do not, and why. */
type Placements = { state: 'fine' | 'syncing' | 'done' } | { state: 'behind', failure: Failure | null }

/** CRM's entries of the app, and whether they are where the stored settings want them. */
export function usePlacementSync(scope: UserScope) {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const placements = ref<Placements>({ state: 'fine' })

  const isBehind = () => scope.storage.get(BEHIND, v.literal(true)) ?? false
  /** Notes that the entries have to be brought in line: should that not come to an end, the next visit knows. */
  function noteBehind(): void {
    scope.storage.set(BEHIND, true)
  }

  /** Shows what is known of earlier visits, unless the portal is just at it. */
  function recall(): void {
    if (placements.value.state !== 'syncing') placements.value = isBehind() ? { state: 'behind', failure: null } : { state: 'fine' }
  }

  /** That they have just been brought in line is no news any more. */
  function forgetDone(): void {
    if (placements.value.state === 'done') placements.value = { state: 'fine' }
  }

  /** Brings CRM's entries in line with the stored settings. Never throws: the settings are stored whatever becomes of this. */
  async function sync(): Promise<void> {
    if (placements.value.state === 'syncing' || !session.portal) return
    placements.value = { state: 'syncing' }
    const types = settings.settings.processTypes
    try {
      const { failure } = await session.portal.placements.sync(types)
      placements.value = failure ? { state: 'behind', failure } : { state: 'done' }
      if (!failure) scope.storage.remove(BEHIND)
    } catch (error) {
      // What is no portal's error is code loaded on demand that did not arrive.
      placements.value = { state: 'behind', failure: failureIn(error, 'textsNotLoaded', BIND_PLACEMENT) }
    }
    // Stored once more while the portal was at it.
    if (JSON.stringify(settings.settings.processTypes) !== JSON.stringify(types)) await sync()
  }

  return { placements, isBehind, noteBehind, recall, forgetDone, sync }
}

/** Whether CRM's entries may not be as these types want them. What could not be read may have wanted anything. */
export function mayDiffer(before: SettingsRead, types: readonly number[]): boolean {
  if (before.state === 'damaged' || before.state === 'newer') return true
  return JSON.stringify(types) !== JSON.stringify(before.state === 'read' ? before.saved.settings.processTypes : [])
}
