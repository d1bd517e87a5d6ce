/** The people one can be in the sandbox. */
export const PERSON_KEYS = ['administrator', 'manager', 'employee', 'administrator2'] as const

export type PersonKey = typeof PERSON_KEYS[number]

/** What the roles of telephony and CRM allow. */
interface Rights {
  /** Start callbacks and voice messages to any number. */
  call: boolean
  /** See and change the portal's lines. */
  lines: boolean
  /** Whose calls show in the statistics. */
  statistics: 'all' | 'own' | 'none'
  /** Which records of the CRM can be read. */
  crm: 'all' | 'own' | 'none'
}

export interface Person {
  id: number
  name: string
  lastName: string
  position: string
  timeZone: string
  administrator: boolean
  rights: Rights
  /** The line the portal would dial out on for this person, if any. */
  defaultLine: string | null
}

/** The people with the rights the roles of a fresh portal give them. */
export function people(): Record<PersonKey, Person> {
  return {
    administrator: {
      id: 1,
      name: 'Katharina',
      lastName: 'Brandt',
      position: 'Administrator',
      timeZone: 'Europe/Berlin',
      administrator: true,
      rights: { call: true, lines: true, statistics: 'all', crm: 'all' },
      defaultLine: '493023125100'
    },
    manager: {
      id: 7,
      name: 'Jonas',
      lastName: 'Weber',
      position: 'Sales manager',
      timeZone: 'Europe/Berlin',
      administrator: false,
      rights: { call: true, lines: false, statistics: 'own', crm: 'own' },
      defaultLine: 'reg151083'
    },
    employee: {
      id: 12,
      name: 'Aylin',
      lastName: 'Demir',
      position: 'Warehouse',
      timeZone: 'Europe/Istanbul',
      administrator: false,
      rights: { call: false, lines: false, statistics: 'none', crm: 'none' },
      defaultLine: null
    },
    administrator2: {
      id: 3,
      name: 'Sergei',
      lastName: 'Morozov',
      position: 'Second administrator',
      timeZone: 'Europe/Moscow',
      administrator: true,
      rights: { call: true, lines: true, statistics: 'all', crm: 'all' },
      defaultLine: 'reg150907'
    }
  }
}

/** Whether a text (of an address, of a form) names one of the people. */
export function isPersonKey(text: unknown): text is PersonKey {
  return PERSON_KEYS.some(key => key === text)
}
