import { digitsSought, type CallQuery, type CallSort } from '@/core/telephony/callQuery'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/core/launch'
import { OUTCOME_KINDS, type OutcomeKind } from '@/core/telephony/callRecord'
import { codesOf } from './outcomeCodes'
import { STATISTIC } from '@/portal/methods'
import type { CallType } from '@/core/telephony/types'

export const TYPE_CODES: Readonly<Record<CallType, string>> = { callback: '4', infocall: '5' }

const FIELD_OF_SORT: Readonly<Record<CallSort, string>> = {
  id: 'ID', startedAt: 'CALL_START_DATE', duration: 'CALL_DURATION', cost: 'COST', number: 'PHONE_NUMBER', line: 'PORTAL_NUMBER',
  userId: 'PORTAL_USER_ID', outcome: 'CALL_FAILED_CODE'
}

/**
 * A filter of `voximplant.statistic.get`: several values of a field mean any of them. A field or an operator (`!`, `<`, `<=`, `>`, `>=`, `><`, `!><`,
 * `?`, `=`, `!=`, `%`, `!%`) that is not on the portal's list is dropped without a word, with its condition; `ORDER` and `SORT` have to be
 * in upper case.
 */
export type CallFilter = Record<string, string | string[]>

/**
 * The parameters of `voximplant.statistic.get` for a query.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html
 */
export function queryParams(query: CallQuery): { FILTER: CallFilter, SORT: string, ORDER: string, start: number } {
  const digits = digitsSought(query.number)
  return {
    FILTER: {
      CALL_TYPE: query.types.map(type => TYPE_CODES[type]),
      ...spanFilter(query.from, query.to),
      ...outcomeFilter(query.outcomes),
      ...(query.line ? { PORTAL_NUMBER: query.line } : {}),
      ...(query.userId ? { PORTAL_USER_ID: query.userId } : {}),
      ...(digits ? { '%PHONE_NUMBER': digits } : {}),
      ...(query.client ? clientFilter(query.client) : {})
    },
    SORT: FIELD_OF_SORT[query.sort],
    ORDER: query.descending ? 'DESC' : 'ASC',
    start: query.start
  }
}

/** Calls that began within a span of time; whole seconds, as the portal keeps them. */
export function spanFilter(from: number | null, to: number | null): CallFilter {
  return {
    ...(from === null ? {} : { '>=CALL_START_DATE': portalDate(Math.floor(from / 1000)) }),
    ...(to === null ? {} : { '<=CALL_START_DATE': portalDate(Math.ceil(to / 1000)) })
  }
}

const TYPE_NAMES: Readonly<Record<number, string>> = { [LEAD]: 'LEAD', [CONTACT]: 'CONTACT', [COMPANY]: 'COMPANY' }

/** A type no record has finds nothing, which is better than everything. */
const clientFilter = ({ entityTypeId, id }: CrmRecord): CallFilter => ({ CRM_ENTITY_TYPE: TYPE_NAMES[entityTypeId] ?? '-', CRM_ENTITY_ID: String(id) })

const portalDate = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+00:00`

/** An unknown outcome is every code but the known ones. */
function outcomeFilter(outcomes: readonly OutcomeKind[]): CallFilter {
  if (outcomes.length === 0) return {}
  if (!outcomes.includes('unknown')) return { CALL_FAILED_CODE: codesOf(outcomes) }
  const others = codesOf(OUTCOME_KINDS.filter(kind => !outcomes.includes(kind)))
  return others.length > 0 ? { '!CALL_FAILED_CODE': others } : {}
}

/** A read of the records as a command of a batch. @param start how many records come before this page; negative spares the portal counting */
export function statisticCommand(filter: CallFilter, order: 'ASC' | 'DESC', start: number): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(filter)) {
    if (Array.isArray(value)) value.forEach((one, index) => query.append(`FILTER[${key}][${index}]`, one))
    else query.append(`FILTER[${key}]`, value)
  }
  query.append('SORT', 'ID')
  query.append('ORDER', order)
  query.append('start', String(start))
  return `${STATISTIC}?${query.toString()}`
}
