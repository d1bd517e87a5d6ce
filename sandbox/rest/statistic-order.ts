import type { StatisticRecord } from '../portal/statistics'

/** What rows looked like when they were put in order. */
interface Ordered {
  length: number
  first: StatisticRecord | undefined
  byField: Map<keyof StatisticRecord, readonly StatisticRecord[]>
}

const remembered = new WeakMap<readonly StatisticRecord[], Ordered>()
const { compare } = new Intl.Collator('en', { numeric: true })

/** Rows in ascending order of a field. Remembered until there are others: tens of thousands are asked for page by page. */
export function inOrderOf(rows: readonly StatisticRecord[], field: keyof StatisticRecord): readonly StatisticRecord[] {
  let ordered = remembered.get(rows)
  // Rows are only ever added, or replaced all at once.
  if (ordered === undefined || ordered.length !== rows.length || ordered.first !== rows[0]) {
    ordered = { length: rows.length, first: rows[0], byField: new Map([['ID', [...rows]]]) }
    remembered.set(rows, ordered)
  }
  const known = ordered.byField.get(field)
  if (known !== undefined) {
    return known
  }
  const sorted = sort(rows, field)
  ordered.byField.set(field, sorted)
  return sorted
}

function sort(rows: readonly StatisticRecord[], field: keyof StatisticRecord): readonly StatisticRecord[] {
  if (field === 'CALL_START_DATE') {
    // Zones differ between summer and winter: the texts do not sort.
    return rows.map(row => ({ row, at: Date.parse(row[field] ?? '') })).sort((a, b) => a.at - b.at).map(({ row }) => row)
  }
  return [...rows].sort((a, b) => compare(a[field] ?? '', b[field] ?? ''))
}
