import type { CallAttempt } from '@/calls/attempts/attempt'
import { attemptRow, type CallRow } from '@/calls/callRows'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { CrmRecord } from '@/core/launch'
import { digitsIn } from '@/core/phone/digits'
import { OUTCOME_KINDS, type OutcomeKind } from '@/core/telephony/callRecord'
import { CALL_TYPES, type CallType } from '@/core/telephony/types'
import type { JournalSort } from './columns'

export { attemptsByCall, numberOf, recordRow, type CallRow as JournalRow } from '@/calls/callRows'

/** Spans of days the journal offers; `custom` has days of its own. */
export const PERIODS = ['today', 'thisWeek', 'week', 'month', 'quarter', 'year', 'all', 'custom'] as const
type Period = typeof PERIODS[number]

/** What became of clicks that the portal's records know nothing of. */
export const OWN_RESULTS = ['refused', 'unclear', 'did-not-happen'] as const

/** Which results are shown: all, how calls ended (one way, or all but answered), or clicks that led to no call. */
export const RESULTS = ['any', 'notAnswered', ...OUTCOME_KINDS, ...OWN_RESULTS] as const
export type JournalResult = typeof RESULTS[number]

/** What the journal shows. */
export interface JournalFilter {
  period: Period
  /** Days of the browser's time zone, `2026-01-31`, both included; empty leaves an end open. For `custom` only. */
  from: string
  to: string
  type: CallType | null
  result: JournalResult
  line: string | null
  userId: string | null
  /** Digits that the number has in a row (`readSearch`); empty for any. */
  number: string
  client: CrmRecord | null
}

export interface JournalOrder {
  sort: JournalSort
  descending: boolean
}

export const EVERYTHING: Readonly<JournalFilter> = {
  period: 'month', from: '', to: '', type: null, result: 'any', line: null, userId: null, number: '', client: null
}

/** Newest first. */
export const NEWEST: Readonly<JournalOrder> = { sort: 'startedAt', descending: true }

/** Whole days back, today included. */
const DAYS: Readonly<Record<Exclude<Period, 'thisWeek' | 'all' | 'custom'>, number>> = { today: 1, week: 7, month: 30, quarter: 90, year: 365 }
const WEEK = 7

/**
 * The span of time a filter means, in the browser's time zone.
 * @param firstDay the day weeks begin with, 0 for Sunday (`weekStart.ts`)
 * @returns milliseconds since 1970, both ends included; null leaves an end open
 */
export function spanOf(
  { period, from, to }: Pick<JournalFilter, 'period' | 'from' | 'to'>, now: number, firstDay: number
): { from: number | null, to: number | null } {
  if (period === 'all') return { from: null, to: null }
  if (period !== 'custom') {
    const day = new Date(now)
    const days = period === 'thisWeek' ? (day.getDay() - firstDay + WEEK) % WEEK + 1 : DAYS[period]
    // By the calendar: a day of changing clocks has 23 or 25 hours.
    return { from: new Date(day.getFullYear(), day.getMonth(), day.getDate() - days + 1).getTime(), to: null }
  }
  const first = startOfDay(from, 0)
  const afterLast = startOfDay(to, 1)
  return { from: first, to: afterLast === null ? null : afterLast - 1 }
}

/** @param day as a date field gives it @returns null for no day, and for a year that is still being typed: `0020` on the way to 2026 */
function startOfDay(day: string, later: number): number | null {
  const [, year, month, date] = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year ? new Date(Number(year), Number(month) - 1, Number(date) + later).getTime() : null
}

/**
 * What the portal is asked for. It filters and sorts everything but the clicks it has never heard of.
 * @returns null where only such clicks are wanted
 */
export function toQuery(filter: JournalFilter, { sort, descending }: JournalOrder, now: number, firstDay: number): CallQuery | null {
  const outcomes = outcomesOf(filter.result)
  if (outcomes === null) return null
  return {
    ...spanOf(filter, now, firstDay),
    types: filter.type ? [filter.type] : CALL_TYPES,
    outcomes,
    line: filter.line,
    userId: filter.userId,
    number: filter.number || null,
    client: filter.client,
    sort,
    descending,
    start: 0
  }
}

function outcomesOf(result: JournalResult): readonly OutcomeKind[] | null {
  if (result === 'any') return []
  if (result === 'notAnswered') return OUTCOME_KINDS.filter(kind => kind !== 'answered')
  const kind = OUTCOME_KINDS.find(one => one === result)
  return kind ? [kind] : null
}

/**
 * This user's clicks that no record of the portal stands for, as far as the filter wants them, newest first.
 * @param span what the filter's period means
 * @param isRecorded whether the portal has (or may be taken to have) a record of a started call
 */
export function ownRows(
  attempts: readonly CallAttempt[], filter: JournalFilter, userId: string, span: ReturnType<typeof spanOf>, isRecorded: (attempt: CallAttempt) => boolean
): CallRow[] {
  return attempts
    .filter(attempt => !(attempt.state === 'started' && isRecorded(attempt)))
    .filter(attempt => isWanted(attempt, filter.result))
    .filter(({ at }) => (span.from === null || at >= span.from) && (span.to === null || at <= span.to))
    .filter(({ type, line }) => (!filter.type || type === filter.type) && (!filter.line || line === filter.line))
    .filter(({ number, key }) => [number, key].some(one => digitsIn(one).includes(filter.number)))
    // Whose number it was CRM knows, and only the portal's records carry it.
    .filter(() => (!filter.userId || filter.userId === userId) && !filter.client)
    .sort((a, b) => b.at - a.at)
    .map(attemptRow)
}

function isWanted({ state, settled }: CallAttempt, result: JournalResult): boolean {
  if (result === 'any') return true
  if (result === 'did-not-happen') return state === 'did-not-happen' || settled === 'did-not-ring'
  if (result === 'unclear') return state === 'unclear' && settled === null
  return result === 'refused' && state === 'refused'
}
