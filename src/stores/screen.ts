import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useSessionStore } from './session'

/** The screens of the app once it is ready. */
export type Screen = 'call' | 'settings'

/** Which screen is shown. The settings are for administrators: nobody else ever gets there. */
export const useScreenStore = defineStore('screen', () => {
  const session = useSessionStore()
  const wanted = ref<Screen>('call')
  const shown = computed<Screen>(() => wanted.value === 'settings' && !session.user?.isAdmin ? 'call' : wanted.value)

  function open(screen: Screen): void {
    wanted.value = screen
  }

  return { shown, open }
})
