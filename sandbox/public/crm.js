import { ask } from './api.js'
import { el } from './dom.js'
import { openPlacementSlider } from './slider.js'

const LOOK_AGAIN_MS = 2000
/** Newest calls a card lists; the journal has all. */
const LISTED = 8

/**
 * Lets the placements of lists and cards open the app, and shows a card's calls.
 * @param {{ user: string, lang: string, calls?: { entityTypeId: number, id: number } }} config
 * @param {Map<string, import('./frame.js').AppFrame>} frames
 */
export function startRecords(config, frames) {
  const showCalls = callList(config)
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button.placement') : null
    if (button !== null) {
      button.closest('details')?.removeAttribute('open')
      open(button)
    }
  })

  for (const button of document.querySelectorAll('button.placement')) {
    button.disabled = false
  }

  async function open(button) {
    const { user, lang } = config
    const opening = await ask('placement', { ...JSON.parse(button.dataset.open), user, lang, uri: window.location.pathname })
    if (opening.missing !== true) {
      openPlacementSlider(opening, button.textContent, frames, () => {
        button.focus()
        showCalls()
      })
    }
  }
}

/** Shows the calls of the record on the page, now and again, until the page is left. */
function callList({ user, calls }) {
  const list = document.getElementById('record-calls')
  if (list === null || calls === undefined) {
    return () => undefined
  }
  const nothing = document.getElementById('no-calls')
  const show = async () => {
    const { calls: rows } = await ask('record-calls', { user, ...calls })
    nothing.hidden = rows.length > 0
    list.replaceChildren(...rows.slice(0, LISTED).map(row => el('li', { class: `row ${row.CALL_FAILED_CODE === '200' ? 'good' : 'bad'}` },
      el('b', {}, row.PHONE_NUMBER),
      el('div', { class: 'row-note' }, [KINDS[row.CALL_TYPE] ?? 'Call', ...(row.CALL_DURATION === '0' ? [] : [`${row.CALL_DURATION} s`]), row.CALL_FAILED_REASON].join(', ')))))
  }
  show()
  setInterval(() => document.visibilityState === 'visible' && show(), LOOK_AGAIN_MS)
  return show
}

const KINDS = { 4: 'Callback', 5: 'Voice message' }
