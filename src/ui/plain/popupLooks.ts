import { FONT } from './looks'

/** The same of the popup of lists, which comes after the form. */
export const POPUP = {
  content: `base-mode flex flex-col bg-(--ui-color-bg-content-primary) shadow-(--popup-window-box-shadow) rounded-(--ui-border-radius-xl) ${FONT} isolate px-0 py-(--menu-popup-padding) pointer-events-auto`,
  viewport: 'relative scroll-py-1 flex-1 overflow-x-hidden overflow-y-auto scrollbar-thin w-full',
  item: 'w-full ps-4.5 pe-12 flex flex-col justify-center select-none outline-none cursor-pointer text-start text-(length:--ui-font-size-md) text-label hover:text-label hover:bg-(--ui-color-base-black-fixed)/3 dark:hover:bg-(--ui-color-base-black-fixed) active:bg-(--ui-color-base-black-fixed)/6 dark:active:bg-(--ui-color-base-black-fixed) data-highlighted:not-active:bg-(--ui-color-base-black-fixed)/3 dark:data-highlighted:not-active:bg-(--ui-color-base-black-fixed) transition-colors',
  itemLabel: 'line-clamp-2 leading-tight ms-[2px] rtl:text-right rtl:[unicode-bidi:plaintext]',
  itemDescription: 'truncate ms-[2px] rtl:text-right rtl:[unicode-bidi:plaintext] text-description text-(length:--ui-font-size-sm)',
  itemMark: 'absolute inset-y-0 end-4 my-auto size-[24px] text-(--ui-color-accent-main-primary)',
  heading: 'w-full px-4.5 flex flex-row rtl:flex-row-reverse items-center select-none outline-none whitespace-nowrap text-start text-(length:--ui-size-sm) text-legend font-(--ui-font-weight-normal) after:ms-[10px] after:block after:flex-1 after:min-w-[15px] after:h-px after:bg-(--ui-color-divider-vibrant-default)',
  empty: 'h-(--popup-window-delimiter-section-height) py-2 select-none outline-none whitespace-nowrap text-center text-(length:--ui-size-sm)/(--ui-font-line-height-lg) text-legend font-(--ui-font-weight-normal)'
} as const
