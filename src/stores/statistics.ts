import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { PortalError, type Failure } from '@/telephony/failure'
import { useSessionStore } from './session'

/** Refusals that last as long as the page is open: asking again would be no use. */
const LASTING: ReadonlySet<string> = new Set([
  'statisticsNotAllowed', 'accessDenied', 'scopeMissing', 'rightsMissing', 'methodMissing', 'planWithoutRest', 'portalClosed'
])

/** Whether the user may see the portal's statistics. Found out once, by whoever asks first. */
export const useStatisticsStore = defineStore('statistics', () => {
  /** Why they cannot be seen, or null. */
  const denied = ref<Failure | null>(null)
  /** Address of the portal's own page for them, known once they are denied here. */
  const page = ref<string | null>(null)

  /** Takes note of a refusal that lasts. @returns whether this was one */
  async function noteRefusal(error: unknown): Promise<boolean> {
    if (!(error instanceof PortalError) || !LASTING.has(error.failure.entry)) return false
    const first = denied.value === null
    denied.value ??= error.failure
    // That the portal's own page is not known changes nothing.
    if (first) page.value = await useSessionStore().portal?.statistics.page().catch(() => null) ?? null
    return true
  }

  // Another user may.
  watch(() => useSessionStore().user?.id, () => {
    denied.value = null
    page.value = null
  }, { flush: 'sync' })

  return { denied, page, noteRefusal }
})
