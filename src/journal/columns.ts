import type { CallSort } from '@/core/telephony/callQuery'

/** What a column's head, or a list in its place, can sort by. */
export const SORTS = ['startedAt', 'number', 'outcome', 'duration', 'line', 'userId', 'cost'] as const satisfies readonly CallSort[]
export type JournalSort = typeof SORTS[number]

/** The columns of the journal; the portal cannot sort by client or type. Headings live in the locales under `journal.columns`. */
export const COLUMNS = [
  { id: 'startedAt', sort: 'startedAt' },
  { id: 'client', sort: null },
  { id: 'number', sort: 'number' },
  { id: 'type', sort: null },
  { id: 'result', sort: 'outcome' },
  { id: 'duration', sort: 'duration' },
  { id: 'line', sort: 'line' },
  { id: 'employee', sort: 'userId' },
  { id: 'cost', sort: 'cost' }
] as const satisfies readonly { id: string, sort: JournalSort | null }[]
export type ColumnId = typeof COLUMNS[number]['id']

/** A column's place, as `aria-colindex` counts. */
export const placeOfColumn = (id: ColumnId): number => COLUMNS.findIndex(column => column.id === id) + 1
/** After all of them, what can be done. */
export const ACTIONS_PLACE = COLUMNS.length + 1

/**
 * Header and rows side by side. What can be done lies over the end of the row the mouse or keyboard is at; under a finger, which
 * rests on nothing, it has room of its own.
 */
export const WIDE_GRID = 'grid grid-cols-[6.75rem_minmax(4.5rem,1.4fr)_7.25rem_minmax(3.25rem,0.8fr)_minmax(5.5rem,1.4fr)_5.25rem_minmax(3.25rem,0.85fr)_minmax(4rem,1fr)_3.25rem] items-center gap-x-2 px-3 lg:gap-x-4 pointer-coarse:pe-40'
