import type { CallAttempt } from './attempt'
import { placeOf, writeAhead } from './writtenAhead'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** A call waits no longer than this for its attempt to be kept, milliseconds: a portal that is this slow may be slow for long. */
const PATIENCE = 3_000

/**
 * Where the browser keeps nothing (storage blocked or full), a frame loaded anew in the middle of a call would know nothing of it, and the
 * next click would ring the client again without a question. There the user's options on the portal keep the attempt instead.
 */
export const useWriteAheadStore = defineUserStore('writeAhead', (scope) => {
  const session = useSessionStore()
  /** Writes one after the other: an older one that is slow must not replace a newer one. */
  let last: Promise<void> = Promise.resolve()

  /**
   * Has the portal keep these attempts instead of those kept before. Never throws.
   * @returns once they are kept, cannot be, or it has taken too long
   */
  async function keep(attempts: readonly CallAttempt[]): Promise<void> {
    const { portal } = session
    if (!portal) return
    const text = writeAhead({ place: placeOf(portal.launch), attempts: [...attempts] })
    // Somebody else has taken over: it would be written to their options.
    last = last.then(() => scope.over ? undefined : portal.options.saveUser({ ahead: text }).catch(() => {}))
    await Promise.race([last, new Promise<void>(resolve => setTimeout(resolve, PATIENCE))])
  }

  return { keep }
})
