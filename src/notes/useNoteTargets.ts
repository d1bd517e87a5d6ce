import { computed, ref, watch, type ComputedRef } from 'vue'
import type { FoundClient } from '@/portal/ports/findClients'
import { useClientStore } from '@/calls/form/client'
import { useClientNamesStore } from '@/crm/clientNames'
import { useFoundClientsStore } from '@/crm/foundClients'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { noteTargets } from './note'
import type { ClientTarget } from '@/crm/target'
import { personCalled } from '@/core/client'
import { numberKey } from '@/core/phone/phone'

/**
 * Whose timelines a note about a call may go to, the likeliest first.
 * @param number as it was called
 */
export function useNoteTargets(number: string, callId: string | null): ComputedRef<ClientTarget[]> {
  const clients = useClientStore()
  const names = useClientNamesStore()
  const outcomes = useOutcomesStore()
  const contexts = useNumberContextsStore()

  const ownNumber = () => contexts.ownNumber(numberKey(number, contexts.typed, 'typed') ?? number)
  /** Who was in the form when the call started: somebody else may be by the time a note is written. */
  const atCall = clients.client || clients.isChosen ? { client: clients.client, own: ownNumber() } : null
  const opened = computed(() => {
    const { client, own } = atCall ?? { client: clients.opened, own: ownNumber() }
    return client && { target: { record: client.record, name: client.title || client.name, person: personCalled(client, own) }, called: own !== null }
  })

  const found = ref<readonly FoundClient[]>([])
  // Short numbers of an office PBX belong to nobody in CRM.
  if (!opened.value?.called && number.startsWith('+')) {
    void useFoundClientsStore().find(number).then((answer) => {
      found.value = answer
    })
  }

  const recorded = computed(() => {
    const outcome = callId === null ? null : outcomes.stateOf(callId)
    const client = outcome?.state === 'record' ? outcome.record.client : null
    return client && { record: client, name: names.nameOf(client) ?? '' }
  })
  watch(() => recorded.value?.record, (record) => {
    if (record) void names.learn([record])
  }, { immediate: true })

  return computed(() => noteTargets({ opened: opened.value, found: found.value, recorded: recorded.value }))
}
