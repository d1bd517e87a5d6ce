import type { StatisticRecord } from '../portal/statistics'

type Order = keyof StatisticRecord | 'none'

/** What rows looked like when they were put in order. */
interface Ordered {
  length: number
  first: StatisticRecord | undefined
  byField: Map<Order, readonly StatisticRecord[]>
}

const remembered = new WeakMap<readonly StatisticRecord[], Ordered>()
const { compare } = new Intl.Collator('en', { numeric: true })

/** Rows in ascending order of a field. Remembered until there are others: tens of thousands are asked for page by page. */
export function inOrderOf(rows: readonly StatisticRecord[], field: keyof StatisticRecord): readonly StatisticRecord[] {
  return inOrder(rows, field)
}

/** Rows as a database gives them that was asked for no order: always the same way, but neither by time nor by id. */
export function inNoOrder(rows: readonly StatisticRecord[]): readonly StatisticRecord[] {
  return inOrder(rows, 'none')
}

function inOrder(rows: readonly StatisticRecord[], order: Order): readonly StatisticRecord[] {
  let ordered = remembered.get(rows)
  // Rows are only ever added, or replaced all at once.
  if (ordered === undefined || ordered.length !== rows.length || ordered.first !== rows[0]) {
    ordered = { length: rows.length, first: rows[0], byField: new Map([['ID', [...rows]]]) }
    remembered.set(rows, ordered)
  }
  const known = ordered.byField.get(order)
  if (known !== undefined) {
    return known
  }
  const sorted = order === 'none' ? scattered(rows) : sort(rows, order)
  ordered.byField.set(order, sorted)
  return sorted
}

/** Multiples of this number, without what exceeds 32 bits, go up and down; for two rows the second one comes first. */
const SCATTER = 2_654_435_761

function scattered(rows: readonly StatisticRecord[]): readonly StatisticRecord[] {
  const placeOf = (row: StatisticRecord): number => Math.imul(Number(row.ID), SCATTER) >>> 0
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}

function sort(rows: readonly StatisticRecord[], field: keyof StatisticRecord): readonly StatisticRecord[] {
  if (field === 'CALL_START_DATE') {
    // Zones differ between summer and winter: the texts do not sort.
    return rows.map(row => ({ row, at: Date.parse(row[field] ?? '') })).sort((a, b) => a.at - b.at).map(({ row }) => row)
  }
  return [...rows].sort((a, b) => compare(a[field] ?? '', b[field] ?? ''))
}
