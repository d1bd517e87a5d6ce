import type { FoundClient } from '@/portal/ports/findClients'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Whom numbers belong to in CRM. The last answer is kept: form and result ask about the same number. */
export const useFoundClientsStore = defineUserStore('foundClients', () => {
  const session = useSessionStore()
  let last: { number: string, answer: Promise<FoundClient[]> } | null = null

  /** Never throws: that a name could not be looked up keeps nobody from calling. @param number E.164 with `+` */
  async function find(number: string): Promise<FoundClient[]> {
    if (last?.number !== number) last = { number, answer: session.portal?.crm.findClients(number) ?? Promise.resolve([]) }
    const asked = last
    const found = await asked.answer
    // Nobody, or no answer: next time there may be somebody.
    if (found.length === 0 && last === asked) last = null
    return found
  }

  return { find }
})
