import { watch } from 'vue'
import type { CallAttempt } from '@/telephony/attempt'
import { useAttemptsStore } from '@/stores/attempts'
import { useCarriedStore } from '@/stores/carried'
import { useOutcomesStore } from '@/stores/outcomes'
import { useSearchStore } from '@/stores/search'

/** How older calls ended is in the journal, milliseconds. */
const FOLLOWED = 24 * 60 * 60 * 1000

/** Follows started calls to their end, and looks up the ones nobody knows the end of, or only by a record that is not there, for as long as the page is open. */
export function useFollowing(): void {
  const attempts = useAttemptsStore()
  const outcomes = useOutcomesStore()

  const started = ({ state, callId, at, type, text, key }: CallAttempt) => state === 'started' && callId !== null && Date.now() - at < FOLLOWED
    ? [{ callId, at, type, text, key }]
    : []
  watch(() => attempts.attempts, list => outcomes.follow(list.flatMap(started)), { immediate: true })

  useSearchStore().begin({
    attempts: () => attempts.attempts,
    settle: (id, found) => {
      attempts.takeFinding(id, found.state === 'started' ? found.callId : null, found.sure)
      if (found.state === 'started') outcomes.learn(found.record)
    }
  })
  useCarriedStore().begin()
}
