import type { CallAttempt, UsersWord } from './attempt'
import { howFar, next, type AttemptEvent } from './next'

/** Where attempts are written. */
interface Ledger {
  read: () => readonly CallAttempt[]
  save: (attempt: CallAttempt) => void
  change: (which: (attempt: CallAttempt) => boolean, after: (attempt: CallAttempt) => CallAttempt) => void
}

/** What becomes known of attempts after their click: from the user, the portal's records, and the user's other computers. */
export function useHearing({ read, save, change }: Ledger) {
  const hear = (which: (attempt: CallAttempt) => boolean, event: AttemptEvent) => change(which, attempt => next(attempt, event))

  /** Takes over what the user found out about an attempt nobody knew the end of. */
  const settleByHand = (id: string, word: UsersWord) => hear(one => one.id === id, { type: 'said', word })

  /**
   * Takes over what the portal's records tell about an attempt: they are read again for a day, and may tell more than before.
   * @param callId the call's id, or null where there was no call
   * @param sure whether nothing else comes into question
   */
  function takeFinding(id: string, callId: string | null, sure: boolean): void {
    const certainty = sure ? 'sure' : 'likely'
    hear(one => one.id === id, callId === null ? { type: 'absent', certainty } : { type: 'found', callId, certainty })
  }

  /** Takes note of when a callback was last missed, as its records tell. @param at milliseconds since 1970; null where it was not, or has been reached since */
  const noteMissed = (callId: string, at: number | null) => hear(one => one.callId === callId, { type: 'missed', at })

  /** Takes over an attempt as another computer knows it, where that is more than is known here. A long text is known here only. */
  function learn(attempt: CallAttempt): void {
    const known = read().find(one => one.id === attempt.id)
    if (!known || howFar(attempt) > howFar(known)) save({ ...attempt, ...known && { text: known.text, sound: known.sound } })
  }

  return { settleByHand, takeFinding, noteMissed, learn }
}
