import type { CrmRecord } from '@/core/launch'
import { digitsIn } from '@/core/phone/digits'
import type { CallRecord, OutcomeKind } from './callRecord'
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
