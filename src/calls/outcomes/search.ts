import { computed, ref, shallowRef } from 'vue'
import { isOpen, isSought, type CallAttempt } from '@/calls/attempts/attempt'
import type { Span } from './callTimes'
import { isOver, RARELY, SEARCHING, type Asked } from '@/once/pace'
import { findAttempts, type Finding, type UnclearReason } from './matching'
import { includes, readerAround } from './recordsAround'
import type { CallType } from '@/core/telephony/types'
import { rememberStarts, usePoll } from '@/once/poll'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useRecordAccessStore } from './recordAccess'

/** A finding that says what became of an attempt. */
export type Found = Exclude<Finding, { state: 'still-unclear' }>

interface Search {
  /** All attempts of the user, whatever became of them; reactive. */
  attempts: () => readonly CallAttempt[]
  /** Takes over what was found, each time anew: a late record may tell something else than its absence did. */
  settle: (attemptId: string, found: Found) => void
}

/** Attempts looked for in one question: with what is asked beside them, they fit into a batch. */
const AT_ONCE = 20
/** Before a click is so old, the absence of its record means nothing, and whose calls are in sight need not be known. Milliseconds. */
const YOUNG = 10 * 60_000

/** Looks for attempts nobody knows the end of in the portal's records, and for a day also for those whose end a late record may put right. */
export const useSearchStore = defineUserStore('search', (scope) => {
  const session = useSessionStore()
  const recordAccess = useRecordAccessStore()
  const search = shallowRef<Search | null>(null)
  /** Attempts about which the records tell no more. */
  const finished = ref(new Set<string>())
  /** Why an attempt that was looked for is still unclear. */
  const reasons = ref(new Map<string, UnclearReason>())
  const startOf = rememberStarts()
  const readAround = readerAround()
  let lastAsked: readonly CallAttempt[] = []

  const sought = computed(() => (search.value?.attempts() ?? []).filter(attempt => isSought(attempt, Date.now()) && !finished.value.has(attempt.id)))

  /** Looks for these attempts from now on. */
  function begin(next: Search): void {
    search.value = next
  }

  async function ask(): Promise<boolean> {
    const { portal } = session
    const { user } = scope
    const wanted = [...sought.value].sort((a, b) => b.at - a.at).slice(0, AT_ONCE)
    if (!portal || !user || !search.value) return false
    lastAsked = wanted
    try {
      const read = await readAround(portal.records, wanted, asksMessages(wanted))
      recordAccess.noteTime(read.timeUsed)
      // Somebody else has taken over: what they may not see is not missing, and an attempt must not be taken for one that did not happen.
      if (scope.over) return true
      recordAccess.learnFrom([...read.records, ...read.beside])
      const covers = (type: CallType, span: Span) => includes(read.complete, type, span)
      const findings = findAttempts(search.value.attempts(), user.id, {
        ...read, earlier: read.beside, sight: recordAccess.sight(), covers, browser: session.browser()
      })
      for (const { id } of wanted) {
        const finding = findings.get(id)
        if (finding) take(id, finding)
      }
      return true
    } catch (error) {
      await recordAccess.noteRefusal(error)
      return false
    }
  }

  /** Whether the answer has to show whose voice messages are in sight. */
  const asksMessages = (wanted: readonly CallAttempt[]) => recordAccess.sight() !== 'any' && wanted.some(({ at }) => Math.abs(Date.now() - at) > YOUNG)

  function take(id: string, finding: Finding): void {
    if (finding.state === 'still-unclear') {
      reasons.value.set(id, finding.reason)
      if (!finding.goesOn) finished.value.add(id)
      return
    }
    reasons.value.delete(id)
    search.value?.settle(id, finding)
  }

  /** What an unclear attempt's reader is told: the search that goes on, or why it found nothing. Null where it has ended without a word to say. */
  function reasonOf(attemptId: string): UnclearReason | 'looking' | null {
    const reason = reasons.value.get(attemptId) ?? 'looking'
    const goesOn = reason === 'looking' || reason === 'tooEarly' || reason === 'incomplete'
    return goesOn && finished.value.has(attemptId) ? null : reason
  }

  function giveUp(asked: Asked): void {
    if (recordAccess.denied) return
    for (const attempt of lastAsked) {
      if (isOver(SEARCHING, startOf(attempt), asked)) finished.value.add(attempt.id)
    }
  }

  usePoll({
    followed: () => recordAccess.denied ? [] : sought.value.map(attempt => ({ start: startOf(attempt), pace: isOpen(attempt) ? SEARCHING : RARELY })),
    room: recordAccess.room, ask, done: giveUp
  })

  return { begin, reasonOf }
})
