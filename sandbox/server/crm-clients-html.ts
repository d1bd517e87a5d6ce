import { crmSections, mayRead, multiFields, recordName, type CrmRecord } from '../portal/crm'
import type { Portal } from '../portal/portal'
import { cardAddress } from './crm-address'
import { escapeHtml } from './html'
import type { Page } from './page-address'

/** The records a record belongs to that a person may see: contacts in their order, then the company. */
export function clientsOf({ crm, people }: Portal, { user }: Page, record: CrmRecord): CrmRecord[] {
  if (record.kind === 'contact' || record.kind === 'company') {
    return []
  }
  const { contactIds, companyId } = record.item
  const all = crmSections(crm).flatMap(({ records }) => records)
  const find = (kind: CrmRecord['kind'], id: number): CrmRecord[] =>
    all.filter(candidate => candidate.kind === kind && candidate.item.id === id && mayRead(people[user], candidate))
  return [...contactIds.flatMap(id => find('contact', id)), ...find('company', companyId)]
}

/** A record's numbers as a list shows them: its own, or those of its clients; the first one, and how many more there are. */
export function phonesHtml(portal: Portal, page: Page, record: CrmRecord): string {
  const [first, ...more] = [record, ...clientsOf(portal, page, record)].flatMap(multiFields)
    .filter(({ typeId }) => typeId === 'PHONE').map(({ value }) => value)
  if (first === undefined) {
    return ''
  }
  return `<span class="phone">${escapeHtml(first)}</span>${more.length === 0 ? '' : ` <small class="more" title="${escapeHtml(more.join('\n'))}">+${more.length}</small>`}`
}

/** Links to a record's clients. */
export function clientLinks(portal: Portal, page: Page, record: CrmRecord): string {
  return clientsOf(portal, page, record).map(client => recordLink(portal, page, client)).join(', ')
}

/** A link to a record's card, under its name. */
export function recordLink({ crm }: Portal, page: Page, record: CrmRecord): string {
  const section = crmSections(crm).find(({ records }) => records.some(({ kind, item }) => kind === record.kind && item === record.item))
  const name = escapeHtml(recordName(record))
  return section === undefined ? name : `<a class="link" href="${escapeHtml(cardAddress(page, section, record))}">${name}</a>`
}
