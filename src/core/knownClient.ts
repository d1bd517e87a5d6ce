import type { Client } from './client'
import { COMPANY, type CrmRecord } from './launch'

/** Somebody as the form takes them, where no more than a name and the number that was called is known. */
export function clientKnownBy(record: CrmRecord, name: string, number: string): Client {
  const [person, company] = record.entityTypeId === COMPANY ? ['', name] : [name, '']
  return { record, title: name, name: person, company, numbers: [{ value: number, kind: '', owner: name, person, hints: [] }] }
}
