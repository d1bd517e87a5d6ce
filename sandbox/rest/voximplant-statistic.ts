import * as v from 'valibot'
import { isStatisticField, type StatisticRecord } from '../portal/statistics'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { filterOf } from './filter'
import { inOrderOf } from './statistic-order'

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
      const ascending = inOrderOf(portal.statistics, isSortable(SORT) ? SORT : 'ID')
      const mayAskFor = rowsFor(portal, person)
      const meets = filterOf(Array.isArray(FILTER) ? {} : FILTER)
      const rows = ascending.filter(row => mayAskFor(row) && meets(row))
      if (ORDER.toUpperCase() === 'DESC') {
        rows.reverse()
      }
      const from = Math.max(0, start)
      const result = rows.slice(from, from + PAGE).map(wireRow)
      if (start < 0) {
        return { result }
      }
      const next = from + PAGE
      return { result, total: rows.length, ...(next < rows.length ? { next } : {}) }
    }
  })
]

/** Whose rows a person may see. Rows without an owner are nobody's, and for those only who may see any. */
function rowsFor({ people }: RestContext['portal'], { id, department, rights }: RestContext['person']): (row: StatisticRecord) => boolean {
  if (rights.statistics === 'any') {
    return () => true
  }
  const colleagues = rights.statistics === 'department' ? Object.values(people).filter(one => one.department === department) : []
  const seen = new Set([id, ...colleagues.map(one => one.id)].map(String))
  return ({ PORTAL_USER_ID }) => PORTAL_USER_ID !== null && seen.has(PORTAL_USER_ID)
}

/** Portals sort by every column but the type of call. */
function isSortable(field: string): field is keyof StatisticRecord {
  return isStatisticField(field) && field !== 'CALL_TYPE'
}

/** The one value portals write as a number. */
function wireRow(row: StatisticRecord): Record<string, string | number | null> {
  return { ...row, RECORD_FILE_ID: row.RECORD_FILE_ID === null ? null : Number(row.RECORD_FILE_ID) }
}
