import { nextTick, ref, watch, type Ref } from 'vue'
import { useStartStore } from '@/stores/start'
import { screenHeading } from './useListFocus'

/**
 * The keyboard's place while the app starts: what one state shows goes with the next, "Try again" with the click on it. Whoever was there goes
 * on at the heading of what comes. Nobody else's place is moved: a frame that opens does not take it from the page around it.
 * @param main everything the app shows
 * @returns whether somebody's place went with a state, and the next one had no heading yet
 */
export function useStartFocus(main: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const start = useStartStore()
  const astray = ref(false)
  watch(() => start.state, async () => {
    const place = main.value
    // Before the screen changes: whoever is there now may lose their place with it.
    if (!place?.contains(document.activeElement)) return
    await nextTick()
    if (place.contains(document.activeElement)) return
    const heading = screenHeading()
    heading?.focus()
    astray.value = heading === undefined
  })
  return astray
}
