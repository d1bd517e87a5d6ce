/** The people one can be in the sandbox. */
export const PERSON_KEYS = ['administrator', 'manager', 'head', 'employee', 'administrator2'] as const

export type PersonKey = typeof PERSON_KEYS[number]

/** What the roles of telephony and CRM allow. */
interface Rights {
  /** Start callbacks and voice messages to any number. */
  call: boolean
  /** See and change the portal's lines. */
  lines: boolean
  /** Whose calls show in the statistics: everybody's and nobody's, those of the own department's people, one's own. */
  statistics: 'any' | 'department' | 'own' | 'none'
  /** Which records of the CRM can be read. */
  crm: 'all' | 'own' | 'none'
}

export interface Person {
  id: number
  name: string
  lastName: string
  position: string
  /** Id of the department the person works in; 1 is the whole company. */
  department: number
  timeZone: string
  administrator: boolean
  rights: Rights
  /**
   * The line chosen for this person: a line's id, `REST_APP:<id>` of an external telephony app, or `LINK_BASE_NUMBER`.
   * Null where none was chosen: then the portal's own line is theirs.
   */
  defaultLine: string | null
}

const SALES = 5
const WAREHOUSE = 6

/** The people with the rights the roles of a fresh portal give them. */
export function people(): Record<PersonKey, Person> {
  return {
    administrator: {
      id: 1,
      name: 'Katharina',
      lastName: 'Brandt',
      position: 'Administrator',
      department: 1,
      timeZone: 'Europe/Berlin',
      administrator: true,
      rights: { call: true, lines: true, statistics: 'any', crm: 'all' },
      defaultLine: '493023125100'
    },
    manager: {
      id: 7,
      name: 'Jonas',
      lastName: 'Weber',
      position: 'Sales manager',
      department: SALES,
      timeZone: 'Europe/Berlin',
      administrator: false,
      rights: { call: true, lines: false, statistics: 'own', crm: 'own' },
      defaultLine: 'reg151083'
    },
    head: {
      id: 9,
      name: 'Miriam',
      lastName: 'Vogel',
      position: 'Head of sales',
      department: SALES,
      timeZone: 'Europe/Berlin',
      administrator: false,
      rights: { call: true, lines: false, statistics: 'department', crm: 'all' },
      defaultLine: 'reg151083'
    },
    employee: {
      id: 12,
      name: 'Aylin',
      lastName: 'Demir',
      position: 'Warehouse',
      department: WAREHOUSE,
      timeZone: 'Europe/Istanbul',
      administrator: false,
      rights: { call: false, lines: false, statistics: 'none', crm: 'none' },
      defaultLine: 'LINK_BASE_NUMBER'
    },
    administrator2: {
      id: 3,
      name: 'Sergei',
      lastName: 'Morozov',
      position: 'Second administrator',
      department: 1,
      timeZone: 'Europe/Moscow',
      administrator: true,
      rights: { call: true, lines: true, statistics: 'any', crm: 'all' },
      defaultLine: 'reg150907'
    }
  }
}

/** Whether a text (of an address, of a form) names one of the people. */
export function isPersonKey(text: unknown): text is PersonKey {
  return PERSON_KEYS.some(key => key === text)
}
