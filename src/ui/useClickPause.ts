import { useTimeoutFn } from '@vueuse/core'
import { ref } from 'vue'

/** Nobody reacts to a result this fast, milliseconds. */
const REACTION = 600

/** After a click that led to a result or a question: another one so soon belongs to it. */
export function useClickPause() {
  const pausing = ref(false)
  const settled = useTimeoutFn(() => {
    pausing.value = false
  }, REACTION, { immediate: false })

  /** A click just came to its end. */
  function pause(): void {
    pausing.value = true
    settled.start()
  }

  return { pausing, pause }
}
