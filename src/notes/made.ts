import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { ref, watch } from 'vue'
import { useSessionStore } from '@/session/session'

/** What notes are stored as. */
export const NOTES = 'notes'

/** Whether this user has added notes in this browser, or tried to: only then is there something to tell about them, and code to load. */
export const useNotesMadeStore = defineStore('notesMade', () => {
  const session = useSessionStore()
  const made = ref(false)
  const areStored = () => session.storage.get(NOTES, v.unknown()) !== null
  watch(() => session.storage, () => {
    made.value = areStored()
  }, { immediate: true, flush: 'sync' })
  // In another tab: they are told about in all of them.
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === session.storage.keyOf(NOTES) && areStored()) made.value = true
  })

  return { made }
})
