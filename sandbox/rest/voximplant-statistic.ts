import * as v from 'valibot'
import { isStatisticField, type StatisticRecord } from '../portal/statistics'
import { defineMethod, text, type RestMethod } from './method'
import { matchesFilter } from './filter'

const PAGE = 50

const condition = v.union([text, v.array(text), v.null()])

const StatisticSchema = v.optional(v.object({
  // PHP sends an empty filter as a list.
  FILTER: v.optional(v.union([v.record(v.string(), condition), v.array(v.never())]), {}),
  SORT: v.optional(text, 'ID'),
  ORDER: v.optional(text, 'ASC'),
  start: v.optional(v.pipe(text, v.transform(Number)), 0)
}), {})

/** Calls that have ended. A person with the right to see only their own gets only their own. */
export const statisticMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.statistic.get',
    scope: ['telephony'],
    right: 'statistics',
    schema: StatisticSchema,
    run: ({ FILTER, SORT, ORDER, start }, { portal, person }) => {
      const field = isStatisticField(SORT) ? SORT : 'ID'
      const direction = ORDER.toUpperCase() === 'DESC' ? -1 : 1
      const rows = portal.statistics
        .filter(row => person.rights.statistics === 'all' || row.PORTAL_USER_ID === String(person.id))
        .filter(row => matchesFilter(row, Array.isArray(FILTER) ? {} : FILTER))
        .sort((a, b) => direction * compare(a, b, field))
      const from = Math.max(0, start)
      const result = rows.slice(from, from + PAGE)
      if (start < 0) {
        return { result }
      }
      const next = from + PAGE
      return { result, total: rows.length, ...(next < rows.length ? { next } : {}) }
    }
  })
]

function compare(a: StatisticRecord, b: StatisticRecord, field: keyof StatisticRecord): number {
  return (a[field] ?? '').localeCompare(b[field] ?? '', 'en', { numeric: true })
}
