import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, onMounted, ref, watch, type ShallowRef } from 'vue'

interface RowWindowOptions {
  /** How many rows there are. */
  count: () => number
  /** Height of every row, CSS pixels. */
  height: () => number
  /** How much of it is seen at first, CSS pixels; later it is measured. */
  seen?: number
  /** The row it begins with. */
  first?: number
}

/** Rows drawn above and below what is seen. */
const SPARE = 6
/** How long a list takes to appear, milliseconds: drawing more meanwhile would make it stutter. */
const REST = 150

/** The rows of a scrolling list that are worth drawing. All rows are equally high. */
export function useRowWindow(list: Readonly<ShallowRef<HTMLElement | null>>, { count, height, seen: guess = 0, first: begin = 0 }: RowWindowOptions) {
  const top = ref(begin * height())
  const seen = ref(guess)
  useResizeObserver(list, ([entry]) => {
    seen.value = entry?.contentRect.height ?? guess
  })
  useEventListener(list, 'scroll', () => {
    top.value = list.value?.scrollTop ?? 0
  }, { passive: true })

  /** Where it is known what is seen, rows out of sight come once those in sight are on the screen, and have come to rest there. */
  const spare = ref(guess > 0 ? 0 : SPARE)
  onMounted(() => setTimeout(() => { spare.value = SPARE }, REST))

  /** The rows that are seen or nearly so, both ends included. */
  const near = computed(() => ({
    first: Math.max(0, Math.floor(top.value / height()) - spare.value),
    last: Math.min(count() - 1, Math.ceil((top.value + seen.value) / height()) - 1 + spare.value)
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

  /** Scrolls so that a row is the first that is seen, as far as there are rows enough below it. */
  function fromRow(row: number): void {
    if (list.value) list.value.scrollTop = row * height()
    top.value = list.value?.scrollTop ?? 0
  }

  /** Scrolls as far as it takes to see a row. */
  function toRow(row: number): void {
    if (!list.value) return
    const [start, end] = [row * height(), (row + 1) * height()]
    const { scrollTop, clientHeight } = list.value
    if (start < scrollTop) list.value.scrollTop = start
    else if (end > scrollTop + clientHeight) list.value.scrollTop = end - clientHeight
    top.value = list.value.scrollTop
  }

  return { near, drawn, focused, fromRow, toRow }
}
