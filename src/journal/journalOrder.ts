import type { JournalOrder, JournalRow } from './rows'

/** The rows of a whole list in the journal's order. Equal ones stay newest first. */
export function inOrder(rows: readonly JournalRow[], { sort, descending }: JournalOrder): JournalRow[] {
  const sign = descending ? -1 : 1
  return rows
    .map(row => ({ row, at: timeOf(row), value: valueOf(row, sort) }))
    .sort((a, b) => sign * compare(a.value, b.value) || b.at - a.at)
    .map(({ row }) => row)
}

const timeOf = ({ record, attempt }: JournalRow): number => record?.startedAt ?? attempt?.at ?? 0

function valueOf(row: JournalRow, sort: JournalOrder['sort']): string | number {
  const { record, attempt } = row
  switch (sort) {
    case 'startedAt': return timeOf(row)
    case 'duration': return record?.duration ?? 0
    case 'cost': return record?.cost?.amount ?? 0
    case 'number': return record?.number ?? attempt?.number ?? ''
    case 'line': return record?.line ?? attempt?.line ?? ''
    case 'userId': return Number(record?.userId ?? 0)
    case 'outcome': return record?.code ?? ''
  }
}

const { compare: compareTexts } = new Intl.Collator('en', { numeric: true })

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b))
}
