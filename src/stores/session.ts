import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { ref, shallowRef } from 'vue'
import { newId } from '@/browser/id'
import { openStorage, type UserStorage } from '@/browser/storage'
import type { PortalUser } from '@/portal/firstData'
import type { PortalSession } from '@/portal/session'

/** What this browser's id is stored as. */
const BROWSER = 'browser'
/** Where the notes' own store, which is loaded only once there are any, keeps them. */
const NOTES = 'notes'

/** The portal, the user, and the storages that belong to both. */
export const useSessionStore = defineStore('session', () => {
  const portal = shallowRef<PortalSession | null>(null)
  const user = ref<PortalUser | null>(null)
  const storage = shallowRef<UserStorage>(openStorage('', null))
  /** What this tab alone knows, through its reloads. */
  const tabStorage = shallowRef<UserStorage>(openStorage('', null, 'session'))

  /** This user has added notes in this browser, or tried to: only then is there something to tell about them. */
  const notesMade = ref(false)
  const areNotesStored = () => storage.value.get(NOTES, v.unknown()) !== null
  // In another tab: they are told about in all of them.
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === storage.value.keyOf(NOTES) && areNotesStored()) notesMade.value = true
  })

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
      notesMade.value = areNotesStored()
    }
    user.value = next
    return changed
  }

  return { portal, user, storage, tabStorage, notesMade, handovers, browser, setUser }
})
