import { callList, faultList, requestList } from './panel-lists.js'
import { controls } from './panel-controls.js'
import { scenarioButtons } from './panel-scenarios.js'
import { el } from './dom.js'

/**
 * The sandbox's panel: what reached the portal, which calls rang, and what shall go wrong.
 * @param {HTMLElement} panel
 * @param {HTMLElement} toggle
 * @param {{ errors: object[], methods: string[], callCodes: Record<string, string>, scenarios: object[], user: string }} config
 */
export function startPanel(panel, toggle, config) {
  const scenarios = scenarioButtons(config)
  const requests = section('Requests', 'No request yet.')
  const calls = section('Calls that rang', 'No call rang yet.')
  const faults = section('Faults to come', 'None: everything works.')
  const { element, show } = controls(config)
  panel.append(scenarios.element, calls.element, requests.element, faults.element, element)

  let source = null
  const setOpen = (open) => {
    document.documentElement.classList.toggle('panel-open', open)
    toggle.setAttribute('aria-expanded', String(open))
    if (open && source === null) {
      source = new EventSource('/sandbox/api/events')
      source.addEventListener('message', ({ data }) => {
        const state = JSON.parse(data)
        requests.show(requestList(state.requests), state.requestCount)
        calls.show(callList(state.calls), state.callCount)
        faults.show(faultList(state.faults), state.faults.length)
        scenarios.show(state)
        show(state)
      })
    } else if (!open) {
      source?.close()
      source = null
    }
  }
  toggle.addEventListener('click', () => {
    const open = !document.documentElement.classList.contains('panel-open')
    setOpen(open)
    const address = new URL(window.location.href)
    address.searchParams.set('panel', open ? '1' : '0')
    window.history.replaceState(null, '', address)
  })
  setOpen(document.documentElement.classList.contains('panel-open'))
}

function section(title, empty) {
  const count = el('span', { class: 'count' }, '0')
  const list = el('ul', { class: 'rows', 'aria-label': title })
  const nothing = el('p', { class: 'nothing' }, empty)
  return {
    element: el('section', {}, el('h2', {}, title, count), nothing, list),
    show(rows, total) {
      count.textContent = String(total)
      nothing.hidden = rows.length > 0
      list.replaceChildren(...rows)
    }
  }
}
