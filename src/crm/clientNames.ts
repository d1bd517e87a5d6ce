import { shallowRef, triggerRef } from 'vue'
import { recordKey, type CrmRecord } from '@/core/launch'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** As many as go into one request. */
const AT_ONCE = 1000
/** Milliseconds before a record CRM did not answer about may be asked about again: rows come into sight many times a second. */
const PAUSE = 30_000

/** Names of the people and companies that calls belong to, as far as the user may see them in CRM. */
export const useClientNamesStore = defineUserStore('clientNames', () => {
  const session = useSessionStore()
  /** Empty where CRM shows none. */
  const names = shallowRef(new Map<string, string>())
  /** When a record may be asked about again; never, where CRM has answered or is about to. */
  const askable = new Map<string, number>()
  const underWay = new Set<Promise<void>>()

  /** The name of a record, or null where it is not known (yet). */
  function nameOf(record: CrmRecord): string | null {
    return names.value.get(recordKey(record)) || null
  }

  /** Asks CRM for the names that are not known yet, and waits for those that are on their way. Never throws. */
  async function learn(records: readonly CrmRecord[]): Promise<void> {
    const now = Date.now()
    const unknown = records.filter(record => (askable.get(recordKey(record)) ?? 0) <= now)
    const asking = ask(new Map(unknown.map(record => [recordKey(record), record]))).finally(() => underWay.delete(asking))
    underWay.add(asking)
    await Promise.all(underWay)
  }

  async function ask(unknown: ReadonlyMap<string, CrmRecord>): Promise<void> {
    const { portal } = session
    for (const key of unknown.keys()) askable.set(key, Infinity)
    const wanted = [...unknown.values()]
    for (let first = 0; portal && first < wanted.length; first += AT_ONCE) {
      // That a name could not be looked up keeps nobody from reading the journal, even where the code for it did not arrive.
      const answered = await portal.crm.clientNames(wanted.slice(first, first + AT_ONCE)).catch(() => [])
      for (const { record, name } of answered) names.value.set(recordKey(record), name)
      triggerRef(names)
      // Nothing about any of them: there would be nothing about the others.
      if (answered.length === 0) break
    }
    for (const key of unknown.keys()) {
      if (!names.value.has(key)) askable.set(key, Date.now() + PAUSE)
    }
  }

  /** Lets what CRM did not answer be asked about at once: somebody wants to know. */
  function askAgain(): void {
    for (const [key, at] of askable) {
      if (at !== Infinity) askable.delete(key)
    }
  }

  return { nameOf, learn, askAgain }
})
