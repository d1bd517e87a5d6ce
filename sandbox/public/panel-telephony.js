import { ask } from './api.js'
import { buttons, el, group, select } from './dom.js'

/** How calls go by, what becomes of them, and what they leave in the records. */
export function telephonyControls(callCodes) {
  const outcome = select('The next call ends with', Object.entries(callCodes).map(([code, meaning]) => ({ value: code, label: `${code} ${meaning}` })))
  const planned = el('p', { class: 'nothing' })
  const choices = [
    choice('speed', 'Calls go by', [[1, 'as usual'], [10, 'ten times faster'], [0, 'not at all: they ring on']]),
    choice('rowDelayMs', 'A call\'s row is written', [[0, 'as the call ends'], [30_000, '30 s later'], [480_000, '8 min later']]),
    choice('redials', 'A missed callback', [[0, 'stays missed'], [1, 'rings again after a minute'], [3, 'rings again three times']]),
    choice('infocallOwner', 'A voice message\'s row belongs to', [['nobody', 'nobody'], ['caller', 'who started it (older portals)']])
  ]
  return {
    element: group('Telephony', outcome.field, planned, ...choices.map(({ field }) => field), buttons(
      ['Set next call', () => ask('next-call', { code: outcome.box.value }), 'primary'],
      ['End all calls', () => ask('finish-calls')],
      ['Rows and repeats now', () => ask('catch-up')]
    )),
    show({ plannedCalls, telephony }) {
      planned.hidden = plannedCalls.length === 0
      planned.textContent = `Planned: ${plannedCalls.map(({ code }) => code ?? '200').join(', ')}`
      for (const { name, box } of choices) {
        box.value = String(telephony[name])
      }
    }
  }
}

/** A select box for one of the telephony's values. */
function choice(name, label, values) {
  const made = select(label, values.map(([value, text]) => ({ value: String(value), label: text })))
  made.box.addEventListener('change', () => ask('telephony', { [name]: values.find(([value]) => String(value) === made.box.value)[0] }))
  return { name, ...made }
}
