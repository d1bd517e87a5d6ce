import './main.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, showLanguage } from '@/locales'
import { startLanguage } from '@/locales/desks'
import type { FirstAnswer } from '@/portal/ports/firstAnswer'
import type { PortalSession } from '@/portal/session'
import { useStartStore } from './start'

/**
 * Shows the app while the handshake is still under way.
 * @param connecting the handshake
 * @param firstAnswer the first read; null where what was loaded last time is shown before it
 * @throws where no texts can be loaded
 */
export async function showInterface(connecting: Promise<PortalSession>, firstAnswer: Promise<FirstAnswer | null>): Promise<void> {
  await showLanguage(startLanguage())
  // Without a single text there is nothing to show: whoever called has a plain sentence.
  if (i18n.global.availableLocales.length === 0) throw new TypeError('The texts did not arrive')
  const app = createApp(App).use(createPinia()).use(i18n)
  const speaking = connecting.then(async (portal) => {
    await showLanguage(portal.language)
    return portal
  })
  const started = useStartStore().start(speaking, firstAnswer)
  // With the handshake done, what is known from the last visit is shown at once, and nothing else before it.
  await Promise.race([speaking.catch(() => {}), new Promise(resolve => setTimeout(resolve))])
  app.mount('#app')
  await started
}
