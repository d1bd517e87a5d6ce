import { defineStore } from 'pinia'
import * as v from 'valibot'
import { ref, shallowRef } from 'vue'
import { newId } from '@/browser/id'
import { openStorage, type UserStorage } from '@/browser/storage'
import type { PortalUser } from '@/portal/ports/firstAnswer'
import type { PortalSession } from '@/portal/session'

/** What this browser's id is stored as. */
const BROWSER = 'browser'

/** The portal, the user, and the storages that belong to both. */
export const useSessionStore = defineStore('session', () => {
  const portal = shallowRef<PortalSession | null>(null)
  const user = ref<PortalUser | null>(null)
  const storage = shallowRef<UserStorage>(openStorage('', null))
  /** What this tab alone knows, through its reloads. */
  const tabStorage = shallowRef<UserStorage>(openStorage('', null, 'session'))

  /** This browser's own id, the same on every visit where it has a storage. */
  function browser(): string {
    const known = storage.value.get(BROWSER, v.string())
    if (known !== null) return known
    const id = newId()
    storage.value.set(BROWSER, id)
    return id
  }

  /** How often somebody else has taken over: what is on the screen belongs to one of them. */
  const handovers = ref(0)

  /** Takes over who uses the app. @returns whether it is somebody else than before */
  function setUser(next: PortalUser): boolean {
    const changed = user.value?.id !== next.id
    if (changed) {
      if (user.value) handovers.value++
      storage.value = openStorage(portal.value?.memberId ?? '', next.id)
      tabStorage.value = openStorage(portal.value?.memberId ?? '', next.id, 'session')
    }
    user.value = next
    return changed
  }

  return { portal, user, storage, tabStorage, handovers, browser, setUser }
})
