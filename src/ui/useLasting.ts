import { useTimeout } from '@vueuse/core'
import { computed, watch, type ComputedRef } from 'vue'

/**
 * Whether something has been so for a while: what is over sooner is not worth drawing. False at once when it ends.
 * @param milliseconds how long it has to last
 */
export function useLasting(condition: () => boolean, milliseconds: number): ComputedRef<boolean> {
  const { ready, start, stop } = useTimeout(milliseconds, { controls: true, immediate: false })
  watch(condition, lasts => lasts ? start() : stop(), { immediate: true, flush: 'sync' })
  return computed(() => condition() && ready.value)
}
