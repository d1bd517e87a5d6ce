import type { CrmRecord } from './launch'

const TYPE_NAMES: Readonly<Record<number, string>> = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' }

/** The path of a record's page in the portal, for opening it in a slider. */
export function recordPath({ entityTypeId, id }: CrmRecord): string {
  const name = TYPE_NAMES[entityTypeId]
  return name ? `/crm/${name}/details/${id}/` : `/crm/type/${entityTypeId}/details/${id}/`
}

/** What timelines call a kind of record: `contact`, `dynamic_183`. */
export function timelineType({ entityTypeId }: CrmRecord): string {
  return TYPE_NAMES[entityTypeId] ?? `dynamic_${entityTypeId}`
}
