import { defineStore } from 'pinia'
import { shallowRef, triggerRef, watch } from 'vue'
import type { CrmRecord } from '@/telephony/launch'
import { useSessionStore } from './session'

/** As many as go into one request. */
const AT_ONCE = 1000

/** Names of the people and companies that calls belong to, as far as the user may see them in CRM. */
export const useClientNamesStore = defineStore('clientNames', () => {
  const session = useSessionStore()
  const names = shallowRef(new Map<string, string>())
  const asked = new Set<string>()

  const keyOf = ({ entityTypeId, id }: CrmRecord) => `${entityTypeId}:${id}`

  /** The name of a record, or null where it is not known (yet). */
  function nameOf(record: CrmRecord): string | null {
    return names.value.get(keyOf(record)) || null
  }

  /** Asks CRM for the names that are not known yet: once each. */
  async function learn(records: readonly CrmRecord[]): Promise<void> {
    const { portal } = session
    const unknown = [...new Map(records.map(record => [keyOf(record), record]))].filter(([key]) => !asked.has(key))
    unknown.forEach(([key]) => asked.add(key))
    for (let first = 0; portal && first < unknown.length; first += AT_ONCE) {
      // That a name could not be looked up keeps nobody from reading the journal, even where the code for it did not arrive.
      const found = await portal.journal()
        .then(journal => journal.clientNames(unknown.slice(first, first + AT_ONCE).map(([, record]) => record)))
        .catch(() => [])
      for (const { record, name } of found) {
        names.value.set(keyOf(record), name)
      }
      triggerRef(names)
    }
  }

  // What one colleague may see, another may not.
  watch(() => session.user?.id, () => {
    names.value = new Map()
    asked.clear()
  }, { flush: 'sync' })

  return { nameOf, learn }
})
