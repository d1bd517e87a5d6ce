import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import type { CallQuery } from '@/core/telephony/callQuery'
import {
  attemptsByCall, EVERYTHING, NEWEST, ownRows, recordRow, spanOf, toQuery, type JournalFilter, type JournalOrder, type JournalRow
} from './rows'
import { i18n } from '@/locales'
import { viewOf } from './journalLink'
import { JournalViewSchema } from './journalView'
import { isSame } from './presets'
import { weekStart } from './weekStart'
import { useJournalPages } from './journalPages'
import { placesOf, whatStandsAt } from './journalPlaces'
import { useRecordedCalls } from './recordedCalls'
import { redialsAmong } from '@/calls/outcomes/redial'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

/** What the filter and the order are stored as. */
const VIEW = 'journal'
/** In this tab alone: the opening of the app whose link has been followed; a reload must not take back what was changed since. */
const FOLLOWED = 'journal-link'

/** What the journal shows: the portal's records, read page by page as they are looked at, and this user's clicks without one. */
export const useJournalStore = defineUserStore('journal', (scope) => {
  const session = useSessionStore()
  const attempts = useAttemptsStore()

  const filter = ref<JournalFilter>({ ...EVERYTHING })
  /** Name of the client in the filter, as CRM has it. */
  const clientName = ref('')
  /** The number in the filter, as it was typed. */
  const numberTyped = ref('')
  const order = ref<JournalOrder>({ ...NEWEST })
  scope.whenKnown(restore)
  /** Shows what a link asks for, or what was shown last. */
  function restore(): void {
    const { portal } = session
    const followed = portal && portal.launch.journal && scope.tabStorage.get(FOLLOWED, v.string()) !== portal.opening ? portal.launch.journal : null
    const view = followed ? viewOf(followed) : scope.storage.get(VIEW, JournalViewSchema)
    if (followed && portal) scope.tabStorage.set(FOLLOWED, portal.opening)
    if (!view) return
    filter.value = view.filter
    order.value = view.order
    keep()
  }
  function keep(): void {
    const [shown, sorted] = [filter.value, order.value]
    if (isSame(shown, EVERYTHING) && sorted.sort === NEWEST.sort && sorted.descending === NEWEST.descending) scope.storage.remove(VIEW)
    else scope.storage.set(VIEW, { filter: shown, order: sorted })
  }

  /** When the journal was read: periods end here, so that pages belong together. */
  const now = ref(Date.now())
  const firstDay = computed(() => weekStart(i18n.global.locale.value))
  const query = computed<CallQuery | null>(() => toQuery(filter.value, order.value, now.value, firstDay.value))

  const records = useJournalPages(query)
  const { pages, total, employees, loading, failure, retry } = records

  const isRecorded = useRecordedCalls(query, computed(() => new Set([...pages.value.values()].flat().map(({ callId }) => callId))))
  const own = computed(() => ownRows(attempts.known, filter.value, scope.user?.id ?? '', spanOf(filter.value, now.value, firstDay.value), isRecorded))
  const attemptOf = computed(() => attemptsByCall(attempts.known))
  const redials = computed(() => redialsAmong([...pages.value.values()].flat(), ({ callId }) => callId !== null && attemptOf.value.has(callId)))
  const places = computed(() => placesOf(own.value, order.value, records.loaded()))
  /** All rows there are, loaded or not. */
  const rows = computed(() => (total.value ?? 0) + own.value.length)

  /** The row at a place of the list, or null where it is not loaded. */
  function rowAt(index: number): JournalRow | null {
    const what = whatStandsAt(index, places.value)
    if ('own' in what) return own.value[what.own] ?? null
    const loaded = records.recordAt(what.record)
    if (!loaded) return null
    // A damaged record leaves its row without anything.
    return loaded.record ? recordRow(loaded.record, attemptOf.value, redials.value) : { key: `nothing ${what.record}`, record: null, attempt: null, again: false }
  }

  /** Reads what is missing of the rows that are looked at. */
  function show(first: number, last: number): void {
    records.want(placeAt(first), placeAt(last))
  }

  /** How many records come before a row. */
  function placeAt(index: number): number {
    const what = whatStandsAt(Math.max(0, index), places.value)
    return 'own' in what ? places.value[what.own] ?? 0 : what.record
  }

  /** Reads everything anew. */
  function reload(): void {
    void attempts.readOlder()
    now.value = Date.now()
    records.reload()
  }

  watch([filter, order], () => {
    keep()
    reload()
  }, { deep: true })

  return { filter, clientName, numberTyped, order, now, query, total, pages, own, rows, employees, loading, failure, rowAt, show, reload, retry }
})
