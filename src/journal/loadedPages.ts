import { ref, shallowRef, triggerRef } from 'vue'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { LoadedRecords } from './journalPlaces'

/** Records the portal gives at once. */
export const PAGE = 50
/** Pages kept: scrolled away from, the others are read again when they are shown again. */
const KEPT = 60

/** Pages of the portal's records that are here. */
export function useLoadedPages() {
  const pages = shallowRef(new Map<number, readonly CallRecord[]>())
  /** How many records the portal has, or null before its first answer. */
  const total = ref<number | null>(null)
  /** Whose calls were among the records so far, for the filter: the portal names nobody. */
  const employees = ref<string[]>([])

  const loaded = (): LoadedRecords => ({ total: total.value ?? 0, pageSize: PAGE, pages: pages.value })

  /** What is at a place of the portal's list: null where it is not loaded; a damaged record is loaded, and none. */
  function recordAt(place: number): { record: CallRecord | null } | null {
    const page = pages.value.get(Math.floor(place / PAGE))
    return page ? { record: page[place % PAGE] ?? null } : null
  }

  /** Pages between two places of the list that are not here. */
  function missing(first: number, last: number): number[] {
    const found: number[] = []
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (!pages.value.has(page) && page * PAGE < (total.value ?? 1)) found.push(page)
    }
    return found
  }

  /** @param found how many records the portal has by now */
  function take(page: number, records: readonly CallRecord[], found: number): void {
    // A call that ended meanwhile shifts what was read before.
    if (total.value !== null && found !== total.value) pages.value.clear()
    total.value = found
    employees.value = withUsersOf(records, employees.value)
    keepPage(pages.value, page, records)
    triggerRef(pages)
  }

  /** Forgets all but the employees. @param known how many records there are, where that is known */
  function clear(known: number | null): void {
    pages.value = new Map()
    total.value = known
  }

  return { pages, total, employees, loaded, recordAt, missing, take, clear }
}

/** Keeps a page, and of the others those read last. */
function keepPage(pages: Map<number, readonly CallRecord[]>, page: number, records: readonly CallRecord[]): void {
  pages.delete(page)
  pages.set(page, records)
  for (const old of pages.keys()) {
    if (pages.size <= KEPT) break
    pages.delete(old)
  }
}

/** The users that are known, and those whose calls these are, by rising id; the same list where all are known. */
function withUsersOf(records: readonly CallRecord[], known: string[]): string[] {
  const ids = new Set([...known, ...records.flatMap(({ userId }) => userId ?? [])])
  return ids.size > known.length ? [...ids].sort((a, b) => Number(a) - Number(b)) : known
}
