import type { CrmRecord } from '@/core/launch'
import { lineKey } from './line'
import { digitsIn } from '@/core/phone/digits'
import { isKnownCode, type CallRecord, type OutcomeKind } from './statistic'
import type { CallType } from './types'

/** Which calls a page of the journal shows, and in which order. */
export interface CallQuery {
  /** Portal's clock, milliseconds since 1970, both ends included; null leaves an end open. */
  from: number | null
  to: number | null
  types: readonly CallType[]
  /** Empty: any. */
  outcomes: readonly OutcomeKind[]
  line: string | null
  userId: string | null
  /** Part of a number, in any form. */
  number: string | null
  /** Calls of this person or company only. */
  client?: CrmRecord | null
  sort: CallSort
  descending: boolean
  /** How many calls come before this page. */
  start: number
}

/** What the portal can sort by; it cannot by type. */
export type CallSort = Extract<keyof CallRecord, 'id' | 'startedAt' | 'duration' | 'cost' | 'number' | 'line' | 'userId' | 'outcome'>

/** Digits that a number's record must hold, without the zeros that stand before an area or a country. */
export const digitsSought = (number: string | null | undefined): string => digitsIn(number ?? '').replace(/^0+/, '')

/** What every way to write a number has in common: portals keep it with and without country code and leading zero. @param key its comparison key */
export function endOfNumber(key: string): string {
  const digits = digitsIn(key)
  return key.startsWith('+') ? digits.slice(-7) : digits
}

/**
 * Whether a record is one of those a query asks for. Portals drop a condition they do not understand without a word, and answer as
 * if it had not been there: nothing that was read is believed to fit before it has been looked at.
 * Times are compared by the second, as portals keep them.
 */
export function fits(record: CallRecord, query: Partial<CallQuery>): boolean {
  const { from = null, to = null, types = [], outcomes = [], line = null, userId = null, client = null } = query
  return (from === null || record.startedAt >= Math.floor(from / 1000) * 1000)
    && (to === null || record.startedAt <= Math.ceil(to / 1000) * 1000)
    && (types.length === 0 || types.some(type => type === record.type))
    && (outcomes.length === 0 || outcomes.includes(record.outcome) || (outcomes.includes('unknown') && !isKnownCode(record.code)))
    && (line === null || lineKey(line) === lineKey(record.line))
    && (userId === null || userId === record.userId)
    && digitsIn(record.number).includes(digitsSought(query.number))
    && (client === null || (client.id === record.client?.id && client.entityTypeId === record.client.entityTypeId))
}
