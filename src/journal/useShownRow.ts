import { useI18n } from 'vue-i18n'
import { useFailureText } from '@/ui/failure/useFailureText'
import { useFormats } from '@/ui/useFormats'
import { useLaterFormats } from '@/ui/useLaterFormats'
import { useJournalWords } from './useJournalWords'
import { useRowTime } from './useRowTime'
import type { JournalRow } from './rows'

/** What a row says in each of its columns, with what is known of it beside. */
export type ShownRow = NonNullable<ReturnType<ReturnType<typeof useShownRow>['shownRow']>>

/** Rows of the journal in words, for the table and for cards. */
export function useShownRow() {
  const { t } = useI18n()
  const { formatDuration } = useFormats()
  const { formatMoney } = useLaterFormats()
  const { timeInRow, timeInFull } = useRowTime()
  const { describe } = useFailureText()
  const words = useJournalWords()

  /** @returns null for a row that is not read yet, and for a damaged one */
  function shownRow(row: JournalRow | null) {
    if (!row || (!row.record && !row.attempt)) return null
    const { record, attempt } = row
    const { text, tone } = words.result(row)
    const type = record?.type ?? attempt?.type
    const at = record?.startedAt ?? attempt?.at ?? 0
    const number = words.number(row)
    const client = words.client(row)
    return {
      time: timeInRow(at),
      timeInFull: timeInFull(at),
      type: type === 'callback' || type === 'infocall' ? t(`form.types.${type}`) : '',
      number: number || t('journal.noNumber'),
      /** Its record can be opened, whether its name is known or not. */
      inCrm: Boolean(record?.client),
      client,
      /** Whom the row is about, for the names of its buttons. */
      whom: client ?? (number || t('journal.noNumber')),
      result: text,
      tone,
      // Why it never became a call.
      why: record ? '' : attempt?.failure ? describe(attempt.failure, attempt.line).what : '',
      duration: record && record.duration > 0 ? formatDuration(record.duration) : '',
      cost: record?.cost && record.cost.amount > 0 ? formatMoney(record.cost.amount, record.cost.currency) : '',
      line: words.lineName(record?.line || attempt?.line || ''),
      employee: words.whose(row),
      callable: number !== '' && (type === 'callback' || type === 'infocall')
    }
  }

  return { shownRow }
}
