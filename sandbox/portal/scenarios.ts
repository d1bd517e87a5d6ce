import type { PersonKey } from './people'
import type { Portal } from './portal'

/** What the panel's buttons play through. */
export const SCENARIO_KEYS = ['usual', 'busy', 'missed', 'lost', 'lostBefore', 'noRight', 'noLines', 'noLine', 'limit', 'firstDay'] as const

export type ScenarioKey = typeof SCENARIO_KEYS[number]

/** What the page of whoever asked does afterwards: rights and lines are read when the app is opened. */
export type Afterwards = { then: 'stay' | 'reload' } | { then: 'open', user: PersonKey, path: string }

interface Scenario {
  title: string
  /** In a sentence: what is different now. */
  says: string
  /** @param user whoever asked */
  begin: (portal: Portal, user: PersonKey) => Afterwards
}

const STARTS = ['voximplant.callback.start', 'voximplant.infocall.startwithtext', 'voximplant.infocall.startwithsound'] as const
/** Ids count from here by the second: nobody before had this one, so a browser has kept nothing of theirs. */
const FIRST_NEWCOMER = Date.UTC(2026, 0, 1)

const STAY: Afterwards = { then: 'stay' }
const RELOAD: Afterwards = { then: 'reload' }

/** Each begins from a portal on which everything is as usual, and lasts until another one is chosen. */
export const SCENARIOS: Readonly<Record<ScenarioKey, Scenario>> = {
  usual: {
    title: 'Everything works',
    says: 'Rights, lines and limits as at the start; every call is answered.',
    begin: () => RELOAD
  },
  busy: {
    title: 'Line busy',
    says: 'Whoever is called is on the phone.',
    begin: portal => callsEndWith(portal, '486')
  },
  missed: {
    title: 'Nobody answers',
    says: 'Calls ring and are missed.',
    begin: portal => callsEndWith(portal, '304')
  },
  lost: {
    title: 'Answer lost, phone rings',
    says: 'A gateway answers in the portal\'s place; the call starts all the same.',
    begin: portal => answersLost(portal, true)
  },
  lostBefore: {
    title: 'Answer lost, nothing rings',
    says: 'A gateway answers, and the portal never hears of the call.',
    begin: portal => answersLost(portal, false)
  },
  noRight: {
    title: 'No right to call',
    says: 'You may not make outgoing calls.',
    begin: (portal, user) => {
      portal.people[user].rights.call = false
      return RELOAD
    }
  },
  noLines: {
    title: 'No right to see lines',
    says: 'You may not list the portal\'s lines; your own one stays.',
    begin: (portal, user) => {
      portal.people[user].rights.lines = false
      return RELOAD
    }
  },
  noLine: {
    title: 'No line at all',
    says: 'You may list no lines, have none of your own, and nobody has shared any.',
    begin: (portal, user) => {
      portal.people[user].rights.lines = false
      portal.people[user].defaultLine = null
      portal.defaultLine = ''
      delete portal.options.app['lines']
      return RELOAD
    }
  },
  limit: {
    title: 'Monthly limit reached',
    says: 'No voice message may be sent any more this month.',
    begin: (portal) => {
      portal.infocalls.perMonth = 0
      return STAY
    }
  },
  firstDay: {
    title: 'First day',
    says: 'Everything begins anew: the app was installed a minute ago, and a new sales manager, who has never opened it, is at a deal.',
    begin: (portal) => {
      portal.reset()
      welcomeNewcomer(portal)
      return { then: 'open', user: 'manager', path: '/crm/deal/details/1/' }
    }
  }
}

/** Plays a scenario on a portal. @param user whoever asked */
export function beginScenario(portal: Portal, key: ScenarioKey, user: PersonKey): Afterwards {
  portal.asUsual()
  const afterwards = SCENARIOS[key].begin(portal, user)
  portal.scenario = key
  return afterwards
}

function callsEndWith(portal: Portal, code: string): Afterwards {
  portal.telephony.usualOutcome = { code }
  return STAY
}

function answersLost(portal: Portal, executed: boolean): Afterwards {
  for (const method of STARTS) {
    portal.faults.add({ method, fault: { kind: 'gateway', status: 502, executed }, times: Infinity })
  }
  return STAY
}

/** Somebody new in the sales manager's place, with the same clients. */
function welcomeNewcomer({ people: { manager }, crm }: Portal): void {
  const before = manager.id
  Object.assign(manager, { id: Math.floor((Date.now() - FIRST_NEWCOMER) / 1000), name: 'Lena', lastName: 'Hoffmann' })
  const records = [...crm.leads, ...crm.deals, ...crm.contacts, ...crm.companies, ...crm.processes.flatMap(({ items }) => items)]
  for (const record of records.filter(({ assignedById }) => assignedById === before)) {
    record.assignedById = manager.id
  }
}
