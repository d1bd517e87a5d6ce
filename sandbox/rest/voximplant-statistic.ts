import * as v from 'valibot'
import { isStatisticField, type StatisticRecord } from '../portal/statistics'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { statisticFilter } from './statistic-filter'
import { inNoOrder, inOrderOf } from './statistic-order'

const PAGE = 50

const condition = v.union([text, v.array(text), v.null()])

/** Conditions nobody can read are left out, like those on fields that do not exist. PHP sends an empty filter as a list. */
const filter = v.pipe(
  v.fallback(v.record(v.string(), v.unknown()), {}),
  v.transform(all => Object.fromEntries(Object.entries(all).flatMap(([key, value]) => {
    const read = v.safeParse(condition, value)
    return read.success ? [[key, read.output] as const] : []
  })))
)

/** Names of parameters count in any case; their values do not. */
const StatisticSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform(params => ({ ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key.toUpperCase(), value])), start: params.start })),
  v.object({
    FILTER: v.optional(filter, {}),
    SORT: v.fallback(v.optional(text, ''), ''),
    ORDER: v.fallback(v.optional(text, ''), ''),
    start: v.fallback(v.optional(v.pipe(text, v.transform(Number)), 0), 0)
  })
)

/** Calls that have ended. A person with the right to see only their own gets only their own. */
export const statisticMethods: RestMethod[] = [
  defineMethod({
    name: 'voximplant.statistic.get',
    scope: ['telephony'],
    right: 'statistics',
    schema: StatisticSchema,
    run: ({ FILTER, SORT, ORDER, start }, { portal, person }) => {
      const column = ORDER === 'ASC' || ORDER === 'DESC' ? columnOf(SORT) : null
      const all = column === null ? inNoOrder(portal.statistics) : inOrderOf(portal.statistics, column)
      const mayAskFor = rowsFor(portal, person)
      const meets = statisticFilter(FILTER, portal.crm)
      const rows = all.filter(row => mayAskFor(row) && meets(row))
      if (column !== null && ORDER === 'DESC') {
        rows.reverse()
      }
      const from = Math.max(0, start)
      const result = rows.slice(from, from + PAGE).map(wireRow)
      if (start < 0) {
        // Counting is left out: the total is there all the same, and wrong.
        return { result, total: 0 }
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

/** Portals sort by every column; the type of call is one only under the column's own name. Null for what is no column's exact name. */
function columnOf(sort: string): keyof StatisticRecord | null {
  if (sort === 'INCOMING') {
    return 'CALL_TYPE'
  }
  return isStatisticField(sort) && sort !== 'CALL_TYPE' ? sort : null
}

/** The one value portals write as a number. */
function wireRow(row: StatisticRecord): Record<string, string | number | null> {
  return { ...row, RECORD_FILE_ID: row.RECORD_FILE_ID === null ? null : Number(row.RECORD_FILE_ID) }
}
