import { ref } from 'vue'
import type { ClientRead } from '@/portal/ports/firstAnswer'
import type { Client } from '@/core/client'
import type { Failure } from '@/core/failure/failure'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useDraftStore } from './draft'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** Who is to be called, when the app was opened in a CRM record. */
export const useClientStore = defineUserStore('client', () => {
  const session = useSessionStore()
  const draft = useDraftStore()
  const client = ref<Client | null>(null)
  /** Why CRM does not say who it is. */
  const failure = ref<Failure | null>(null)

  /** Takes over what CRM said; the first time in this opening of the app, a number of the client goes into the form. */
  function apply(read: ClientRead): void {
    client.value = read.state === 'read' ? read.client : null
    failure.value = read.state === 'failed' ? read.failure : null
    if (!client.value) return
    const launch = session.portal?.launch
    // A call card's own number is the one that is on the line.
    draft.launchWith({ ...launch, number: launch?.number ?? preferred(client.value) })
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

  return { client, failure, apply }
})
