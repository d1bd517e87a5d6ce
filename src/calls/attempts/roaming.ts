import { useTimeoutFn } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { roamingOf, readRoaming, writeRoaming } from './roamingAttempts'
import { useAttemptsStore } from './attempts'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Several clicks in a row are one request, milliseconds. */
const QUIET = 2_000

/** Attempts nobody knew the end of, kept in the user's options: another computer shows them and goes on looking. */
export const useRoamingStore = defineUserStore('carried', (scope) => {
  const session = useSessionStore()
  const attempts = useAttemptsStore()
  const begun = ref(false)
  /** What the portal is known to hold; null until it has said so in this visit: what it held in the last one may be old. */
  let kept: string | null = null

  /**
   * Takes over what another computer left on the portal.
   * @param stored the user's option as the portal gives it
   * @param fresh it could be read in this visit
   */
  function apply(stored: unknown, fresh: boolean): void {
    const there = takeOver(stored)
    kept = fresh ? there : null
    saveSoon()
  }

  /** @returns what is stored, as this app writes it */
  function takeOver(stored: unknown): string {
    const elsewhere = readRoaming(stored)
    for (const attempt of elsewhere) attempts.learn(attempt)
    return writeRoaming(elsewhere)
  }

  const carried = computed(() => writeRoaming(roamingOf(attempts.attempts, Date.now())))
  const burst = useTimeoutFn(save, QUIET, { immediate: false })
  function saveSoon(): void {
    if (begun.value && kept !== null && carried.value !== kept) burst.start()
  }
  watch([carried, begun], saveSoon)

  async function save(): Promise<void> {
    const { portal } = session
    if (!portal || kept === null || carried.value === kept) return
    let stored: unknown
    try {
      stored = (await portal.options.readUser()).attempts
    } catch {
      // Written without knowing what is there, it could replace what another computer has left. The next change tries again.
      return
    }
    // Somebody else has taken over: what follows would be written to their options.
    if (scope.over) return
    const before = takeOver(stored)
    const next = carried.value
    kept = next
    if (next === before) return
    // The browser has them in any case; the next change tries again.
    await portal.options.saveUser({ attempts: next }).catch(() => {
      if (kept === next) kept = before
    })
  }

  /** Writes from now on what changes; before the form is usable there are more urgent requests. */
  function begin(): void {
    begun.value = true
  }

  return { apply, begin }
})
