import { useNow } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

/** Whole seconds until a moment, 0 once it has passed. @param until milliseconds since 1970, or null for no wait */
export function useCountdown(until: () => number | null): ComputedRef<number> {
  const now = useNow({ interval: 1000 })
  const end = computed(until)
  // A clock set back would prolong the wait; the one that nobody sets may stand still while the computer sleeps.
  const begun = computed(() => ({ end: end.value ?? 0, clock: Date.now(), steady: performance.now() }))
  return computed(() => {
    const passed = Math.max(now.value.getTime() - begun.value.clock, performance.now() - begun.value.steady)
    return Math.max(0, Math.ceil((begun.value.end - begun.value.clock - passed) / 1000))
  })
}
