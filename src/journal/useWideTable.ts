import { useMediaQuery, useResizeObserver } from '@vueuse/core'
import { computed, ref, type Ref } from 'vue'

/** Width in which all columns can be read, CSS pixels: a frame of 860 has that much between its edges. Under a finger, what can be done takes more. */
const NEEDED = { mouse: 800, finger: 940 }
/** Left and right of the content, CSS pixels: until it is measured. */
const EDGES = 40

/**
 * Whether there is room for all columns side by side. By the width of the place itself: what stands beside it, and how wide a screen is,
 * says nothing about that.
 */
export function useWideTable(place: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const finger = useMediaQuery('(pointer: coarse)')
  const width = ref(innerWidth - EDGES)
  useResizeObserver(place, ([entry]) => {
    if (entry) width.value = entry.contentRect.width
  })
  return computed(() => width.value >= (finger.value ? NEEDED.finger : NEEDED.mouse))
}
