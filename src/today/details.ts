import { shallowRef, triggerRef } from 'vue'
import { useNumberContextsStore } from '@/calls/number/numberContexts'
import { useClientNamesStore } from '@/crm/clientNames'
import type { Client } from '@/core/client'
import { recordKey, type CrmRecord } from '@/core/launch'
import { numberKey } from '@/core/phone/phone'
import { endOfNumber } from '@/core/telephony/callQuery'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { DueTodo } from '@/portal/ports/today'
import { useSessionStore } from '@/session/session'
import type { Person, TodoOfClient } from './people'

/** Of one request (`portal/ports/today.ts`). */
const NUMBERS = 14
const RECORDS = 12
/** Requests for one state of the list: more people nobody calls in a day. */
const ROUNDS = 4

/** What is asked about those in the list one by one: the numbers of to-dos' clients, and whether somebody was reached since. */
export function useDetails() {
  const session = useSessionStore()
  const names = useClientNamesStore()
  const contexts = useNumberContextsStore()
  /** By record; null for those CRM does not show. */
  const clients = shallowRef(new Map<string, Client | null>())

  const clientOf = (record: CrmRecord | null): Client | null => record && (clients.value.get(recordKey(record)) ?? null)

  /** A client's name, the person's before the company's before the record's; empty where nothing is known. */
  function nameOf(record: CrmRecord | null): string {
    const client = clientOf(record)
    return client?.name || client?.company || client?.title || (record && names.nameOf(record)) || ''
  }

  function ofClient(todo: DueTodo): TodoOfClient {
    const numbers = (clientOf(todo.record)?.numbers ?? []).map(one => numberKey(one.value, contexts.contextOf(one)) ?? one.value)
    return { ...todo, numbers, name: nameOf(todo.record) }
  }

  /**
   * Asks for what is missing. Never throws: without it there is still a list.
   * @param since from then on all calls that reached somebody are known; null where no call is
   * @returns further calls that reached somebody
   */
  async function complete(people: readonly Person[], since: number | null): Promise<CallRecord[]> {
    const numbers = people.flatMap(({ missed, number }) => missed && since !== null && missed.last.at < since ? [{ number: endOfNumber(number), since: missed.last.at }] : [])
    const records = people.flatMap(({ todo }) => todo && !clients.value.has(recordKey(todo.record)) ? [todo.record] : [])
    const reached: CallRecord[] = []
    for (let round = 0; round < ROUNDS && (round * NUMBERS < numbers.length || round * RECORDS < records.length); round++) {
      const answer = await ask(numbers.slice(round * NUMBERS, (round + 1) * NUMBERS), records.slice(round * RECORDS, (round + 1) * RECORDS))
      if (!answer) break
      reached.push(...answer.reached)
      for (const { record, client } of answer.clients) clients.value.set(recordKey(record), client)
      triggerRef(clients)
    }
    return reached
  }

  async function ask(numbers: readonly { number: string, since: number }[], records: readonly CrmRecord[]) {
    try {
      return await (await session.portal?.today())?.readDetails({ numbers, records })
    } catch {
      return undefined
    }
  }

  return { clientOf, nameOf, ofClient, complete }
}
