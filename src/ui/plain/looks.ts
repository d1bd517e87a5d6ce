/**
 * Classes of the kit's parts, as its themes put them together for what the call screen shows. The kit's own components compute them
 * anew for every part on every visit, which costs a slow computer more than the rest of the start (docs/speed.md).
 * `tests/component/plain.test.ts` compares each with the kit that is installed.
 */

export const FONT = 'font-[family-name:var(--ui-font-family-primary)]'
const REGULAR = `${FONT} font-(--ui-font-weight-regular)`

export const BUTTON = {
  base: `ui-btn ${FONT} select-none cursor-pointer inline-flex items-center relative outline-transparent focus-visible:outline-2 focus-visible:outline-offset-2 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed disabled:opacity-30 aria-disabled:opacity-30 transition duration-0 ease-linear border-(length:--ui-btn-border-width) text-(--ui-btn-color) bg-(--ui-btn-background) border-(--ui-btn-border-color) hover:text-(--ui-btn-color-hover) hover:bg-(--ui-btn-background-hover) hover:border-(--ui-btn-border-color-hover) focus:text-(--ui-btn-color-hover) focus:bg-(--ui-btn-background-hover) focus:border-(--ui-btn-border-color-hover) active:text-(--ui-btn-color-active) active:bg-(--ui-btn-background-active) active:border-(--ui-btn-border-color-active) disabled:bg-(--ui-btn-background) disabled:border-(--ui-btn-border-color) aria-disabled:bg-(--ui-btn-background) aria-disabled:border-(--ui-btn-border-color) focus-visible:outline-(--ui-btn-background) ring-(--ui-btn-background-hover) focus:outline-none focus-visible:ring-(--ui-btn-background-hover) h-auto min-h-(--ui-btn-height) max-w-full text-(length:--ui-btn-font-size) leading-(--ui-btn-height) font-(--ui-btn-font-weight) rounded-(--ui-btn-radius) normal-case --air`,
  color: {
    'air-primary': '--style-filled',
    'air-primary-success': '--style-filled-success',
    'air-primary-alert': '--style-filled-alert',
    'air-secondary': '--style-tinted',
    'air-secondary-no-accent': '--style-outline-no-accent',
    'air-tertiary': '--style-plain',
    'air-tertiary-no-accent': '--style-plain-no-accent'
  },
  size: { xs: 'ui-btn-xs', sm: 'ui-btn-sm', md: 'ui-btn-md', lg: 'ui-btn-lg' },
  square: 'w-(--ui-btn-height)',
  line: 'w-full inline-flex items-center justify-center gap-(--ui-btn-icon-space) h-auto min-h-(--ui-btn-height)',
  padding: {
    label: 'ps-(--ui-btn-padding-left) pe-(--ui-btn-padding-right)',
    iconAndLabel: 'ps-[calc(var(--ui-btn-padding-left)_-_var(--ui-btn-icon-compensation))] pe-(--ui-btn-padding-right)',
    icon: 'ps-[4px] pe-[4px]'
  },
  icon: 'text-(--ui-btn-color) shrink-0 size-(--ui-btn-icon-size)',
  label: 'h-auto min-h-(--ui-btn-height) max-w-full inline-flex flex-row items-center tracking-(--ui-btn-letter-spacing) overflow-visible text-clip',
  words: 'truncate overflow-visible whitespace-normal leading-tight text-start inline-block max-w-full mt-(--ui-btn-title-compensation)'
} as const

export const FIELD = {
  root: 'font-[family-name:var(--ui-font-family-system)] font-(--ui-font-weight-regular) text-(length:--ui-font-size-sm)',
  head: 'leading-(--ui-font-line-height-reset) mb-[10px]',
  headLine: 'flex content-center items-center justify-between gap-1',
  label: 'block text-label',
  hint: 'text-description',
  box: 'isolate relative inline-flex items-center w-full',
  help: 'leading-(--ui-font-line-height-2xs) text-description not-italic mt-[6px]',
  error: 'text-(--ui-color-accent-main-alert) mt-[4px]',
  errorLine: 'flex flex-row flex-nowrap items-center gap-0.5',
  errorIcon: 'size-4.5 mt-[2px]'
} as const

const TYPED = `px-3 w-full border-0 focus:outline-none disabled:cursor-not-allowed disabled:pointer-events-auto disabled:select-none disabled:resize-none appearance-none transition-colors duration-300 ease-linear text-(--ui-color-base-1) style-blurred-bg-input placeholder:text-(--ui-color-design-plain-na-content-secondary) hover:text-(--ui-color-base-1) focus:text-(--ui-color-base-1) active:text-(--ui-color-base-1) ${REGULAR} align-middle rounded-(--ui-border-radius-sm) ring ring-inset focus-visible:ring-1 focus-visible:ring-inset focus-visible:ring-(--b24ui-border-color)`
const LINE = 'py-0 h-[34px] gap-1.5 text-(length:--ui-font-size-lg)/[normal] md:text-(length:--ui-font-size-lg)/[normal]'

/** Fields to type in; together with one of `EDGE`. */
export const TYPED_IN = {
  line: `${TYPED} ${LINE} disabled:opacity-30 text-ellipsis whitespace-nowrap`,
  lines: `${TYPED} disabled:opacity-30 pt-[7px] pb-2 text-(length:--ui-font-size-lg)/(--ui-font-line-height-2xs) resize-none`,
  // A line that cannot be changed must be read all the same.
  list: `${TYPED} ${LINE} disabled:opacity-100! pe-[34px] data-[state=open]:ring-1 data-[state=open]:ring-inset data-[state=open]:ring-(--b24ui-border-color)`
} as const

/** The edge of a field to type in. */
export const EDGE = {
  fine: 'style-filled ring-(--ui-color-design-outline-stroke) hover:not-disabled:not-data-disabled:ring-1 hover:not-disabled:not-data-disabled:ring-inset hover:not-disabled:not-data-disabled:ring-(--b24ui-border-color)',
  wrong: 'style-filled-alert ring-(--b24ui-border-color) hover:ring-1 hover:ring-inset hover:ring-(--b24ui-border-color)'
} as const

export const LIST = {
  opener: 'group absolute inset-y-0 end-0 flex items-center disabled:cursor-not-allowed disabled:opacity-30 focus:outline-none px-2',
  openerIcon: 'shrink-0 text-(--b24ui-icon-color) size-4.5'
} as const

/** A choice between few, in one line. The kit has none that is a group of radio buttons: its tabs are tabs, its radio group shows dots. `radio` is what is clicked. */
export const SEGMENTS = {
  root: 'flex h-[34px] gap-0.5 rounded-(--ui-border-radius-md) bg-(--ui-color-base-black-fixed)/6 p-0.5 dark:bg-(--ui-color-base-white-fixed)/10',
  item: `${REGULAR} relative flex min-w-0 flex-1 items-center justify-center rounded-(--ui-border-radius-sm) px-1.5 text-center text-(length:--ui-font-size-md) leading-tight text-(--ui-color-base-3)`,
  radio: 'absolute inset-0 size-full cursor-pointer appearance-none rounded-(--ui-border-radius-sm) focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-(--ui-color-accent-main-primary)',
  chosen: 'bg-(--ui-color-bg-content-primary) font-semibold! text-(--ui-color-base-1)! ring ring-inset ring-(--ui-color-design-outline-stroke)'
} as const

export const NOTICE = {
  root: 'relative overflow-hidden w-full flex bg-(--b24ui-background) border-(--b24ui-border-color) border-(length:--b24ui-border-width) rounded-(--ui-border-radius-md) style-outline-no-accent py-md ps-md pe-xs gap-2.5 items-start',
  icon: 'shrink-0 size-6',
  words: `min-w-0 flex-1 flex flex-col ${FONT}`,
  title: 'font-(--ui-font-weight-bold) text-(length:--ui-font-size-md)/(--ui-font-line-height-reset)',
  text: 'text-(length:--ui-font-size-md)/(--ui-font-line-height-3xs) mt-1'
} as const
