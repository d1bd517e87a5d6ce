import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { openStorage, type UserStorage } from '@/browser/storage'
import type { PortalUser } from '@/portal/firstData'
import type { PortalSession } from '@/portal/session'

/** The portal, the user, and the storage that belongs to both. */
export const useSessionStore = defineStore('session', () => {
  const portal = shallowRef<PortalSession | null>(null)
  const user = ref<PortalUser | null>(null)
  const storage = shallowRef<UserStorage>(openStorage('', null))

  /** Takes over who uses the app. @returns whether it is somebody else than before */
  function setUser(next: PortalUser): boolean {
    const changed = user.value?.id !== next.id
    if (changed) storage.value = openStorage(portal.value?.memberId ?? '', next.id)
    user.value = next
    return changed
  }

  return { portal, user, storage, setUser }
})
