/** What a filter may ask a column for. */
export type Condition = string | string[] | null

const OPERATORS = ['!><', '!=', '!%', '!@', '><', '>=', '<=', '=%', '%=', '@', '!', '>', '<', '%', '='] as const

type Operator = typeof OPERATORS[number] | ''

type Row = Readonly<Record<string, string | null>>

/** Whether a row meets every condition of a filter such as `{ '>=CALL_START_DATE': '2026-01-01', 'PHONE_NUMBER': '4930' }`. */
export function matchesFilter(row: Row, filter: Readonly<Record<string, Condition>>): boolean {
  return filterOf(filter)(row)
}

/** The same for many rows: the filter's keys are read once. */
export function filterOf(filter: Readonly<Record<string, Condition>>): (row: Row) => boolean {
  const conditions = Object.entries(filter).map(([key, condition]) => {
    const operator = operatorOf(key)
    return { operator, field: key.slice(operator.length), condition }
  })
  return row => conditions.every(({ operator, field, condition }) => matches(row[field] ?? null, operator, condition))
}

/** The operator a filter's key begins with. */
export function operatorOf(key: string): Operator {
  return OPERATORS.find(candidate => key.startsWith(candidate)) ?? ''
}

function matches(value: string | null, operator: Operator, condition: Condition): boolean {
  const wanted: (string | null)[] = condition === null ? [null] : Array.isArray(condition) ? condition : [condition]
  const [first = null, second = null] = wanted
  switch (operator) {
    case '':
    case '@':
    case '=': return wanted.includes(value)
    case '!':
    case '!@':
    case '!=': return !wanted.includes(value)
    case '>': return order(value, first) > 0
    case '>=': return order(value, first) >= 0
    case '<': return order(value, first) < 0
    case '<=': return order(value, first) <= 0
    case '><': return order(value, first) >= 0 && order(value, second) <= 0
    case '!><': return order(value, first) < 0 || order(value, second) > 0
    case '%':
    case '=%':
    case '%=': return contains(value, first)
    case '!%': return !contains(value, first)
  }
}

function contains(value: string | null, part: string | null): boolean {
  return (value ?? '').includes((part ?? '').replaceAll('%', ''))
}

/** Orders two values as numbers, as moments in time, or else as texts; nothing comes first. */
function order(a: string | null, b: string | null): number {
  if (a === null || b === null) {
    return Number(a !== null) - Number(b !== null)
  }
  const asNumbers = Number(a) - Number(b)
  if (!Number.isNaN(asNumbers)) {
    return asNumbers
  }
  const asDates = Date.parse(a) - Date.parse(b)
  return Number.isNaN(asDates) ? a.localeCompare(b) : asDates
}
