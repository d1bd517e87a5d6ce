import type { CountryCode } from '@/core/phone/types'

/** What people write, what kind of writing it is, and what becomes of it (`outcomeOf`). */
type Row = readonly [kind: string, text: string, outcome: string]

/** Numbers of one country. */
export interface Table {
  country: CountryCode
  /** The portal's language that stands for the country; null for a neighbour, which an address, a line or the last call tell. */
  language: string | null
  rows: readonly Row[]
}
