/** What a person, or their screen reader, finds on the page: elements by role and accessible name. */

const ROLE_OF_TAG: Readonly<Record<string, string>> = {
  BUTTON: 'button', FORM: 'form', H1: 'heading', H2: 'heading', INPUT: 'textbox', LI: 'listitem', MAIN: 'main', NAV: 'navigation', OL: 'list',
  SECTION: 'region', TEXTAREA: 'textbox', UL: 'list'
}
const NAMED_BY_CONTENT = ['button', 'heading', 'option', 'listitem', 'tab']

type Name = string | RegExp

const clean = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim()
const isRadio = (element: Element) => element instanceof HTMLInputElement && element.type === 'radio'
const roleOf = (element: Element) => element.getAttribute('role') ?? (isRadio(element) ? 'radio' : ROLE_OF_TAG[element.tagName]) ?? ''

/** The texts of the elements an attribute points at. */
function referred(element: Element, attribute: string): string {
  const ids = element.getAttribute(attribute)?.split(' ') ?? []
  return clean(ids.map(id => document.getElementById(id)?.textContent).join(' '))
}

function labelled(element: Element): string {
  const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
  return clean((label ?? element.closest('label'))?.textContent)
}

/** An element's accessible name, as far as this app needs the rules. */
export function nameOf(element: Element): string {
  return referred(element, 'aria-labelledby')
    || clean(element.getAttribute('aria-label'))
    || labelled(element)
    || (NAMED_BY_CONTENT.includes(roleOf(element)) ? clean(element.textContent) : '')
}

const fits = (name: string, wanted: Name) => typeof wanted === 'string' ? name === wanted : wanted.test(name)

const hidden = (element: Element) => element.closest('[hidden], [aria-hidden="true"], [style*="display: none"]') !== null
  || (element.tagName !== 'SUMMARY' && element.closest('details:not([open])') !== null)

/** Every element of a role that is to be seen, in the order of the page. */
export function all(role: string, name: Name = /(?:)/, within: Element = document.body): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('*')].filter(element =>
    roleOf(element) === role && !hidden(element) && fits(nameOf(element), name))
}

/** The one element of that role and name, or null. */
export function query(role: string, name: Name = /(?:)/, within: Element = document.body): HTMLElement | null {
  const found = all(role, name, within)
  if (found.length > 1) throw new Error(`${found.length} elements are ${role} “${name}”`)
  return found[0] ?? null
}

/** The one element of that role and name. */
export function get(role: string, name: Name = /(?:)/, within: Element = document.body): HTMLElement {
  const found = query(role, name, within)
  if (!found) throw new Error(`Nothing is ${role} “${name}”, only: ${all(role, /(?:)/, within).map(nameOf).join(', ')}`)
  return found
}

/** A field that can be typed in. */
export function field(name: Name): HTMLInputElement | HTMLTextAreaElement {
  const found = [...all('textbox', name), ...all('combobox', name)][0]
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found
  throw new Error(`No field is called “${name}”`)
}

/** What is written in an element, in one line. */
export const textOf = (element: Element | null = document.body) => clean(element?.textContent)

/** What the form tells about the last click: its last live region, after the one for whom a number belongs to. */
export function outcome(): string {
  const region = all('status').at(-1)
  if (!region) throw new Error('Nothing would be announced')
  return textOf(region)
}

/** What a screen reader adds to a field's name: its hint or its error. */
export const descriptionOf = (element: Element) => referred(element, 'aria-describedby')
