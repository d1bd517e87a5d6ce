import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { getActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'
import { defineComponent, type VNode } from 'vue'
import { NOW } from '../../unit/support/attempts'
import { closePage, fakePortal, signIn, useBrowser, type ANNA } from '../../unit/support/desk'
import { administratorsAnswer } from '../../unit/support/firstAnswer'
import { painted } from '@/browser/painted'
import { i18n, loadTexts, showLanguage, type TextPart } from '@/locales'
import { toFirstData, type FirstAnswer } from '@/portal/ports/firstAnswer'
import type { PortalSession } from '@/portal/session'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useChoicesStore } from '@/calls/form/choices'
import { useLinesStore } from '@/calls/lines/lines'
import { useSettingsStore } from '@/calls/form/settings'
import { useVoicesStore } from '@/calls/text/voices'

/**
 * Every test: an empty browser at `NOW` (UTC), English, nobody signed in yet, and no warning of Vue or the kit.
 * To be called once in each file.
 * @param parts the texts that come with what is tested
 */
export function useDesk(...parts: readonly TextPart[]): void {
  let complaints: MockInstance[] = []
  // The first test of a file loads texts and the kit's styles; busy machines take their time.
  vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 })
  beforeEach(async () => {
    localStorage.clear()
    sessionStorage.clear()
    vi.useFakeTimers({ now: NOW })
    vi.stubEnv('TZ', 'UTC')
    useBrowser()
    // The first frame is long on the screen.
    painted.value = true
    complaints = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
    await showLanguage('en')
    await Promise.all(['calls' as const, ...parts].map(loadTexts))
  })
  afterEach(() => {
    closePage()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
    expect(complaints.flatMap(spy => spy.mock.calls)).toEqual([])
  })
  // Hooks after a test run in reverse order: what is on the page goes first.
  enableAutoUnmount(afterEach)
}

/** A cloud PBX is the line to start with. */
const ADMINISTRATORS_ANSWER = administratorsAnswer({ userDefault: { defaultLineId: 'reg151083' } })

/** A user signed in to a portal, with what the portal answered first and what the browser remembers. */
export function openDesk({ portal = fakePortal(), user, answer = ADMINISTRATORS_ANSWER }: {
  portal?: PortalSession
  user?: typeof ANNA
  answer?: FirstAnswer
} = {}): void {
  signIn(portal, user)
  const { shared, own, lines, voices } = toFirstData(answer)
  useAttemptsStore()
  if (shared) useSettingsStore().apply(shared.settings)
  useChoicesStore().apply(own?.choices ?? null, true)
  useLinesStore().apply(lines)
  useVoicesStore().apply(voices)
}

/** Puts something on the page; what it is made of stays reactive. */
export async function show(render: () => VNode): Promise<void> {
  const pinia = getActivePinia()
  mount(defineComponent({ render }), {
    attachTo: document.body,
    global: { plugins: pinia ? [i18n, pinia] : [i18n] }
  })
  await flushPromises()
}
