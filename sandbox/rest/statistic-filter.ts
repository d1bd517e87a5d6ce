import type { Crm } from '../portal/crm'
import { isStatisticField, type StatisticRecord } from '../portal/statistics'
import { filterOf, type Condition } from './filter'

/** Every other sign before a name makes the portal drop the condition, without a word. */
const OPERATORS: ReadonlySet<string> = new Set(['', '!', '<', '<=', '>', '>=', '><', '!><', '?', '=', '!=', '%', '!%'])

/** Conditions on the records a call is bound to begin with this. */
const BINDINGS = 'CRM_BINDINGS.'

/** A date as ISO 8601 writes it, with or without a time, with or without a zone. */
const ISO_DATE = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * What `voximplant.statistic.get` makes of a filter. Everything that is left must hold: there is no other logic. What is not a listed
 * operator before a column's exact name is left out with its condition, so that a misspelled filter asks for everything.
 */
export function statisticFilter(filter: Readonly<Record<string, Condition>>, crm: Crm): (row: StatisticRecord) => boolean {
  const columns: Record<string, Condition> = {}
  const bindings: Record<string, Condition> = {}
  for (const [key, condition] of Object.entries(filter)) {
    const { operator, field } = apart(key)
    const column = field === 'INCOMING' ? 'CALL_TYPE' : field
    if (!OPERATORS.has(operator)) {
      continue
    }
    // A search for words is one for a part here: this portal's columns hold no sentences.
    const known = operator === '?' ? '%' : operator
    if (field === `${BINDINGS}ENTITY_TYPE` || field === `${BINDINGS}ENTITY_ID`) {
      bindings[known + field] = condition
    } else if (isStatisticField(column)) {
      const asked = column === 'CALL_START_DATE' ? dateCondition(known, condition) : condition
      if (asked !== undefined) columns[known + column] = asked
    }
  }
  const meets = filterOf(columns)
  return Object.keys(bindings).length === 0 ? meets : both(meets, boundTo(bindings, crm))
}

function apart(key: string): { operator: string, field: string } {
  const [operator = ''] = /^\W*/.exec(key) ?? []
  return { operator, field: key.slice(operator.length) }
}

/** A date that is none is `false` to the portal: no row began then, and every row is later, earlier or other than nothing. */
function dateCondition(operator: string, condition: Condition): Condition | undefined {
  const all = Array.isArray(condition) ? condition : [condition ?? '']
  if (all.every(date => ISO_DATE.test(date))) {
    return condition
  }
  return operator === '' || operator === '=' ? null : undefined
}

function both(a: (row: StatisticRecord) => boolean, b: (row: StatisticRecord) => boolean): (row: StatisticRecord) => boolean {
  return row => a(row) && b(row)
}

/** Calls are bound to the client a number belongs to, and to that client's deals; one and the same record has to meet all conditions. */
function boundTo(conditions: Record<string, Condition>, { deals }: Crm): (row: StatisticRecord) => boolean {
  const meets = filterOf(conditions)
  return ({ CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id }) => {
    if (type === null || id === null) {
      return false
    }
    const ofClient = deals.filter(({ contactIds, companyId }) =>
      (type === 'CONTACT' && contactIds.includes(Number(id))) || (type === 'COMPANY' && companyId === Number(id)))
    return [binding(type, id), ...ofClient.map(deal => binding('DEAL', String(deal.id)))].some(meets)
  }
}

function binding(type: string, id: string): Record<string, string> {
  return { [`${BINDINGS}ENTITY_TYPE`]: type, [`${BINDINGS}ENTITY_ID`]: id }
}
