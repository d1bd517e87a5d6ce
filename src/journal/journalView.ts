import * as v from 'valibot'
import { CALL_TYPES } from '@/core/telephony/types'
import { SORTS } from './columns'
import { EVERYTHING, NEWEST, PERIODS, RESULTS, type JournalFilter, type JournalOrder } from './rows'

/** What the journal shows, and in which order. */
export interface JournalView {
  filter: JournalFilter
  order: JournalOrder
}

/** More than this of a line's id nobody has written. */
const LONGEST_LINE = 100

const orNothing = <const Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullable(schema), null)
/** A day as a date field gives it, and one that is in the calendar: what is none cannot be shown. */
const day = v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{3}-\d{2}-\d{2}$/), v.check(written => !Number.isNaN(Date.parse(written)))), '')
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

const FilterSchema = v.object({
  period: v.fallback(v.picklist(PERIODS), EVERYTHING.period),
  from: day,
  to: day,
  type: orNothing(v.picklist(CALL_TYPES)),
  result: v.fallback(v.picklist(RESULTS), EVERYTHING.result),
  line: orNothing(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_LINE))),
  userId: orNothing(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/))),
  number: v.fallback(v.pipe(v.string(), v.regex(/^\d{0,20}$/)), ''),
  client: orNothing(v.object({ entityTypeId: id, id }))
})
const OrderSchema = v.object({ sort: v.picklist(SORTS), descending: v.boolean() })

/**
 * What an earlier visit or a link says. Each part counts by itself: what is nonsense is as if it had not been said, so that what a newer
 * version of the app calls by another name takes nothing else with it.
 */
export const JournalViewSchema = v.object({
  filter: v.fallback(FilterSchema, { ...EVERYTHING }),
  order: v.fallback(OrderSchema, { ...NEWEST })
})
