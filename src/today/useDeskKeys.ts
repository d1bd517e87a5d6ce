import { useEventListener } from '@vueuse/core'
import { useScreenStore } from '@/session/screen'
import { deskKey, isBusy } from './deskKeys'

/**
 * The keys of the desk. What has no action here belongs to whatever says in `aria-keyshortcuts` that it is its own: buttons of other parts of the
 * screen name their key themselves, and are clicked.
 */
export function useDeskKeys(actions: Readonly<Record<string, () => void>>): void {
  const screen = useScreenStore()

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const key = screen.shown === 'call' ? deskKey(event) : null
    if (key === null || isBusy(event.target)) return
    const action = actions[key] ?? clickOf(key)
    if (!action) return
    // The letter must not stand in the field the key leads to.
    event.preventDefault()
    action()
  })
}

function clickOf(key: string): (() => void) | null {
  const button = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)
  return button && (() => button.click())
}
