import { ref, watch } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useRoamingStore } from '@/calls/attempts/roaming'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useSearchStore } from '@/calls/outcomes/search'
import { useTransportStore } from '@/once/transport'
import { defineUserStore } from '@/session/userStore'

/** How older calls ended is in the journal, milliseconds. */
const FOLLOWED = 24 * 60 * 60 * 1000

/**
 * What goes on by itself for as long as the same user is there, whatever is shown: calls that started are followed to their end, attempts that are
 * unclear are looked for, and both are carried to the user's other computers. Part of the first load: none of it may depend on a screen's code.
 */
export const useBackgroundStore = defineUserStore('background', () => {
  const attempts = useAttemptsStore()
  const outcomes = useOutcomesStore()
  const begun = ref(false)

  const started = ({ state, callId, at, type, text, key }: CallAttempt) => state === 'started' && callId !== null && Date.now() - at < FOLLOWED
    ? [{ callId, at, type, text, key }]
    : []
  watch(() => begun.value ? attempts.attempts : [], list => outcomes.follow(list.flatMap(started)))

  /** To be called once the form is usable: it costs requests. */
  function begin(): void {
    if (begun.value) return
    begun.value = true
    void useTransportStore().prepare()
    useSearchStore().begin({
      attempts: () => attempts.attempts,
      settle: (id, found) => {
        attempts.takeFinding(id, found.state === 'started' ? found.callId : null, found.sure)
        if (found.state === 'started') outcomes.learn(found.record)
      }
    })
    useRoamingStore().begin()
  }

  return { begin }
})
