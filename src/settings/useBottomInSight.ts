import { useEventListener, useIntersectionObserver } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'

/** As finely as the browser tells how much of the page is in sight. */
const STEPS = 500
/** What floats there keeps away from the edge, as `bottom-2` does. Pixels. */
const GAP = 8
const THRESHOLDS = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)

/**
 * How far up what stands at the page's end has to go to be in sight, where `position: sticky` cannot know it: a portal's page makes the frame as high
 * as its content and scrolls itself, so for the frame everything is in sight. An observer without a root knows better: it counts from the
 * window, through all frames. In a slider, which keeps the frame's height, it is 0 and sticky does its work.
 */
export function useBottomInSight(page: Readonly<ShallowRef<HTMLElement | null>>) {
  const hidden = shallowRef(0)
  const { pause, resume } = useIntersectionObserver(page, ([entry]) => {
    if (!entry?.isIntersecting) return
    const end = Math.min(entry.boundingClientRect.bottom, window.innerHeight)
    const below = Math.round(end - entry.intersectionRect.bottom)
    hidden.value = below > 0 ? below + GAP : 0
  }, { threshold: THRESHOLDS })

  // A frame that changes its height changes what is in sight, not always its share.
  useEventListener(window, 'resize', () => {
    pause()
    resume()
  })

  return hidden
}
