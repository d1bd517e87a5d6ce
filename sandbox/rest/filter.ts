/** What a filter may ask a column for. */
export type Condition = string | string[] | null

const OPERATORS = ['!><', '!=', '!%', '!@', '><', '>=', '<=', '=%', '%=', '@', '!', '>', '<', '%', '='] as const

type Operator = typeof OPERATORS[number] | ''

type Row = Readonly<Record<string, string | null>>

/** Whether a row meets every condition of a filter such as `{ '>=CALL_START_DATE': '2026-01-01', 'PHONE_NUMBER': '4930' }`. */
export function matchesFilter(row: Row, filter: Readonly<Record<string, Condition>>): boolean {
  return filterOf(filter)(row)
}

/** The same for many rows: the filter's keys and values are read once. */
export function filterOf(filter: Readonly<Record<string, Condition>>): (row: Row) => boolean {
  const conditions = Object.entries(filter).map(([key, condition]) => {
    const operator = operatorOf(key)
    return { field: key.slice(operator.length), meets: testOf(operator, condition) }
  })
  return row => conditions.every(({ field, meets }) => meets(row[field] ?? null))
}

/** The operator a filter's key begins with. */
export function operatorOf(key: string): Operator {
  return OPERATORS.find(candidate => key.startsWith(candidate)) ?? ''
}

function testOf(operator: Operator, condition: Condition): (value: string | null) => boolean {
  const wanted: (string | null)[] = condition === null ? [null] : Array.isArray(condition) ? condition : [condition]
  const [first = null, second = null] = wanted
  const toFirst = orderTo(first)
  const toSecond = orderTo(second)
  switch (operator) {
    case '':
    case '@':
    case '=': return value => wanted.includes(value)
    case '!':
    case '!@':
    case '!=': return value => !wanted.includes(value)
    case '>': return value => toFirst(value) > 0
    case '>=': return value => toFirst(value) >= 0
    case '<': return value => toFirst(value) < 0
    case '<=': return value => toFirst(value) <= 0
    case '><': return value => toFirst(value) >= 0 && toSecond(value) <= 0
    case '!><': return value => toFirst(value) < 0 || toSecond(value) > 0
    case '%':
    case '=%':
    case '%=': return value => contains(value, first)
    case '!%': return value => !contains(value, first)
  }
}

function contains(value: string | null, part: string | null): boolean {
  return (value ?? '').includes((part ?? '').replaceAll('%', ''))
}

/** Orders values beside another, as numbers, as moments in time, or else as texts; nothing comes first. */
function orderTo(wanted: string | null): (value: string | null) => number {
  if (wanted === null) {
    return value => Number(value !== null)
  }
  const number = Number(wanted)
  const moment = Date.parse(wanted)
  return (value) => {
    if (value === null) {
      return -1
    }
    // The dearest part for tens of thousands of rows: left out where it cannot tell anything.
    const asNumbers = Number.isNaN(number) ? NaN : Number(value) - number
    if (!Number.isNaN(asNumbers)) {
      return asNumbers
    }
    const asDates = Date.parse(value) - moment
    return Number.isNaN(asDates) ? value.localeCompare(wanted) : asDates
  }
}
