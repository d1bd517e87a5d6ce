import { useI18n } from 'vue-i18n'
import { useClientNamesStore } from '@/crm/clientNames'
import { useLinesStore } from '@/calls/lines/lines'
import { useSessionStore } from '@/session/session'
import { useRowResult } from '@/calls/useRowResult'
import { numberOf, type JournalRow } from './rows'
import { showNumber } from '@/core/phone/phone'

/** A row of the journal in words: the same in the table and in the export. */
export function useJournalWords() {
  const { t } = useI18n()
  const session = useSessionStore()
  const lines = useLinesStore()
  const clients = useClientNamesStore()

  const resultOf = useRowResult()
  const result = (row: JournalRow) => resultOf(row) ?? { text: t('journal.unreadable'), tone: 'plain' as const }

  /** An employee's name, as far as this app may know it: only one's own. */
  function employee(userId: string | null): string {
    if (userId === null) return t('journal.nobody')
    return userId === session.user?.id ? t('journal.you') : t('journal.colleague', { id: userId })
  }

  /** Whose call a row was. Callbacks are recorded for whoever answered, voice messages for nobody: whose click it was is known here only. */
  function whose({ record, attempt }: JournalRow): string {
    return attempt && !record?.userId ? t('journal.you') : employee(record?.userId ?? null)
  }

  const lineName = (id: string): string => lines.byId.get(id)?.name || id
  const client = ({ record }: JournalRow): string | null => record?.client ? clients.nameOf(record.client) : null
  const number = (row: Pick<JournalRow, 'record' | 'attempt'>): string => showNumber(numberOf(row))

  return { result, employee, whose, lineName, client, number }
}
