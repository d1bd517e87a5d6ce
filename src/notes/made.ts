import { useEventListener } from '@vueuse/core'
import * as v from 'valibot'
import { ref } from 'vue'
import { defineUserStore } from '@/session/userStore'

/** What notes are stored as. */
export const NOTES = 'notes'

/** Whether this user has added notes in this browser, or tried to: only then is there something to tell about them, and code to load. */
export const useNotesMadeStore = defineUserStore('notesMade', (scope) => {
  const made = ref(false)
  const areStored = () => scope.storage.get(NOTES, v.unknown()) !== null
  scope.whenKnown(() => {
    made.value = areStored()
  })
  // In another tab: they are told about in all of them.
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === scope.storage.keyOf(NOTES) && areStored()) made.value = true
  })

  return { made }
})
