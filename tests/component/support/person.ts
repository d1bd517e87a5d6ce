import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'
import { all, field, get } from './screen'

/** What a person does with mouse and keyboard. */

export async function click(element: Element): Promise<void> {
  // An event of its own: `click()` does nothing for what is not an HTML element, an icon for instance.
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  await flushPromises()
}

export async function type(name: string, text: string): Promise<void> {
  const into = field(name)
  into.focus()
  into.value = text
  into.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

/** Presses a key, with what browsers do by themselves: Enter clicks a button, and submits a form that has a submit button. */
export async function press(element: Element, key: string, how: KeyboardEventInit = {}): Promise<void> {
  // Vue takes no event of the very millisecond in which its handler was added, as stopped clocks have it.
  vi.advanceTimersByTime(1)
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how })
  if (element.dispatchEvent(event) && key === 'Enter') {
    if (element instanceof HTMLButtonElement) element.click()
    else if (element instanceof HTMLInputElement) element.form?.querySelector<HTMLButtonElement>('button:not([type="button"])')?.click()
  }
  await flushPromises()
}

/** Opens a list of choices and says what stands in it. */
export async function open(name: string): Promise<string[]> {
  // Vue takes no event of the very millisecond in which its handler was added, as stopped clocks have it.
  vi.advanceTimersByTime(1)
  await click(field(name))
  await vi.dynamicImportSettled()
  await pass(200)
  return all('option').map(option => (option.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
}

export async function choose(name: string, option: string | RegExp): Promise<void> {
  await open(name)
  await click(get('option', option))
  await pass(200)
}

/** Lets time go by, milliseconds. */
export async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await flushPromises()
}
