import './assets/main.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, showLanguage } from './locales'
import type { FirstAnswer } from './portal/firstData'
import type { PortalSession } from './portal/session'
import { useStartStore } from './stores/start'

/**
 * Shows the app while the handshake is still under way.
 * @param connecting the handshake
 * @param firstAnswer the first read
 */
export async function showInterface(connecting: Promise<PortalSession>, firstAnswer: Promise<FirstAnswer>): Promise<void> {
  // Hosted apps get the portal's language with the address, static ones with the handshake only.
  await showLanguage(new URLSearchParams(location.search).get('LANG') ?? navigator.language)
  createApp(App).use(createPinia()).use(i18n).mount('#app')
  const speaking = connecting.then(async (portal) => {
    await showLanguage(portal.language)
    return portal
  })
  await useStartStore().start(speaking, firstAnswer)
}
