import { EVERYTHING, type JournalFilter } from './rows'

/** What one wants to see most often, each one click away. */
export const PRESETS = ['today', 'thisWeek', 'notAnswered', 'unclear', 'mine'] as const
export type Preset = typeof PRESETS[number]

/** The filter a preset stands for: of everything else it says nothing. @param userId whose calls are "mine" */
export function filterOf(preset: Preset, userId: string): JournalFilter {
  switch (preset) {
    case 'today':
    case 'thisWeek': return { ...EVERYTHING, period: preset }
    case 'notAnswered':
    case 'unclear': return { ...EVERYTHING, result: preset }
    case 'mine': return { ...EVERYTHING, userId }
  }
}

/** The preset that shows the same as a filter. */
export const presetOf = (filter: JournalFilter, userId: string): Preset | null => PRESETS.find(preset => isSame(filter, filterOf(preset, userId))) ?? null

/** Whether two filters show the same. */
export function isSame(one: JournalFilter, other: JournalFilter): boolean {
  const written = (filter: JournalFilter) => {
    const { from, to, client, ...rest } = { ...EVERYTHING, ...filter }
    return JSON.stringify([rest, filter.period === 'custom' && [from, to], client && [client.entityTypeId, client.id]])
  }
  return written(one) === written(other)
}
