/** The longest language, the shortest, and the one that is written from right to left; `tests/scripts/access.test.ts` holds us to it. */
export const PICTURED_LANGUAGES = ['de', 'zh-CN', 'ar'] as const

/**
 * States that are compared with stored pictures: of each screen the one with most on it, several where it can look really different.
 * The names are those of the walks.
 */
export const PICTURED_STATES: readonly string[] = [
  'no line',
  'failed, with details',
  'form of a voice message',
  'number of a client',
  'question: called a moment ago',
  'not clear',
  'to-do in the past, a note not clear',
  'settings being changed',
  'installer, a step has failed',
  'journal with charts',
  'note from the journal'
]

/** A phone, and a window on a desk. */
export const PICTURED_WIDTHS = [375, 1280] as const

/** Where a picture is stored under `tests/e2e/pictures`: its folder and its name. */
export function pictureOf(tag: string, state: string, width: number): [folder: string, file: string] {
  return [tag, `${state.replace(/\W+/g, '-')}-${width}.webp`]
}
