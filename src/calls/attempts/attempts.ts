import { computed } from 'vue'
import { newId } from '@/browser/id'
import type { FailureId } from '@/core/failure/catalogue'
import type { Failure } from '@/core/failure/failure'
import type { CallRequest } from '@/core/telephony/types'
import { useOnce } from '@/once/runner'
import { appFailure } from '@/portal/errors/failures'
import { methodOf, type StartAnswer } from '@/portal/ports/startCall'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useSettingsStore } from '@/calls/form/settings'
import { isOpen, keptAttempts, questionBefore, SENDING, type CallAttempt, type RepeatQuestion } from './attempt'
import { useHearing } from './hearing'
import { howFar, next } from './next'
import { StoredAttemptsSchema } from './storedAttempt'
import { useWriteAheadStore } from './writeAhead'

/** One call at a time: what is clicked in another tab meanwhile is not sent. */
const LANE = 'call'

/**
 * What came of a click: an attempt, which is the one record of its end; a question first; nothing that left (`notSent`); or nothing at all
 * because another one is under way.
 */
export type StartResult =
  | { state: 'ended', attempt: CallAttempt }
  | { state: 'asked', question: RepeatQuestion }
  | { state: 'notSent', failure: Failure }
  | { state: 'busy' }

/** Every click of this user in this browser, and the only way to make one. */
export const useAttemptsStore = defineUserStore('attempts', (scope) => {
  const session = useSessionStore()
  const ahead = useWriteAheadStore()
  const { clicks: attempts, older, readOlder, busy, read, save, change, run } = useOnce<CallAttempt>({
    name: 'attempts',
    schema: StoredAttemptsSchema,
    howFar,
    kept: all => keptAttempts(all, Date.now()),
    laneOf: () => LANE,
    interrupted,
    leftAs: 'left'
  }, scope)
  /** A request of this tab is on its way. */
  const sending = computed(() => busy.value.has(LANE))

  /** All that are known, newest first: with those the browser's database keeps, once they were read. For the journal; a click needs the others only. */
  const known = computed(() => older.value.length > 0 ? [...attempts.value, ...older.value] : attempts.value)

  /** Attempts nobody knows the end of, newest first. */
  const open = computed(() => attempts.value.filter(isOpen))

  /**
   * Starts a call, unless one is on its way here or in another tab, or a question is to be asked first.
   * The attempt is stored before the request leaves.
   * @param key the number's comparison key
   * @param confirmed id of the earlier attempt despite which the user wants to call
   * @param onEnd called at once when the click will have an end, and leads to no question
   */
  async function start(request: CallRequest, key: string, confirmed: string | null, onEnd?: () => void): Promise<StartResult> {
    const { portal } = session
    if (!portal) return { state: 'busy' }
    const ran = await run<RepeatQuestion, StartAnswer>({
      lane: LANE,
      ask: (known) => {
        const question = questionBefore(key, known, Date.now(), useSettingsStore().settings.recentMinutes * 60_000)
        return question?.attempt.id === confirmed ? null : question
      },
      onEnd,
      make: () => ({ ...request, id: newId(), at: Date.now(), key, browser: session.browser(), ...SENDING }),
      stored: async (attempt, kept) => {
        // Whoever finds it on the portal finds that its page was left in the middle.
        if (!kept) await ahead.keep([interrupted(attempt), ...open.value])
      },
      post: portal.calls.start,
      fault: () => ({ state: 'unclear', failure: localFailure('unknownFault', request) }),
      after: (attempt, answer) => next(attempt, { type: 'answer', answer })
    })
    if (ran.state === 'notSent') return { state: 'notSent', failure: localFailure(ran.why, request) }
    if (ran.state !== 'ended') return ran
    if (!ran.kept && !scope.over) void ahead.keep(open.value)
    return { state: 'ended', attempt: ran.click }
  }

  return { attempts, known, readOlder, open, sending, start, ...useHearing({ read, save, change }) }
})

function localFailure(entry: FailureId, request: CallRequest): Failure {
  return appFailure(entry, methodOf(request), entry.toUpperCase())
}

/** The attempt after its page was left in the middle. */
function interrupted(attempt: CallAttempt): CallAttempt {
  return next(attempt, { type: 'answer', answer: { state: 'unclear', failure: localFailure('interrupted', attempt) } })
}
