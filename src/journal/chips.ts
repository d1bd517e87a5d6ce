import { EVERYTHING, type JournalFilter } from './rows'

/** Parts of the filter that stand beside the search; a number stands in it. The order is the reader's. */
const PARTS = ['period', 'result', 'type', 'line', 'userId', 'client'] as const
export type Chip = typeof PARTS[number]

/** Filters that leave nothing out. */
const NOTHING_SET: Readonly<Record<Chip, unknown>> = { period: 'all', result: 'any', type: null, line: null, userId: null, client: null }

/**
 * What is set, each to be taken away by itself: with none of them every call is shown. The period a journal opens with is one of them,
 * for it leaves out what is older.
 */
export const chipsOf = (filter: JournalFilter): Chip[] => PARTS.filter(part => filter[part] !== NOTHING_SET[part])

/** The filter without one part of it. */
export function without(filter: JournalFilter, chip: Chip): JournalFilter {
  switch (chip) {
    case 'period': return { ...filter, period: 'all', from: EVERYTHING.from, to: EVERYTHING.to }
    case 'result': return { ...filter, result: 'any' }
    default: return { ...filter, [chip]: null }
  }
}
