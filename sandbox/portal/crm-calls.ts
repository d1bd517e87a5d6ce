import { crmSections, multiFields, samePhone, type CrmRecord } from './crm'
import type { Portal } from './portal'
import type { StatisticRecord } from './statistics'

/** The calls that ended and went to a record's numbers, newest first. Deals show those of their clients. */
export function callsOf(portal: Portal, record: CrmRecord): StatisticRecord[] {
  const numbers = [record, ...clientsOf(portal, record)]
    .flatMap(multiFields)
    .filter(({ typeId }) => typeId === 'PHONE')
    .map(({ value }) => value)
  return portal.statistics.filter(({ PHONE_NUMBER }) => numbers.some(number => samePhone(number, PHONE_NUMBER ?? ''))).reverse()
}

function clientsOf({ crm }: Portal, record: CrmRecord): CrmRecord[] {
  if (record.kind === 'contact' || record.kind === 'company') {
    return []
  }
  const { contactIds, companyId } = record.item
  const all = crmSections(crm).flatMap(({ records }) => records)
  return all.filter(({ kind, item }) => (kind === 'contact' && contactIds.includes(item.id)) || (kind === 'company' && item.id === companyId))
}
