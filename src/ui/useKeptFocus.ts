import { nextTick, watch, type Ref } from 'vue'

/** The heading of the screen in sight: the form is hidden, not taken away, while another one is shown. */
export function screenHeading(): HTMLElement | undefined {
  return [...document.querySelectorAll('h1')].find(heading => !heading.closest('[hidden]'))
}

/**
 * The keyboard's place while what is shown changes: whoever was there, and lost the place with what went, goes on where `goOn` puts the focus.
 * Nobody else's place is moved.
 * @param shown what the place shows
 */
export function useKeptFocus(place: Readonly<Ref<HTMLElement | null>>, shown: () => unknown, goOn: (place: HTMLElement) => void): void {
  watch(shown, async () => {
    const element = place.value
    // Before the screen changes: whoever is there now may lose their place with it.
    if (!element?.contains(document.activeElement)) return
    await nextTick()
    if (!element.contains(document.activeElement)) goOn(element)
  })
}

/**
 * A list whose entries go, with the buttons that settled them: the keyboard stays at the list, or goes to the screen's heading with the
 * last one. Never to the next button: a key held down would press it.
 */
export function useListFocus(list: Readonly<Ref<HTMLElement | null>>, shown: () => unknown): void {
  useKeptFocus(list, shown, (place) => {
    const next = place.isConnected ? place : screenHeading()
    next?.focus()
  })
}
