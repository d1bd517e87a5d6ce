import { computed, ref, watch } from 'vue'
import type { ClientRead } from '@/portal/ports/firstAnswer'
import type { Client } from '@/core/client'
import type { Failure } from '@/core/failure/failure'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useDraftStore } from './draft'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Who is to be called: the client of the CRM record the app was opened in, or whoever was chosen from a list since. */
export const useClientStore = defineUserStore('client', () => {
  const session = useSessionStore()
  const draft = useDraftStore()
  const opened = ref<Client | null>(null)
  /** Whoever was chosen from a list since, and the number they were chosen with; no client where CRM has none. */
  const chosen = ref<{ client: Client | null, number: string } | null>(null)
  const isChosen = computed(() => chosen.value !== null)
  const client = computed(() => chosen.value ? chosen.value.client : opened.value)
  /** Why CRM does not say who it is. */
  const failure = ref<Failure | null>(null)

  /** Takes over what CRM said; the first time in this opening of the app, a number of the client goes into the form. */
  function apply(read: ClientRead): void {
    opened.value = read.state === 'read' ? read.client : null
    failure.value = read.state === 'failed' ? read.failure : null
    if (!opened.value) return
    meet()
    const launch = session.portal?.launch
    // A call card's own number is the one that is on the line.
    draft.launchWith({ ...launch, number: launch?.number ?? preferred(opened.value) })
  }

  /** The number called last of those the client has, else the first one. */
  function preferred({ numbers }: Client): string | null {
    const { ownNumber } = useNumberContextsStore()
    for (const { key } of useAttemptsStore().attempts) {
      const called = ownNumber(key)
      if (called) return called.value
    }
    return numbers[0]?.value ?? null
  }

  /** Puts somebody from a list into the form. With another number than theirs they are gone from it. @param next null for somebody CRM does not have */
  function choose(next: Client | null, number: string): void {
    chosen.value = { client: next, number }
    draft.turnTo(number, next?.record ?? null)
    meet()
  }
  watch(() => draft.number, (number) => {
    if (!chosen.value || chosen.value.number === number || chosen.value.client?.numbers.some(({ value }) => value === number)) return
    chosen.value = null
    draft.turnTo(number)
    meet()
  }, { flush: 'sync' })

  /** Texts know whom they may name. */
  function meet(): void {
    const { name = '', company = '', title = '' } = client.value ?? {}
    draft.meet([...new Set([name, company, title])].filter(Boolean))
  }

  return { client, opened, isChosen, failure, apply, choose }
})
