import type { CrmRecord } from './launch'
import { digitsIn } from '@/core/phone/digits'

/** A number of a person or company, as CRM has it. */
export interface ClientNumber {
  value: string
  /** CRM's kind of number: `WORK`, `MOBILE`, `HOME`, `FAX` … */
  kind: string
  /** Whose number it is. */
  owner: string
  /** The person, for `{name}`; empty for a company's number. */
  person: string
  /** What tells its owner's country, the surest first (`countryOfHints`). */
  hints: readonly CountryHint[]
}

/** What CRM knows of somebody's country: the words of addresses, or numbers that may have their country code. */
export interface CountryHint {
  kind: 'address' | 'numbers'
  values: readonly string[]
}

/** Who is to be called: from the record the app was opened in, or from a list. */
export interface Client {
  record: CrmRecord
  /** The record's own title (a deal's name), else the person's or company's name. */
  title: string
  /** The record's person, for `{name}` (`personCalled`). */
  name: string
  /** Company, for `{company}`. */
  company: string
  /** Id of the stage the record is in, where it has stages. */
  stageId?: string
  /** In the order they are offered (`orderNumbers`). */
  numbers: ClientNumber[]
}

/** Whom a text addresses: whose number is called, or the record's person, where nobody else is known. @param number the one of the client's that is called */
export function personCalled({ name }: Client, number: ClientNumber | null): string {
  return number?.person || name
}

const RANK: ReadonlyMap<string, number> = new Map([['WORK', 0], ['MOBILE', 1], ['MAILING', 2], ['OTHER', 2], ['HOME', 3], ['FAX', 5], ['PAGER', 5]])

/** Numbers in the order they are offered: work first, fax last, each once. */
export function orderNumbers(numbers: readonly ClientNumber[]): ClientNumber[] {
  const seen = new Set<string>()
  return [...numbers]
    .sort((a, b) => (RANK.get(a.kind) ?? 2) - (RANK.get(b.kind) ?? 2))
    .filter(({ value }) => {
      const digits = digitsIn(value)
      if (digits === '' || seen.has(digits)) return false
      seen.add(digits)
      return true
    })
}
