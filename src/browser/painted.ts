import { shallowRef } from 'vue'

/**
 * Whether the form has been painted once. Until then whatever takes long and is not needed to call stays undone: the first name of a country
 * or a language alone costs a slow computer a tenth of a second.
 */
export const painted = shallowRef(false)

/** A browser that is never idle has painted by then, milliseconds. */
const LATEST = 500

/** To be called when the form is on the page. Comes back when it is on the screen and the browser has nothing more urgent to do. */
export async function paint(): Promise<void> {
  await new Promise(resolve => requestAnimationFrame(resolve))
  await new Promise<unknown>((resolve) => {
    // Safari has no idle time.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: LATEST })
    else setTimeout(resolve)
  })
  painted.value = true
}
