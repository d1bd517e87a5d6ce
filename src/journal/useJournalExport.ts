import { ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { saveFile } from '@/browser/download'
import { useAllCallsStore } from './allCalls'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useClientNamesStore } from '@/crm/clientNames'
import { useEmployeesStore } from '@/crm/employees'
import { useJournalStore } from './journal'
import { csvLine, csvNumber, csvTime, dialectOf, startOfCsv, type CsvCell } from './csv'
import { attemptsByCall, recordRow, type JournalRow } from './rows'
import { inOrder } from './journalOrder'
import { redialsAmong } from '@/calls/outcomes/redial'
import { useJournalWords } from './useJournalWords'
import { useSessionStore } from '@/session/session'

const COLUMNS = [
  'startedAt', 'type', 'number', 'client', 'result', 'seconds', 'cost', 'currency', 'line', 'lineId', 'employee', 'callId', 'recording', 'text'
] as const

/** The export of what the journal shows: all records, wherever one has scrolled to, and the clicks without one. */
export function useJournalExport() {
  const { t } = useI18n()
  const journal = useJournalStore()
  const all = useAllCallsStore()
  const attempts = useAttemptsStore()
  const clients = useClientNamesStore()
  const employees = useEmployeesStore()
  const words = useJournalWords()
  const { scope } = useSessionStore()
  /** Rows of the last file. */
  const saved = ref<number | null>(null)
  let clicks = 0
  // What another filter shows, or what is read anew, is in no file yet.
  watch([() => journal.filter, () => journal.now], () => {
    saved.value = null
  })

  /** Loads what is missing, then saves the file. Stopped or failed, it saves nothing; going on continues where it was. */
  async function exportCsv(): Promise<void> {
    saved.value = null
    clicks += 1
    const click = clicks
    const { now } = journal
    if (!await all.load()) return
    clients.askAgain()
    await Promise.all([
      clients.learn(all.records.flatMap(({ client }) => client ?? [])),
      employees.learn(all.records.flatMap(({ userId }) => userId ?? []))
    ])
    // Another filter by now: that is another file. Clicked again meanwhile: one file is enough.
    if (journal.now !== now || click !== clicks) return
    // Somebody else has taken over: the file would be saved for them.
    if (scope.over) return
    // As they are now: loading takes a while, and meanwhile an unclear one may have been found.
    const { own, order } = journal
    const attemptOf = attemptsByCall(attempts.known)
    // A call that was going on when the journal was read may have its record by now.
    const recorded = new Set(all.records.map(({ callId }) => callId))
    const unrecorded = own.filter(({ attempt }) => !attempt?.callId || !recorded.has(attempt.callId))
    const redials = redialsAmong(all.records, ({ callId }) => callId !== null && attemptOf.has(callId))
    const rows = inOrder([...unrecorded, ...all.records.map(record => recordRow(record, attemptOf, redials))], order)
    const dialect = dialectOf(navigator.language)
    const lines = rows.map(row => csvLine(cellsOf(row), dialect))
    saveFile(`calls-${csvTime(now).slice(0, 10)}.csv`, [startOfCsv(COLUMNS.map(column => t(`journal.csv.${column}`)), dialect), ...lines], 'text/csv;charset=utf-8')
    saved.value = rows.length
  }

  function cellsOf(row: JournalRow): CsvCell[] {
    const { record, attempt } = row
    const type = record?.type ?? attempt?.type
    const line = record?.line || attempt?.line || ''
    return [
      csvTime(record?.startedAt ?? attempt?.at ?? 0),
      type === 'callback' || type === 'infocall' ? t(`form.types.${type}`) : '',
      csvNumber(words.number(row)),
      words.client(row),
      words.result(row).text,
      record ? record.duration : null,
      record?.cost?.amount ?? null,
      record?.cost?.currency ?? null,
      words.lineName(line),
      line,
      words.owner(row),
      record?.callId ?? attempt?.callId ?? null,
      record?.recording?.url ?? null,
      attempt?.sound ?? attempt?.text ?? null
    ]
  }

  return { exportCsv, saved }
}
