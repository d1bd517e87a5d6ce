import type { CallAttempt } from '@/calls/attempts/attempt'
import { recordedNumber } from '@/core/phone/recordedNumber'
import type { CallRecord } from '@/core/telephony/callRecord'
import { lineKind } from '@/core/telephony/line'

/** A row of a list of calls: a record, a click, or a click with the record of the call it started. */
export interface CallRow {
  key: string
  record: CallRecord | null
  attempt: CallAttempt | null
  /** The portal most likely made the call by itself, because an earlier one was missed. */
  again: boolean
}

/**
 * A record's row, with the click that started the call where it was this user's own, here.
 * @param redials ids of records of calls that the portal most likely made by itself
 */
export function recordRow(record: CallRecord, attemptOf: ReadonlyMap<string, CallAttempt>, redials: ReadonlySet<number>): CallRow {
  return { key: `record ${record.id}`, record, attempt: (record.callId && attemptOf.get(record.callId)) || null, again: redials.has(record.id) }
}

/** A click's row. */
export const attemptRow = (attempt: CallAttempt): CallRow => ({ key: `attempt ${attempt.id}`, record: null, attempt, again: false })

/** Clicks by the id of the call they started. */
export function attemptsByCall(attempts: readonly CallAttempt[]): Map<string, CallAttempt> {
  return new Map(attempts.flatMap(attempt => attempt.callId ? [[attempt.callId, attempt] satisfies [string, CallAttempt]] : []))
}

/** The number of a row as it can be dialled again. */
export function numberOf({ record, attempt }: Pick<CallRow, 'record' | 'attempt'>): string {
  if (attempt) return attempt.number
  return record ? recordedNumber(record.number, lineKind(record.line)) : ''
}
