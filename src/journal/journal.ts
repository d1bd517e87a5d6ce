import { computed, onScopeDispose, ref, shallowRef, triggerRef, watch } from 'vue'
import { STATISTIC } from '@/portal/methods'
import { failureIn } from '@/portal/errors/failures'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from '@/portal/records/fits'
import type { Failure } from '@/core/failure/failure'
import {
  attemptsByCall, EVERYTHING, NEWEST, ownRows, recordRow, toQuery, type JournalFilter, type JournalOrder, type JournalRow
} from './rows'
import { placesOf, whatStandsAt } from './journalPlaces'
import { redialsAmong } from '@/calls/outcomes/redial'
import type { CallRecord } from '@/core/telephony/callRecord'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useStatisticsStore } from '@/calls/outcomes/statistics'

/** Records the portal gives at once. */
const PAGE = 50
/** Pages kept: scrolled away from, the others are read again when they are shown again. */
const KEPT = 60

/** What the journal shows: the portal's records, read page by page as they are looked at, and this user's clicks without one. */
export const useJournalStore = defineUserStore('journal', (scope) => {
  const session = useSessionStore()
  const attempts = useAttemptsStore()
  const outcomes = useOutcomesStore()
  const statistics = useStatisticsStore()

  const filter = ref<JournalFilter>({ ...EVERYTHING })
  /** Name of the client in the filter, as CRM has it. */
  const clientName = ref('')
  /** The number in the filter, as it was typed. */
  const numberTyped = ref('')
  const order = ref<JournalOrder>({ ...NEWEST })
  /** When the journal was read: periods end here, so that pages belong together. */
  const now = ref(Date.now())
  const query = computed<CallQuery | null>(() => toQuery(filter.value, order.value, now.value))

  const pages = shallowRef(new Map<number, readonly CallRecord[]>())
  /** How many records the portal has, or null before its first answer. */
  const total = ref<number | null>(null)
  const loading = ref(false)
  /** Why a page is missing. What is loaded stays. */
  const failure = ref<Failure | null>(null)
  let wanted: number[] = []
  /** Answers to older questions count no longer. */
  let version = 0
  let running: number | null = null

  const recorded = computed(() => new Set([...pages.value.values()].flat().map(({ callId }) => callId)))
  const own = computed(() => ownRows(attempts.known, filter.value, scope.user?.id ?? '', now.value, isRecorded))

  /** Whether a started call is in the portal's list, as far as is known. */
  function isRecorded({ callId, type }: CallAttempt): boolean {
    if (statistics.denied || !query.value) return false
    if (callId === null || recorded.value.has(callId)) return true
    const outcome = outcomes.stateOf(callId)
    // Records of one's own clicks may be somebody else's, or nobody's: the portal leaves them out where one's own are asked for.
    if (outcome?.state === 'record') return fits(outcome.record, query.value) || !fits(outcome.record, { ...query.value, userId: null })
    // One that is no longer followed is old enough to have its record; that of a message not everybody sees.
    return outcome === null && (type === 'callback' || statistics.sight() === 'any')
  }

  /** Whose calls were among the records so far, for the filter: the portal names nobody. */
  const employees = ref<string[]>([])
  const attemptOf = computed(() => attemptsByCall(attempts.known))
  const redials = computed(() => redialsAmong([...pages.value.values()].flat(), ({ callId }) => callId !== null && attemptOf.value.has(callId)))
  const places = computed(() => placesOf(own.value, order.value, { total: total.value ?? 0, pageSize: PAGE, pages: pages.value }))
  /** All rows there are, loaded or not. */
  const rows = computed(() => (total.value ?? 0) + own.value.length)

  /** The row at a place of the list, or null where it is not loaded. */
  function rowAt(index: number): JournalRow | null {
    const what = whatStandsAt(index, places.value)
    if ('own' in what) return own.value[what.own] ?? null
    const page = pages.value.get(Math.floor(what.record / PAGE))
    if (!page) return null
    const record = page[what.record % PAGE]
    // A damaged record leaves its row without anything.
    return record ? recordRow(record, attemptOf.value, redials.value) : { key: `nothing ${what.record}`, record: null, attempt: null, again: false }
  }

  /** Reads what is missing of the rows that are looked at; what was asked for earlier and is out of sight by now, no more. */
  function show(first: number, last: number): void {
    const [from, to] = [first, last].map(index => Math.floor(recordAt(index) / PAGE))
    wanted = []
    for (let page = from ?? 0; page <= (to ?? 0); page++) {
      if (!pages.value.has(page) && page * PAGE < (total.value ?? 1)) wanted.push(page)
    }
    void read()
  }

  function recordAt(index: number): number {
    const what = whatStandsAt(Math.max(0, index), places.value)
    return 'own' in what ? places.value[what.own] ?? 0 : what.record
  }

  async function read(): Promise<void> {
    const { portal } = session
    if (running === version || failure.value || statistics.denied || !portal) return
    const asked = version
    running = asked
    loading.value = true
    try {
      for (let page = wanted[0]; page !== undefined && query.value; page = wanted[0]) {
        const answer = await portal.records.readCallPage({ ...query.value, start: page * PAGE })
        statistics.noteTime(answer.timeUsed)
        if (asked !== version) return
        statistics.learnFrom(answer.records)
        take(page, answer.records, answer.total)
      }
    } catch (error) {
      if (asked === version && !await statistics.noteRefusal(error)) failure.value = failureIn(error, 'connectionLost', STATISTIC)
    } finally {
      if (asked === version) {
        running = null
        loading.value = false
      }
    }
  }

  function take(page: number, records: readonly CallRecord[], found: number): void {
    // A call that ended meanwhile shifts what was read before.
    if (total.value !== null && found !== total.value) pages.value.clear()
    total.value = found
    const ids = new Set([...employees.value, ...records.flatMap(({ userId }) => userId ?? [])])
    if (ids.size > employees.value.length) employees.value = [...ids].sort((a, b) => Number(a) - Number(b))
    pages.value.delete(page)
    pages.value.set(page, records)
    for (const old of pages.value.keys()) {
      if (pages.value.size <= KEPT) break
      pages.value.delete(old)
    }
    wanted = wanted.filter(one => one !== page && one * PAGE < found)
    triggerRef(pages)
  }

  /** Reads everything anew. */
  function reload(): void {
    statistics.askAnew()
    void attempts.readOlder()
    version += 1
    now.value = Date.now()
    pages.value = new Map()
    total.value = query.value ? null : 0
    failure.value = null
    wanted = query.value ? [0] : []
    void read()
  }

  /** Tries again what failed. */
  function retry(): void {
    failure.value = null
    void read()
  }

  watch([filter, order], reload, { deep: true })
  // The pages still wanted would be asked for as whoever uses the app next.
  onScopeDispose(() => {
    version += 1
  })

  return { filter, clientName, numberTyped, order, now, query, total, pages, own, rows, employees, loading, failure, rowAt, show, reload, retry }
})
