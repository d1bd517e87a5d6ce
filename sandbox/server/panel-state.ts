import type { Portal } from '../portal/portal'

const SHOWN = 100

/** What the panel shows, newest first. */
export function panelState(portal: Portal): Record<string, unknown> {
  const { speed, rowDelayMs, redial, infocallOwner } = portal.telephony
  return {
    requests: portal.requests.slice(-SHOWN).reverse(),
    requestCount: portal.requests.length,
    calls: portal.calls.slice(-SHOWN).reverse(),
    callCount: portal.calls.length,
    messages: portal.messages.slice(-SHOWN).reverse().map(({ at, command, answered }) => ({ at, command, answered })),
    faults: portal.faults.list().map(rule => ({ ...rule, times: Number.isFinite(rule.times) ? rule.times : 'always' })),
    scenario: portal.scenario,
    plannedCalls: portal.telephony.planned,
    telephony: { speed, rowDelayMs, redials: redial?.attempts ?? 0, infocallOwner },
    rights: Object.fromEntries(Object.entries(portal.people).map(([person, { rights }]) => [person, { ...rights }])),
    portal: { refusals: portal.refusals, documentedStatuses: portal.documentedStatuses, securityFilter: portal.securityFilter },
    parent: { ...portal.parent },
    app: {
      installed: portal.installed,
      version: portal.version,
      placements: portal.placements.length,
      placementOptionsShape: portal.placementOptionsShape
    }
  }
}
