import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Failure } from '@/core/failure/failure'

/** What the way from the handshake to a usable form has come to. */
export type StartState = 'connecting' | 'outside' | 'silent' | 'ready' | 'failed'

/**
 * What the first read has come to, for everybody who has to know or may ask for it again. What is read, and where it goes, only
 * `app/start.ts` knows.
 */
export const useFirstReadStore = defineStore('firstRead', () => {
  const state = ref<StartState>('connecting')
  /** Why the start failed, or why what is shown could not be refreshed. */
  const failure = ref<Failure | null>(null)
  let read = () => Promise.resolve()

  /** @param reader reads and shows everything; never throws */
  function readWith(reader: () => Promise<void>): void {
    read = reader
  }

  /** Reads lines and voices again. Never throws: `failure` says how it ended. */
  async function reload(): Promise<void> {
    if (state.value === 'failed') state.value = 'connecting'
    failure.value = null
    await read()
  }

  return { state, failure, readWith, reload }
})
