import { ref, watch } from 'vue'
import type { OutcomeKind } from '@/core/telephony/callRecord'
import { useJournalStore } from './journal'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** The results worth a number of their own; the rest is what is left of the total. */
const COUNTED: readonly OutcomeKind[] = ['answered', 'missed', 'busy']

/** How many of the calls found ended how: counted by the portal, in one request once the first page is there. */
export const useJournalCountsStore = defineUserStore('journalCounts', () => {
  const session = useSessionStore()
  const journal = useJournalStore()
  const counts = ref<{ kind: OutcomeKind | 'rest', count: number }[]>([])

  async function count(): Promise<void> {
    const { query, total, now } = journal
    counts.value = []
    // One result only: the total says it all.
    if (!query || !total || query.outcomes.length > 0) return
    try {
      const answer = await session.portal?.records.countCalls(COUNTED.map(kind => ({ ...query, outcomes: [kind] }))) ?? []
      if (journal.now !== now || journal.total !== total) return
      const rest = total - answer.reduce((sum, one) => sum + one, 0)
      counts.value = [...answer.map((one, index) => ({ kind: COUNTED[index] ?? 'unknown', count: one })), { kind: 'rest' as const, count: Math.max(0, rest) }]
    } catch {
      // Numbers beside a table that is there all the same.
    }
  }

  watch(() => [journal.now, journal.total], () => void count(), { immediate: true })

  return { counts }
})
