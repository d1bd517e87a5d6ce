import { ask } from './api.js'
import { buttons, check, el, group, select } from './dom.js'
import { faultChoices, TIMES } from './panel-faults.js'
import { personControls, portalControls } from './panel-portal.js'
import { telephonyControls } from './panel-telephony.js'

/**
 * The panel's controls.
 * @param {{ errors: object[], methods: string[], callCodes: Record<string, string>, user: string }} config
 */
export function controls(config) {
  const telephony = telephonyControls(config.callCodes)
  const person = personControls(config.user)
  const parent = parentControls()
  const app = appControls()
  const portal = portalControls()
  return {
    element: el('div', { class: 'controls' }, faultControls(config), ...[telephony, person, parent, app, portal].map(({ element }) => element)),
    show(state) {
      telephony.show(state)
      person.show(state.rights)
      parent.show(state.parent)
      app.show(state.app)
      portal.show(state.portal)
    }
  }
}

function faultControls({ errors, methods }) {
  const choices = faultChoices(errors)
  const first = ['voximplant.callback.start', 'voximplant.infocall.startwithtext', '*', 'batch']
  const rest = methods.filter(name => !first.includes(name))
  const method = select('Method', [...first, ...rest].map(name => ({ value: name, label: name === '*' ? 'every request' : name })))
  const fault = select('What happens', choices.map(({ group, label }, index) => ({ group, label, value: String(index) })))
  const times = select('How often', TIMES)
  const add = () => ask('faults', {
    method: method.box.value,
    fault: choices[Number(fault.box.value)].fault,
    times: times.box.value === 'always' ? 'always' : Number(times.box.value)
  })
  return group('Add a fault', method.field, fault.field, times.field, buttons(
    ['Add fault', add, 'primary'],
    ['Clear all', () => ask('faults', {}, 'DELETE')]
  ))
}

const PARENT_FLAGS = [
  ['silent', 'Never answers getInitData'],
  ['refreshSilent', 'Never answers refreshAuth'],
  ['foreignMessages', 'Sends messages of other scripts']
]

function parentControls() {
  const flags = PARENT_FLAGS.map(([name, label]) => ({ name, ...check(label, checked => ask('parent', { [name]: checked })) }))
  const delay = select('Answers getInitData', [
    { value: '0', label: 'at once' },
    { value: '2000', label: 'after 2 s' },
    { value: '12000', label: 'after 12 s' }
  ])
  delay.box.addEventListener('change', () => ask('parent', { delay: Number(delay.box.value) }))
  return {
    element: group('Portal page', ...flags.map(({ field }) => field), delay.field, buttons(
      ['Reload the page', () => window.location.reload()]
    )),
    show(parent) {
      for (const { name, box } of flags) {
        box.checked = parent[name]
      }
      delay.box.value = String(parent.delay)
    }
  }
}

function appControls() {
  const shape = select('Placement options arrive', [
    { value: 'object', label: 'as an object' },
    { value: 'json', label: 'as a JSON text' },
    { value: 'lowercase', label: 'with keys in lower case' }
  ])
  shape.box.addEventListener('change', () => ask('options-shape', { shape: shape.box.value }))
  const status = el('p', { class: 'nothing' })
  const install = action => async () => {
    await ask('installation', { action })
    window.location.reload()
  }
  return {
    element: group('App', status, shape.field, buttons(
      ['Install again', install('reinstall')],
      ['Upgrade', install('upgrade')],
      ['Uninstall', install('uninstall')]
    )),
    show({ installed, version, placements, placementOptionsShape }) {
      status.textContent = `Version ${version}, ${installed ? 'installed' : 'not installed'}, bound to ${placements} places`
      shape.box.value = placementOptionsShape
    }
  }
}
