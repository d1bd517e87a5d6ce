/** What a key press says, as far as it matters here. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing' | 'defaultPrevented'>

/** Elements in which keys write something, or choose among what is shown. */
const TYPED_IN = 'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"]'
/** What takes the keys for itself while it is open. */
const OPEN = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], dialog[open]'

/**
 * The key of the desk that was pressed, or null for none: a letter in lower case, a digit or `?`. Keyboards of other scripts write other letters with
 * the same keys (a Russian `т` is `n`), and French ones digits with Shift only.
 */
export function deskKey({ key, code, ctrlKey, altKey, metaKey, shiftKey, repeat, isComposing, defaultPrevented }: KeyPress): string | null {
  if (ctrlKey || altKey || metaKey || repeat || isComposing || defaultPrevented) return null
  if (key === '?' || key === '؟') return '?'
  if (/^[0-9]$/.test(key)) return key
  if (shiftKey) return null
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? null
}

/** Whether keys belong to what somebody is doing: typing, choosing from a list, answering a question. */
export function isBusy(target: EventTarget | null): boolean {
  return (target instanceof Element && target.closest(TYPED_IN) !== null) || document.querySelector(OPEN) !== null
}
