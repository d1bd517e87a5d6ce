import { digitsSought, type CallQuery } from '@/core/telephony/callQuery'
import type { CallRecord } from '@/core/telephony/callRecord'
import { lineKey } from '@/core/telephony/line'
import { digitsIn } from '@/core/phone/digits'
import { isKnownCode } from './outcomeCodes'

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
