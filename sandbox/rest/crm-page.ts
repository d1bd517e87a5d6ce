import * as v from 'valibot'
import { text } from './method'

const PAGE = 50

/** A record as the older lists of the CRM write it. */
export type Row = Record<string, string | null>

/** PHP sends an empty map as a list. */
export const map = <Value extends v.GenericSchema>(value: Value) =>
  v.optional(v.union([v.record(v.string(), value), v.pipe(v.array(v.never()), v.transform(() => ({})))]), {})

/** What such lists take beside a filter. */
export const listParams = {
  select: v.optional(v.array(text), []),
  order: map(text),
  start: v.optional(v.pipe(text, v.transform(Number)), 0)
}

/** One page of rows in the order of one field. A negative start spares counting. */
export function pageOf(rows: readonly Row[], { select, order, start }: { select: readonly string[], order: Record<string, string>, start: number }) {
  const [field = 'ID', direction = 'ASC'] = Object.entries(order)[0] ?? []
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1
  const sorted = rows.toSorted((a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '', 'en', { numeric: true }))
  const from = Math.max(0, start)
  const pick = (row: Row): Row => select.length === 0 || select.includes('*')
    ? row
    : Object.fromEntries(Object.entries(row).filter(([key]) => select.includes(key)))
  const result = sorted.slice(from, from + PAGE).map(pick)
  if (start < 0) {
    return { result }
  }
  const next = from + PAGE
  return { result, total: rows.length, ...(next < rows.length ? { next } : {}) }
}
