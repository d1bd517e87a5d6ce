import type { CrmRecord } from './launch'
import type { CallRecord, OutcomeKind } from './statistic'
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
