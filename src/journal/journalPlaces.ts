import type { JournalOrder, JournalRow } from './rows'
import type { CallRecord } from '@/core/telephony/callRecord'

/** Records of the portal's list that are here, page by page; the others are not loaded yet. */
export interface LoadedRecords {
  /** How many there are on the portal. */
  total: number
  pageSize: number
  /** By number of the page. */
  pages: ReadonlyMap<number, readonly CallRecord[]>
}

/**
 * Where own rows stand among the portal's records: how many records come before each, in the rows' order.
 * By time, a row stands between its neighbours. Where those are not loaded, it stands where it would if calls were evenly
 * spread; it moves to its place when they are, and until then nobody sees it there. In every other order own rows come
 * first: how a portal sorts texts is its own affair.
 * @param own in the order of the list
 */
export function placesOf(own: readonly JournalRow[], { sort, descending }: JournalOrder, loaded: LoadedRecords): number[] {
  if (sort !== 'startedAt') return own.map(() => 0)
  const known = [...loaded.pages].sort(([a], [b]) => a - b)
  let least = 0
  return own.map(({ attempt }) => {
    const at = attempt?.at ?? 0
    const isBefore = ({ startedAt }: CallRecord) => descending ? startedAt >= at : startedAt <= at
    least = Math.max(least, placeOf(at, isBefore, known, loaded))
    return least
  })
}

function placeOf(
  at: number, isBefore: (record: CallRecord) => boolean, known: readonly (readonly [number, readonly CallRecord[]])[],
  { total, pageSize }: LoadedRecords
): number {
  let before: { index: number, at: number } | null = null
  for (const [page, records] of known) {
    const found = records.findIndex(record => !isBefore(record))
    const last = records.at(-1)
    if (found === -1) {
      if (last) before = { index: page * pageSize + records.length, at: last.startedAt }
      continue
    }
    const index = page * pageSize + found
    const after = records[found]
    // Inside a page, or right behind the one before: the place is known.
    if (found > 0 || before?.index === index || index === 0 || !after) return index
    return between(before, { index, at: after.startedAt }, at)
  }
  if (before === null) return 0
  return before.index >= total ? total : between(before, null, at, total)
}

interface Neighbour { index: number, at: number }

function between(before: Neighbour | null, after: Neighbour | null, at: number, total = 0): number {
  const first = before?.index ?? 0
  const last = after?.index ?? total
  if (!before || !after || before.at === after.at) return Math.round((first + last) / 2)
  const part = (at - before.at) / (after.at - before.at)
  return Math.round(first + (last - first) * Math.min(1, Math.max(0, part)))
}

/**
 * What stands in a row of the joined list.
 * @param places how many records come before each own row
 * @returns the own row's number, or the record's place in the portal's list
 */
export function whatStandsAt(index: number, places: readonly number[]): { own: number } | { record: number } {
  // Own row i stands at places[i] + i; these rise, so halving finds the first one not before the index.
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) + middle < index) low = middle + 1
    else high = middle
  }
  return (places[low] ?? -1) + low === index && low < places.length ? { own: low } : { record: index - low }
}
