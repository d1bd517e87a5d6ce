import { crmSections, multiFields, significantDigits, type Crm } from './crm'

/** The record of CRM a call is attached to. */
export interface ClientLink {
  type: 'CONTACT' | 'COMPANY' | 'LEAD'
  id: number
  /** Who is responsible for the record, by user id. */
  responsibleId: number
}

/** People before companies before leads. */
const TYPES: readonly ClientLink['type'][] = ['CONTACT', 'COMPANY', 'LEAD']

/** Whom numbers belong to. Made for many look-ups: the CRM is gone through once. */
export function clientFinder(crm: Crm): (number: string) => ClientLink | null {
  const clients = new Map<string, ClientLink>()
  for (const type of TYPES) {
    const records = crmSections(crm).find(({ code }) => code === type)?.records ?? []
    for (const record of records) {
      for (const { typeId, value } of multiFields(record)) {
        const key = keyOf(value)
        if (typeId === 'PHONE' && key !== '' && !clients.has(key)) {
          clients.set(key, { type, id: record.item.id, responsibleId: record.item.assignedById })
        }
      }
    }
  }
  return number => clients.get(keyOf(number)) ?? null
}

/** Equal for the spellings that `samePhone` takes for one number. */
function keyOf(number: string): string {
  return significantDigits(number).slice(-9)
}
