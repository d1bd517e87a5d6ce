/**
 * Makes an element. Texts become text nodes, never HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} properties `class`, `on…` listeners, `aria-…`/`data-…` attributes, or DOM properties
 * @param {...(Node | string | null)} children
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'class') {
      element.className = value
    } else if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value)
    } else if (key.includes('-')) {
      element.setAttribute(key, value)
    } else {
      element[key] = value
    }
  }
  element.append(...children.filter(child => child !== null))
  return element
}

/**
 * A labelled select box.
 * @param {string} label
 * @param {Array<{ label: string, value: string, group?: string }>} options
 */
export function select(label, options) {
  const box = el('select')
  const groups = new Map()
  for (const { label: text, value, group } of options) {
    let parent = box
    if (group !== undefined) {
      parent = groups.get(group) ?? el('optgroup', { label: group })
      groups.set(group, parent)
      if (parent.parentNode === null) {
        box.append(parent)
      }
    }
    parent.append(el('option', { value }, text))
  }
  return { box, field: el('label', { class: 'field' }, el('span', {}, label), box) }
}

/**
 * A labelled box to tick.
 * @param {string} label
 * @param {(checked: boolean) => void} onchange
 */
export function check(label, onchange) {
  const box = el('input', { type: 'checkbox', onchange: () => onchange(box.checked) })
  return { box, field: el('label', { class: 'check' }, box, label) }
}

/** Controls that belong together, under a title. */
export function group(title, ...children) {
  return el('fieldset', {}, el('legend', {}, title), ...children)
}

/** A row of buttons: what each is called, what it does, and how it looks. */
export function buttons(...list) {
  return el('div', { class: 'buttons' }, ...list.map(([label, onclick, kind = '']) => el('button', { type: 'button', class: kind, onclick }, label)))
}

/** Time of day of a moment. */
export function clock(ms) {
  return new Date(ms).toLocaleTimeString('en-GB')
}
