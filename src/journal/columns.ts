import type { CallSort } from '@/core/telephony/callQuery'

/** The columns of the journal; the portal cannot sort by type. Headings live in the locales under `journal.columns`. */
export const COLUMNS = [
  { id: 'startedAt', sort: 'startedAt' },
  { id: 'type', sort: null },
  { id: 'number', sort: 'number' },
  { id: 'result', sort: 'outcome' },
  { id: 'duration', sort: 'duration' },
  { id: 'cost', sort: 'cost' },
  { id: 'line', sort: 'line' },
  { id: 'employee', sort: 'userId' }
] as const satisfies readonly { id: string, sort: CallSort | null }[]

/** Room for the columns side by side. Only there do their headings sort; elsewhere a list does. */
export const WIDE_SCREEN = '(min-width: 1200px)'

/** Header and rows side by side, the last column for what can be done. */
export const WIDE_GRID = 'grid grid-cols-[8rem_7rem_minmax(8rem,1fr)_9rem_6.5rem_5rem_7rem_6.5rem_8.5rem] items-center gap-x-2 px-3'
