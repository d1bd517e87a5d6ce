import type { CallRecord } from '@/core/telephony/callRecord'
import { count, noCalls, startOfDay, type CallShare } from './journalCharts'

/**
 * Whose calls they are: a person's, or nobody's. Portals record voice messages for nobody, whoever sent them, and so they are told apart
 * from calls that have no employee for another reason.
 */
type TeamOwner = { kind: 'person', userId: string } | { kind: 'messages' | 'nobody' }

/** The calls of one of them. */
export interface TeamRow extends CallShare {
  owner: TeamOwner
  /** Of the owner, for lists. */
  key: string
  /** Seconds on the phone. */
  duration: number
  records: CallRecord[]
}

/** What the rows can be put in order by. */
export type TeamSort = 'name' | 'calls' | 'answered' | 'share' | 'duration'

function ownerOf({ userId, type }: CallRecord): TeamOwner {
  if (userId !== null) return { kind: 'person', userId }
  return { kind: type === 'infocall' ? 'messages' : 'nobody' }
}

const keyOf = (owner: TeamOwner): string => owner.kind === 'person' ? `person ${owner.userId}` : owner.kind

/** A row for everybody who has calls. Every record is in one row: their sum is what was read. */
export function teamOf(records: readonly CallRecord[]): TeamRow[] {
  const rows = new Map<string, TeamRow>()
  for (const record of records) {
    const owner = ownerOf(record)
    const key = keyOf(owner)
    const row = rows.get(key) ?? { owner, key, duration: 0, records: [], ...noCalls() }
    count(row, record)
    row.duration += record.duration
    row.records.push(record)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** The rows in order; what is nobody's comes last, in any order. @param nameOf how a row is called */
export function inTeamOrder(rows: readonly TeamRow[], sort: TeamSort, descending: boolean, nameOf: (row: TeamRow) => string): TeamRow[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true })
  const value = (row: TeamRow): number => sort === 'name' ? 0 : sort === 'share' ? row.answered / row.calls : row[sort]
  const sign = descending ? -1 : 1
  const ahead = ({ owner }: TeamRow): number => owner.kind === 'person' ? 0 : owner.kind === 'messages' ? 1 : 2
  return [...rows].sort((a, b) => ahead(a) - ahead(b)
    || sign * (sort === 'name' ? compare(nameOf(a), nameOf(b)) : value(a) - value(b))
    || compare(nameOf(a), nameOf(b)))
}

/** The calls of a row on each day that had some, the earliest first; days are those of the browser's time zone. */
export function daysOf({ records }: TeamRow): (CallShare & { day: number, duration: number })[] {
  const days = new Map<number, CallShare & { day: number, duration: number }>()
  for (const record of records) {
    const day = startOfDay(record.startedAt)
    const one = days.get(day) ?? { day, duration: 0, ...noCalls() }
    count(one, record)
    one.duration += record.duration
    days.set(day, one)
  }
  return [...days.values()].sort((a, b) => a.day - b.day)
}
