import { nextTick, watch, type Ref } from 'vue'

/** The heading of the screen in sight: the form is hidden, not taken away, while another one is shown. */
export function screenHeading(): HTMLElement | undefined {
  return [...document.querySelectorAll('h1')].find(heading => !heading.closest('[hidden]'))
}

/**
 * The keyboard while a list's entries go, with the buttons that settled them: it stays at the list, or goes to the screen's heading with the
 * last one. Never to the next button: a key held down would press it.
 * @param shown what the list shows
 */
export function useListFocus(list: Readonly<Ref<HTMLElement | null>>, shown: () => unknown): void {
  watch(shown, async () => {
    const place = list.value
    if (!place?.contains(document.activeElement)) return
    await nextTick()
    if (place.contains(document.activeElement)) return
    const next = place.isConnected ? place : screenHeading()
    next?.focus()
  })
}
