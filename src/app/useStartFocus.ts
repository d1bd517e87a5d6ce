import { ref, type Ref } from 'vue'
import { useFirstReadStore } from '@/session/firstRead'
import { screenHeading, useKeptFocus } from '@/ui/useKeptFocus'

/**
 * The keyboard's place while the app starts: what one state shows goes with the next, "Try again" with the click on it. Whoever was there goes
 * on at the heading of what comes; a frame that opens does not take the keyboard from the page around it.
 * @param main everything the app shows
 * @returns whether somebody's place went with a state, and the next one had no heading yet
 */
export function useStartFocus(main: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const firstRead = useFirstReadStore()
  const astray = ref(false)
  useKeptFocus(main, () => firstRead.state, () => {
    const heading = screenHeading()
    heading?.focus()
    astray.value = heading === undefined
  })
  return astray
}
