import { useEventListener, useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import * as v from 'valibot'
import { newId } from '@/browser/id'
import { withLock } from '@/browser/lock'
import { appFailure } from '@/portal/errors/failures'
import type { PortalSession } from '@/portal/session'
import { METHOD_OF_TYPE, type StartAnswer } from '@/portal/ports/startCall'
import { howFar, isOpen, mergedAttempts, questionBefore, settle, withAttempt, withFinding, type CallAttempt, type RepeatQuestion } from './attempt'
import type { EntryId } from '@/core/failure/catalogue'
import { StoredAttemptsSchema } from './storedAttempt'
import type { CallRequest } from '@/core/telephony/types'
import { useStoredClicks } from '@/once/ledger'
import { hasLostTab, LOOK_AGAIN } from '@/once/lostTab'
import { useSessionStore } from '@/session/session'
import { useSettingsStore } from '@/calls/form/settings'
import { useTransportStore } from '@/once/transport'
import { useWriteAheadStore } from './writeAhead'

/** Where a page without locks notes, when it goes, which attempt it was sending: after a reload it is found there. */
const LEFT = 'left'

/**
 * How a click ended: with the portal's answer, with a question first, or not at all because another one is under way.
 * `attempt`: id of what was stored of it; null where nothing was sent.
 */
export type StartResult =
  | StartAnswer & { attempt: string | null }
  | { state: 'asked', question: RepeatQuestion }
  | { state: 'busy' }

/** Every click of this user in this browser, and the only way to make one. */
export const useAttemptsStore = defineStore('attempts', () => {
  const session = useSessionStore()
  const ahead = useWriteAheadStore()
  const { clicks: attempts, read, restore: readStored, save, saveIn } = useStoredClicks({
    name: 'attempts', schema: StoredAttemptsSchema, merge: mergedAttempts, withClick: (all, attempt) => withAttempt(all, attempt, Date.now())
  })
  /** A request of this tab is on its way. */
  const sending = ref(false)

  /** Attempts nobody knows the end of, newest first. */
  const open = computed(() => attempts.value.filter(isOpen))

  let leaving = false
  /** The attempt that is being sent without a lock. */
  let unlocked: string | null = null
  useEventListener(window, 'pagehide', () => {
    leaving = true
    // Not sooner: another frame of the same tab, or a copy of the tab, would take it for one that was broken off.
    if (unlocked) session.tabStorage.set(LEFT, unlocked)
  })
  useEventListener(window, 'pageshow', () => {
    leaving = false
  })

  const lockName = () => session.storage.keyOf('call')

  /** Brings back this user's attempts; those whose tab was closed in the middle become unclear. */
  function restore(): void {
    readStored()
    left = session.tabStorage.get(LEFT, v.string())
    if (elsewhere.value) void lookForInterrupted()
  }

  async function lookForInterrupted(): Promise<void> {
    await withLock(lockName(), async (locked) => { markInterrupted(locked) })
  }

  /** The attempt this tab was sending when it was reloaded. */
  let left: string | null = null
  /** Another tab's request is on its way, or its tab was closed: only asking again tells. */
  const elsewhere = computed(() => !sending.value && attempts.value.some(attempt => attempt.state === 'sending'))
  const looking = useIntervalFn(lookForInterrupted, LOOK_AGAIN, { immediate: false })
  watch(elsewhere, there => there ? looking.resume() : looking.pause())

  /**
   * Without a lock, only this tab's own from before a reload and those too old to be on their way are known to have lost their tab.
   * @returns everything that is known then
   */
  function markInterrupted(locked: boolean): readonly CallAttempt[] {
    const known = read()
    const interrupted = known.filter(attempt => attempt.state === 'sending' && (attempt.id === left || hasLostTab(attempt.at, locked)))
    for (const attempt of interrupted) save(settle(attempt, { state: 'unclear', failure: localFailure('interrupted', attempt) }))
    return interrupted.length > 0 ? attempts.value : known
  }

  /**
   * Starts a call, unless one is on its way here or in another tab, or a question is to be asked first.
   * The attempt is stored before the request leaves.
   * @param key the number's comparison key
   * @param confirmed id of the earlier attempt despite which the user wants to call
   * @param onEnd called at once when the click will have an end, and leads to no question
   */
  async function start(request: CallRequest, key: string, confirmed: string | null, onEnd: () => void = () => {}): Promise<StartResult> {
    const { portal } = session
    if (sending.value || !portal) return { state: 'busy' }
    sending.value = true
    try {
      const done = await withLock(lockName(), async (locked): Promise<StartResult> => {
        // Read once: the way from the click to the request is short (docs/speed.md).
        const known = markInterrupted(locked)
        const isBusy = known.some(attempt => attempt.state === 'sending')
        const question = isBusy ? null : questionBefore(key, known, Date.now(), useSettingsStore().settings.recentMinutes * 60_000)
        if (question && question.attempt.id !== confirmed) return { state: 'asked', question }
        onEnd()
        if (isBusy) return refused('otherTab', request)
        if (!navigator.onLine) return refused('offline', request)
        return await send(portal, request, key, known, locked)
      })
      if (done.held) return done.value
      onEnd()
      return refused('otherTab', request)
    } finally {
      sending.value = false
    }
  }

  async function send(portal: PortalSession, request: CallRequest, key: string, known: readonly CallAttempt[], locked: boolean): Promise<StartResult> {
    const transport = useTransportStore()
    const { storage } = session
    const attempt: CallAttempt = {
      ...request, id: newId(), at: Date.now(), key, state: 'sending', callId: null, failure: null, settled: null, found: null, missedAt: null,
      browser: session.browser()
    }
    const kept = save(attempt, known)
    unlocked = locked ? null : attempt.id
    let outcome: StartAnswer
    try {
      const [way] = await Promise.all([transport.sending(), kept ? null : keepAhead(attempt)])
      outcome = await portal.calls.start(request, way)
    } catch {
      outcome = { state: 'unclear', failure: localFailure('unknownFault', request) }
    }
    // Leaving the page breaks its requests off. Once it is back it finds the attempt as it was, and says just that.
    if (outcome.state === 'unclear' && leaving) return { ...outcome, attempt: attempt.id }
    unlocked = null
    const settled = settle(attempt, outcome)
    if (session.storage !== storage) saveIn(storage, settled)
    else if (!save(settled) || !kept) void ahead.keep(open.value)
    if (outcome.state === 'unclear' && outcome.failure.entry === 'connectionLost') transport.doubt()
    return { ...outcome, attempt: attempt.id }
  }

  /** Whoever finds it on the portal finds that its page was left in the middle. */
  function keepAhead(attempt: CallAttempt): Promise<void> {
    const interrupted = settle(attempt, { state: 'unclear', failure: localFailure('interrupted', attempt) })
    return ahead.keep([interrupted, ...open.value])
  }

  /** Takes over what the user found out about an attempt nobody knew the end of. */
  function settleByHand(id: string, settled: 'rang' | 'did-not-ring'): void {
    const attempt = read().find(one => one.id === id)
    if (attempt && isOpen(attempt)) save({ ...attempt, settled })
  }

  /**
   * Takes over what the portal's records tell about an attempt: they are read again for a day, and may tell more than before.
   * @param callId the call's id, or null where there was no call
   */
  function takeFinding(id: string, callId: string | null, sure: boolean): void {
    const attempt = read().find(one => one.id === id)
    const next = attempt && withFinding(attempt, callId, sure)
    if (next) save(next)
  }

  /** Takes note of when a callback was last missed, as its records tell. @param missedAt milliseconds since 1970; null where it was not, or has been reached since */
  function noteMissed(callId: string, missedAt: number | null): void {
    const attempt = read().find(one => one.callId === callId)
    if (attempt && attempt.missedAt !== missedAt) save({ ...attempt, missedAt })
  }

  /** Takes over an attempt as another computer knows it, where that is more than is known here. A long text is known here only. */
  function learn(attempt: CallAttempt): void {
    const known = read().find(one => one.id === attempt.id)
    if (!known || howFar(attempt) > howFar(known)) save({ ...attempt, text: known?.text ?? attempt.text })
  }

  function localFailure(entry: EntryId, request: CallRequest) {
    return appFailure(entry, METHOD_OF_TYPE[request.type], entry.toUpperCase())
  }
  function refused(entry: EntryId, request: CallRequest): StartResult {
    return { state: 'refused', failure: localFailure(entry, request), attempt: null }
  }

  return { attempts, open, sending, restore, start, settleByHand, takeFinding, noteMissed, learn }
})
