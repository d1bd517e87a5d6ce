import { ref, watch } from 'vue'

/** Keys that go back and on among the values of a chart. */
const KEYS = {
  across: { ArrowLeft: -1, ArrowRight: 1 },
  down: { ArrowUp: -1, ArrowDown: 1 }
} as const

/**
 * Which value of a chart is being read: the one under the pointer, or the one the arrow keys have come to.
 * @param count how many values there are
 */
export function useChartCursor(count: () => number, way: keyof typeof KEYS) {
  const active = ref<number | null>(null)
  /** Read by keyboard: a pointer that passes over a chart is nothing to announce. */
  const spoken = ref(false)

  function read(index: number | null, byKey: boolean): void {
    active.value = index === null || count() === 0 ? null : Math.min(count() - 1, Math.max(0, index))
    spoken.value = byKey && active.value !== null
  }

  function enter(): void {
    if (active.value === null) read(0, true)
  }

  function press(event: KeyboardEvent): void {
    const { key } = event
    const step = new Map<string, number>(Object.entries(KEYS[way])).get(key)
    if (step !== undefined) read((active.value ?? -step) + step, true)
    else if (key === 'Home') read(0, true)
    else if (key === 'End') read(count() - 1, true)
    else if (key === 'Escape' && active.value !== null) read(null, true)
    else return
    event.preventDefault()
  }

  watch(count, () => read(null, false))

  return { active, spoken, read, enter, press, leave: () => read(null, false) }
}
