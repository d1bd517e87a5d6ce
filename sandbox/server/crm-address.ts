import type { CrmRecord, CrmSection } from '../portal/crm'
import { samePerson, type Page } from './page-address'

/** Where a record's card is, for the same person. */
export function cardAddress(page: Page, section: CrmSection, { item }: CrmRecord): string {
  return samePerson(page, `${section.cardPath}${item.id}/`)
}
