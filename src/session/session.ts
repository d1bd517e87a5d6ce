import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, shallowRef } from 'vue'
import { newId } from '@/browser/id'
import type { PortalUser } from '@/portal/ports/firstAnswer'
import type { PortalSession } from '@/portal/session'
import { openUserScope } from './userScope'

/** What this browser's id is stored as. */
const BROWSER = 'browser'

/** The portal, the user, and the storages that belong to both. */
export const useSessionStore = defineStore('session', () => {
  const portal = shallowRef<PortalSession | null>(null)
  /** What belongs to whoever uses the page now. */
  const scope = shallowRef(openUserScope(0))
  const user = computed(() => scope.value.user)
  const storage = computed(() => scope.value.storage)

  /** This browser's own id, the same on every visit where it has a storage. */
  function browser(): string {
    const known = storage.value.get(BROWSER, v.string())
    if (known !== null) return known
    const id = newId()
    storage.value.set(BROWSER, id)
    return id
  }

  /** How often somebody else has taken over: what is on the screen belongs to one of them. */
  const handovers = computed(() => scope.value.number)

  /** Takes over who uses the app. */
  function setUser(next: PortalUser): void {
    const before = scope.value
    // The first one goes on with what was made before it was known who it is: the form is made while the portal is still asked.
    const isHandover = before.user !== null && before.user.id !== next.id
    const now = isHandover ? openUserScope(before.number + 1) : before
    now.signIn(portal.value?.memberId ?? '', next)
    if (isHandover) {
      scope.value = now
      before.end()
    }
  }

  return { portal, user, scope, storage, handovers, browser, setUser }
})
