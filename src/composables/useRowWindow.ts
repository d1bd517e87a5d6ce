import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, ref, watch, type ShallowRef } from 'vue'

interface RowWindowOptions {
  /** How many rows there are. */
  count: () => number
  /** Height of every row, CSS pixels. */
  height: () => number
}

/** Rows drawn above and below what is seen. */
const SPARE = 6

/** The rows of a scrolling list that are worth drawing. All rows are equally high. */
export function useRowWindow(list: Readonly<ShallowRef<HTMLElement | null>>, { count, height }: RowWindowOptions) {
  const top = ref(0)
  const seen = ref(0)
  useResizeObserver(list, ([entry]) => {
    seen.value = entry?.contentRect.height ?? 0
  })
  useEventListener(list, 'scroll', () => {
    top.value = list.value?.scrollTop ?? 0
  }, { passive: true })

  /** The rows that are seen or nearly so, both ends included. */
  const near = computed(() => ({
    first: Math.max(0, Math.floor(top.value / height()) - SPARE),
    last: Math.min(count() - 1, Math.ceil((top.value + seen.value) / height()) + SPARE)
  }))

  /** The row with the keyboard's focus is drawn wherever it is: its focus would be lost with it. */
  const focused = ref<number | null>(null)
  const drawn = computed(() => {
    const { first, last } = near.value
    const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, row) => first + row)
    const kept = focused.value
    if (kept !== null && kept < count() && (kept < first || kept > last)) rows.push(kept)
    return rows
  })

  /** Other rows are the same distance away: the row on top stays on top. */
  watch(height, (now, before) => {
    if (list.value && before > 0) list.value.scrollTop = list.value.scrollTop / before * now
  }, { flush: 'post' })

  function toTop(): void {
    if (list.value) list.value.scrollTop = 0
    top.value = 0
  }

  return { near, drawn, focused, toTop }
}
