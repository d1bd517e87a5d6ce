import { useI18n } from 'vue-i18n'
import { useClientNamesStore } from '@/crm/clientNames'
import { useEmployeesStore } from '@/crm/employees'
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
  const employees = useEmployeesStore()

  const resultOf = useRowResult()
  const result = (row: JournalRow) => resultOf(row) ?? { text: t('journal.unreadable'), tone: 'plain' as const }

  /** Whose call it was, as one reads it oneself: a name where the app may know it. */
  function employee(userId: string | null): string {
    if (userId === null) return t('journal.nobody')
    return userId === session.user?.id ? t('journal.you') : nameOf(userId)
  }

  /** The same for whoever else may read it: one's own name, too. */
  function nameOf(userId: string): string {
    return employees.nameOf(userId) ?? t('journal.employee', { id: userId })
  }

  /** Whose call a row was. Callbacks are recorded for whoever answered, voice messages for nobody: whose click it was is known here only. */
  function whose({ record, attempt }: JournalRow): string {
    return attempt && !record?.userId ? t('journal.you') : employee(record?.userId ?? null)
  }

  /** The same for a list of people, where one's own name says who is meant, too. */
  function memberName(userId: string): string {
    return userId === session.user?.id ? t('journal.youNamed', { name: nameOf(userId) }) : nameOf(userId)
  }

  /** Whose call a row was, by name, for a file that others read. */
  function owner({ record, attempt }: JournalRow): string {
    const id = record?.userId ?? (attempt ? session.user?.id : null)
    return id ? nameOf(id) : t('journal.nobody')
  }

  const lineName = (id: string): string => lines.byId.get(id)?.name || id
  const client = ({ record }: JournalRow): string | null => record?.client ? clients.nameOf(record.client) : null
  const number = (row: Pick<JournalRow, 'record' | 'attempt'>): string => showNumber(numberOf(row))

  return { result, employee, memberName, whose, owner, lineName, client, number }
}
