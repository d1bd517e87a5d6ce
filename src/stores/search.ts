import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { isOpen, type CallAttempt } from '@/telephony/attempt'
import type { ClockDifference } from '@/telephony/clock'
import { isOver, SEARCHING, type Asked } from '@/telephony/following'
import { findAttempts, spanOf, type Finding, type Span, type UnclearReason } from '@/telephony/matching'
import type { CallType } from '@/telephony/types'
import type { CallSpan, SpansRead } from '@/portal/statistics'
import type { PortalSession } from '@/portal/session'
import { rememberStarts, usePoliteQuestions } from './polite'
import { useSessionStore } from './session'
import { useStatisticsStore } from './statistics'

/** A finding that settles an attempt. */
export type Found = Exclude<Finding, { state: 'still-unclear' }>

interface Search {
  /** All attempts of the user, whatever became of them; reactive. */
  attempts: () => readonly CallAttempt[]
  /** Takes over what was found; called once for each attempt. */
  settle: (attemptId: string, found: Found) => void
}

/** Attempts looked for in one question. */
const AT_ONCE = 25
/** A record's date may differ from the second in its id, which decides: read so much more on either side, milliseconds. */
const MARGIN = 120_000

/** Looks for attempts nobody knows the end of in the portal's records. */
export const useSearchStore = defineStore('search', () => {
  const session = useSessionStore()
  const statistics = useStatisticsStore()
  const search = shallowRef<Search | null>(null)
  /** Attempts that were settled, or about which the records tell no more. */
  const finished = ref(new Set<string>())
  /** Why an attempt that was looked for is still unclear. */
  const reasons = ref(new Map<string, UnclearReason>())
  const startOf = rememberStarts()
  let lastAsked: readonly CallAttempt[] = []
  /** As the portal's last answer showed it. */
  let clock: ClockDifference = { offset: 0, error: 0 }

  const sought = computed(() => (search.value?.attempts() ?? []).filter(attempt => isOpen(attempt) && !finished.value.has(attempt.id)))

  /** Looks for the open ones of these attempts from now on. */
  function begin(next: Search): void {
    search.value = next
  }

  async function ask(): Promise<boolean> {
    const { portal, user } = session
    const wanted = [...sought.value].sort((a, b) => b.at - a.at).slice(0, AT_ONCE)
    if (!portal || !user || !search.value) return false
    lastAsked = wanted
    try {
      const read = await readAround(portal, wanted)
      // Settled by hand, or somebody else signed in, while the portal was looking.
      if (session.user?.id !== user.id) return true
      const covers = (type: CallType, span: Span) => includes(read.complete, type, span)
      const findings = findAttempts(search.value.attempts(), user.id, { ...read, covers, browser: session.browser() })
      for (const { id } of wanted) {
        const finding = findings.get(id)
        if (finding) take(id, finding)
      }
      return true
    } catch (error) {
      await statistics.noteRefusal(error)
      return false
    }
  }

  /** Where this computer's clock turns out to be so wrong that another time should have been read, reads once more. */
  async function readAround(portal: PortalSession, wanted: readonly CallAttempt[]): Promise<SpansRead> {
    const spans = () => mergedSpans(wanted.map(attempt => ({ type: attempt.type, ...spanOf(attempt, clock) })))
    const asked = spans()
    const read = await portal.statistics.readSpans(asked)
    clock = read.clock
    const missed = wanted.some(attempt => !includes(asked, attempt.type, spanOf(attempt, clock)))
    return missed ? await portal.statistics.readSpans(spans()) : read
  }

  function take(id: string, finding: Finding): void {
    if (finding.state === 'still-unclear') {
      reasons.value.set(id, finding.reason)
      if (finding.until === null) finished.value.add(id)
      return
    }
    reasons.value.delete(id)
    finished.value.add(id)
    search.value?.settle(id, finding)
  }

  /** What an unclear attempt's reader is told: the search that goes on, or why it found nothing. Null where it has ended without a word to say. */
  function reasonOf(attemptId: string): UnclearReason | 'looking' | null {
    const reason = reasons.value.get(attemptId) ?? 'looking'
    const goesOn = reason === 'looking' || reason === 'tooEarly' || reason === 'incomplete'
    return goesOn && finished.value.has(attemptId) ? null : reason
  }

  function giveUp(asked: Asked): void {
    if (statistics.denied) return
    for (const attempt of lastAsked) {
      if (isOver(SEARCHING, startOf(attempt), asked)) finished.value.add(attempt.id)
    }
  }

  usePoliteQuestions({ pace: SEARCHING, starts: () => statistics.denied ? [] : sought.value.map(startOf), ask, done: giveUp })
  watch(() => session.user?.id, () => {
    finished.value.clear()
    reasons.value.clear()
  }, { flush: 'sync' })

  return { begin, reasonOf }
})

/** Whether records of a kind are among what was read for the whole of a span. */
function includes(read: readonly CallSpan[], type: CallType, { from, to }: Span): boolean {
  return read.some(span => span.type === type && span.from <= from && span.to >= to)
}

/** Spans with a margin; those that overlap become one. */
function mergedSpans(spans: readonly CallSpan[]): CallSpan[] {
  const merged: CallSpan[] = []
  for (const { type, from, to } of spans.map(span => ({ ...span, from: span.from - MARGIN, to: span.to + MARGIN })).sort((a, b) => a.from - b.from)) {
    const last = merged.findLast(span => span.type === type)
    if (last && last.to >= from) last.to = Math.max(last.to, to)
    else merged.push({ type, from, to })
  }
  return merged
}
