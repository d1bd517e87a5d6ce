import type { Series } from './journalCharts'

/**
 * What a result is drawn with: a colour with at least 3:1 to the ground, in the light and in the dark, and a pattern, for whoever does not
 * tell the colours apart. Green is the colour of the button that calls, and of nothing else.
 */
export const LOOKS: Readonly<Record<Series, string>> = {
  answered: 'bg-(--ui-color-accent-main-primary)',
  missed: 'bg-[#a85a00] dark:bg-[#e6a04a] bg-[repeating-linear-gradient(45deg,transparent_0_4px,var(--ui-color-bg-content-primary)_4px_5px)]',
  busy: 'bg-[#7a4fc0] dark:bg-[#b79af0] bg-[radial-gradient(circle,var(--ui-color-bg-content-primary)_1px,transparent_1.2px)] bg-size-[5px_5px]',
  declined: 'bg-(--ui-color-accent-main-alert) bg-[repeating-linear-gradient(-45deg,transparent_0_4px,var(--ui-color-bg-content-primary)_4px_5px)]',
  others: 'bg-(--ui-color-base-3) bg-[repeating-linear-gradient(0deg,transparent_0_3px,var(--ui-color-bg-content-primary)_3px_4px)]'
}
