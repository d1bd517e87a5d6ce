import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** The screens of the app once it is ready. */
export type Screen = 'call' | 'settings' | 'journal'

/** Where the keyboard goes on: at the button that led away, or in the form that has just been filled in. */
type Landing = 'button' | 'form'

/** Keeps the screen that is shown. @param leave goes where the user wanted to @returns whether it does keep it, and asks the user first */
type Holder = (leave: () => void) => boolean

/** Which screen is shown. */
export const useScreenStore = defineStore('screen', () => {
  const shown = ref<Screen>('call')
  const landing = ref<Landing>('button')
  const holder = shallowRef<Holder | null>(null)

  /** Shows a screen, unless the one that is shown has something to lose. */
  function open(screen: Screen, at: Landing = 'button'): void {
    const go = () => {
      landing.value = at
      shown.value = screen
    }
    if (screen === shown.value || !holder.value?.(go)) go()
  }

  /** @param next is asked before the screen that is shown goes; null for nobody */
  function holdWith(next: Holder | null): void {
    holder.value = next
  }

  return { shown, landing, open, holdWith }
})
