import { useNow } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

/** Whole seconds until a moment, 0 once it has passed. @param until milliseconds since 1970, or null for no wait */
export function useCountdown(until: () => number | null): ComputedRef<number> {
  const now = useNow({ interval: 1000 })
  return computed(() => Math.max(0, Math.ceil(((until() ?? 0) - now.value.getTime()) / 1000)))
}
