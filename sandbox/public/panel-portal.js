import { ask } from './api.js'
import { buttons, check, group, select } from './dom.js'

const LEVELS = [['any', 'any calls'], ['department', 'those of the own department'], ['own', 'own calls only'], ['none', 'none']]
const RIGHTS = [['call', 'May make outgoing calls to any number'], ['lines', 'May manage numbers']]

/** What the person of this page may do; counts from the next request on. */
export function personControls(user) {
  const statistics = select('Sees in the statistics', LEVELS.map(([value, label]) => ({ value, label })))
  statistics.box.addEventListener('change', () => ask('rights', { user, statistics: statistics.box.value }))
  const flags = RIGHTS.map(([name, label]) => ({ name, ...check(label, checked => ask('rights', { user, [name]: checked })) }))
  return {
    element: group('This person', statistics.field, ...flags.map(({ field }) => field)),
    show(rights) {
      statistics.box.value = rights[user].statistics
      for (const { name, box } of flags) {
        box.checked = rights[user][name]
      }
    }
  }
}

const VARIANTS = [['documentedStatuses', 'HTTP statuses as documented'], ['securityFilter', 'A web filter alters texts in batches']]

/** How the portal words what it refuses, and its emergency exits. */
export function portalControls() {
  const refusals = select('Refusals without a code have', [{ value: 'empty', label: 'an empty error' }, { value: 'coded', label: 'ERROR_CORE, as documented' }])
  refusals.box.addEventListener('change', () => ask('portal', { refusals: refusals.box.value }))
  const flags = VARIANTS.map(([name, label]) => ({ name, ...check(label, checked => ask('portal', { [name]: checked })) }))
  return {
    element: group('Portal', refusals.field, ...flags.map(({ field }) => field), buttons(
      ['Expire all tokens', () => ask('expire-tokens')],
      ['Reset everything', () => ask('reset')]
    )),
    show(portal) {
      refusals.box.value = portal.refusals
      for (const { name, box } of flags) {
        box.checked = portal[name]
      }
    }
  }
}
