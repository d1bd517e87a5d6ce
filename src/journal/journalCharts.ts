import type { CallRecord, OutcomeKind } from '@/core/telephony/callRecord'

/** Results that have a colour of their own; what is left is rare, and listed one by one in the chart by result. */
export const SERIES = ['answered', 'missed', 'busy', 'declined', 'others'] as const
export type Series = typeof SERIES[number]

/** Calls that belong together: of a day, an hour, a line, an employee. */
export interface CallShare {
  calls: number
  answered: number
  of: Record<Series, number>
}

/** Calls of a day, a week or a month. */
interface TimeBucket extends CallShare {
  /** When it begins in the browser's time zone, milliseconds since 1970. */
  start: number
}

export interface CallsOverTime {
  unit: 'day' | 'week' | 'month'
  buckets: TimeBucket[]
}

export interface CallSummary {
  calls: number
  answered: number
  /** Seconds. */
  duration: number
  costs: { currency: string, amount: number }[]
}

/** More bars than this are too thin to be told apart. */
const MOST = { day: 45, week: 60 }
const DAY = 24 * 60 * 60 * 1000
/** A record dated ages ago must not make thousands of empty months. */
const MOST_MONTHS = 240

const isAnswered = ({ outcome }: CallRecord) => outcome === 'answered'
export const seriesOf = (outcome: OutcomeKind): Series => SERIES.find(one => one === outcome) ?? 'others'

/** No calls yet. */
export const noCalls = (): CallShare => ({ calls: 0, answered: 0, of: { answered: 0, missed: 0, busy: 0, declined: 0, others: 0 } })

/** Counts a call among others. */
export function count(share: CallShare, record: CallRecord): void {
  share.calls += 1
  if (isAnswered(record)) share.answered += 1
  share.of[seriesOf(record.outcome)] += 1
}

/** Calls by day and result, by week or month where there are too many days. Days without calls are there too. */
export function callsOverTime(records: readonly CallRecord[]): CallsOverTime {
  const times = records.map(({ startedAt }) => startedAt)
  const [first, last] = [least(times), -least(times.map(time => -time))]
  if (records.length === 0) return { unit: 'day', buckets: [] }
  const days = Math.round((startOf(last, 'day', 0) - startOf(first, 'day', 0)) / DAY) + 1
  const unit = days <= MOST.day ? 'day' : days <= MOST.week * 7 ? 'week' : 'month'
  const buckets = new Map<number, TimeBucket>()
  for (let step = 0; step < MOST_MONTHS; step++) {
    const start = startOf(first, unit, step)
    if (start > last) break
    buckets.set(start, { start, ...noCalls() })
  }
  for (const record of records) {
    const start = startOf(record.startedAt, unit, 0)
    const bucket = buckets.get(start) ?? { start, ...noCalls() }
    count(bucket, record)
    buckets.set(start, bucket)
  }
  return { unit, buckets: [...buckets.values()].sort((a, b) => a.start - b.start) }
}

/** Not `Math.min`: so many arguments are too many. */
const least = (values: readonly number[]): number => values.reduce((low, value) => value < low ? value : low, Infinity)

/** When the day of a moment begins in the browser's time zone. */
export const startOfDay = (at: number): number => startOf(at, 'day', 0)

/** When the day, week (Monday) or month of a moment begins, some of them later; by the calendar, for clocks are changed. */
function startOf(at: number, unit: CallsOverTime['unit'], later: number): number {
  const date = new Date(at)
  if (unit === 'month') return new Date(date.getFullYear(), date.getMonth() + later, 1).getTime()
  const back = unit === 'week' ? (date.getDay() + 6) % 7 : 0
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - back + later * (unit === 'week' ? 7 : 1)).getTime()
}

/** Calls by the hour of the day they began in, 0 to 23, in the browser's time zone. */
export function callsByHour(records: readonly CallRecord[]): CallShare[] {
  const hours = Array.from({ length: 24 }, noCalls)
  for (const record of records) {
    const hour = hours[new Date(record.startedAt).getHours()]
    if (hour) count(hour, record)
  }
  return hours
}

/** Calls by line, the busiest first. @param most how many lines */
export function busiestLines(records: readonly CallRecord[], most: number): (CallShare & { line: string })[] {
  const lines = new Map<string, CallShare & { line: string }>()
  for (const record of records) {
    const line = lines.get(record.line) ?? { line: record.line, ...noCalls() }
    count(line, record)
    lines.set(record.line, line)
  }
  return [...lines.values()].sort((a, b) => b.calls - a.calls || a.line.localeCompare(b.line)).slice(0, most)
}

/** Every result there is, the most frequent first. */
export function callsByResult(records: readonly CallRecord[]): { outcome: OutcomeKind, calls: number }[] {
  const results = new Map<OutcomeKind, number>()
  for (const { outcome } of records) results.set(outcome, (results.get(outcome) ?? 0) + 1)
  return [...results].map(([outcome, calls]) => ({ outcome, calls })).sort((a, b) => b.calls - a.calls || a.outcome.localeCompare(b.outcome))
}

/** All calls together. */
export function summaryOf(records: readonly CallRecord[]): CallSummary {
  const costs = new Map<string, number>()
  for (const { cost } of records) if (cost) costs.set(cost.currency, (costs.get(cost.currency) ?? 0) + cost.amount)
  return {
    calls: records.length,
    answered: records.filter(isAnswered).length,
    duration: records.reduce((sum, { duration }) => sum + duration, 0),
    costs: [...costs].map(([currency, amount]) => ({ currency, amount })).sort((a, b) => a.currency.localeCompare(b.currency))
  }
}

/**
 * What stands on an axis of counts: whole and round numbers from nothing up to the first that is not below the largest value.
 * @param most the largest value
 * @param steps at most so many above nothing
 */
export function axisTicks(most: number, steps: number): number[] {
  const rough = Math.max(1, most) / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough) ?? rough)
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step)
}
