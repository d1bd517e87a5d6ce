import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSessionStore } from './session'

/** The screens of the app once it is ready. */
export type Screen = 'call' | 'settings' | 'journal'

/** Where the keyboard goes on: at the button that led away, or in the form that has just been filled in. */
type Landing = 'button' | 'form'

/** Which screen is shown. The settings are for administrators: nobody else ever gets there. */
export const useScreenStore = defineStore('screen', () => {
  const session = useSessionStore()
  const wanted = ref<Screen>('call')
  const landing = ref<Landing>('button')
  const shown = computed<Screen>(() => wanted.value === 'settings' && !session.user?.isAdmin ? 'call' : wanted.value)

  function open(screen: Screen, at: Landing = 'button'): void {
    landing.value = at
    wanted.value = screen
  }

  return { shown, landing, open }
})
