import { mayRead, multiFields, recordName, type CrmRecord, type CrmSection } from '../portal/crm'
import { placementTitle } from '../portal/placements'
import type { Portal } from '../portal/portal'
import { cardAddress } from './crm-address'
import { clientLinks, clientsOf, phonesHtml, recordLink } from './crm-clients-html'
import { escapeHtml } from './html'
import type { Page } from './page-address'
import { contentHtml, documentHtml, type PageParts } from './page-html'

/** The way of a lead, a deal or a process's item, as a new portal has it. */
const STAGES = ['New', 'Prepare documents', 'In progress', 'Final invoice', 'Deal won']

/** The list of one kind of record, each row with a menu that holds what is bound to it. */
export function crmListHtml(parts: PageParts, section: CrmSection): string {
  const { portal, page } = parts
  const readable = section.records.filter(record => mayRead(portal.people[page.user], record))
  const withClients = readable.some(({ kind }) => kind !== 'contact' && kind !== 'company')
  const rows = readable.map((record) => {
    const name = escapeHtml(recordName(record))
    return `<tr>
<td><details class="dropdown row-menu"><summary aria-label="Actions: ${name}">⋯</summary><div class="dropdown-list">
<a href="${escapeHtml(cardAddress(page, section, record))}">View</a>
${placementButtons(portal, page, section, record, 'LIST_MENU').join('\n')}
</div></details></td>
<td class="name"><a class="link" href="${escapeHtml(cardAddress(page, section, record))}">${name}</a></td>
${withClients ? `<td class="minor">${clientLinks(portal, page, record)}</td>` : ''}
<td>${phonesHtml(portal, page, record)}</td>
<td class="minor">${responsibleHtml(portal, record)}</td>
</tr>`
  })
  const table = rows.length === 0
    ? '<p>No records you may see.</p>'
    : `<table class="records"><thead><tr><th><span class="hidden">Actions</span></th><th>Name</th>${withClients ? '<th class="minor">Client</th>' : ''}<th>Phone</th><th class="minor">Responsible</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
  return documentHtml(parts, contentHtml(section.title, `<section class="sheet list">${table}</section>`))
}

/** A record's card: what is bound to its toolbar, its fields, its clients, and the calls made to it. */
export function crmCardHtml(parts: PageParts, section: CrmSection, id: number): string {
  const { portal, page } = parts
  const record = section.records.find(({ item }) => item.id === id)
  if (record === undefined) {
    return documentHtml(parts, contentHtml('Not found', '<section class="sheet notice"><p>There is no such record.</p></section>'))
  }
  if (!mayRead(portal.people[page.user], record)) {
    return documentHtml(parts, contentHtml('Access denied', '<section class="sheet notice"><p>You may not see this record.</p></section>'))
  }
  const buttons = placementButtons(portal, page, section, record, 'DETAIL_TOOLBAR')
  const toolbar = `<div class="toolbar" role="toolbar" aria-label="Record">${buttons.join('\n')}</div>`
  return documentHtml(parts, contentHtml(recordName(record), `${stages(record)}
<div class="card">
<section class="sheet"><h2>About</h2><dl>${fields(portal, page, record)}</dl></section>
<div class="card-side">
<section class="sheet"><h2>Timeline</h2>${timeline(portal, section.entityTypeId, id)}</section>
<section class="sheet"><h2>Calls</h2><ul id="record-calls" class="rows" aria-label="Calls with the client"></ul><p id="no-calls" class="none">No calls yet.</p></section>
</div>
</div>`, toolbar), { calls: { entityTypeId: section.entityTypeId, id } })
}

/** The buttons of the placements bound to a place of a kind of record. */
function placementButtons(portal: Portal, page: Page, section: CrmSection, record: CrmRecord, place: 'LIST_MENU' | 'DETAIL_TOOLBAR'): string[] {
  const code = `CRM_${section.code}_${place}`
  const shown = portal.installed ? portal.placements.filter(({ placement }) => placement === code) : []
  return shown.map((bound) => {
    const data = { placement: code, handler: bound.handler, id: record.item.id }
    // Until somebody listens, a click would be lost: the page's script makes them usable.
    return `<button type="button" class="placement" disabled data-open="${escapeHtml(JSON.stringify(data))}">${escapeHtml(placementTitle(bound, page.lang))}</button>`
  })
}

/** How far a record has come; contacts and companies go nowhere. */
function stages(record: CrmRecord): string {
  if (record.kind === 'contact' || record.kind === 'company') {
    return ''
  }
  const steps = STAGES.map((stage, index) => `<li${index === 0 ? ' class="reached" aria-current="step"' : ''}>${stage}</li>`)
  return `<ol class="stages" aria-label="Stage">${steps.join('')}</ol>`
}

function fields(portal: Portal, page: Page, record: CrmRecord): string {
  const own = multiFields(record).map(({ typeId, valueType, value }): [string, string] => [fieldName(typeId, valueType), escapeHtml(value)])
  const entries: [string, string][] = [...amount(record), ...clients(portal, page, record), ...own, ['Responsible', responsibleHtml(portal, record)]]
  return entries.map(([label, html]) => `<div class="field-row"><dt>${escapeHtml(label)}</dt><dd>${html}</dd></div>`).join('\n')
}

function fieldName(typeId: 'PHONE' | 'EMAIL', valueType: string): string {
  return `${typeId === 'PHONE' ? 'Phone' : 'E-mail'}, ${valueType.toLowerCase()}`
}

function amount(record: CrmRecord): [string, string][] {
  if (record.kind !== 'deal' || record.item.opportunity === 0) {
    return []
  }
  const { opportunity, currencyId } = record.item
  return [['Amount and currency', `<span class="amount">${escapeHtml(opportunity.toLocaleString('en-GB', { style: 'currency', currency: currencyId, maximumFractionDigits: 0 }))}</span>`]]
}

/** Notes and to-dos, newest last; as they were when the page was opened. */
function timeline({ timeline: { comments, todos } }: Portal, entityTypeId: number, id: number): string {
  const ofRecord = (entry: { entityTypeId: number, entityId: number }): boolean => entry.entityTypeId === entityTypeId && entry.entityId === id
  const entries = [
    ...comments.filter(ofRecord).map(({ text }) => text),
    ...todos.filter(ofRecord).map(({ title, description, deadline }) => `To do until ${deadline}: ${[title, description].filter(Boolean).join(' – ')}`)
  ]
  return entries.length === 0
    ? '<p class="none">Nothing yet.</p>'
    : `<ul class="rows timeline" aria-label="Timeline">${entries.map(entry => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`
}

/** A record's clients; those a person may not see are there, and hidden. */
function clients(portal: Portal, page: Page, record: CrmRecord): [string, string][] {
  if (record.kind === 'contact' || record.kind === 'company') {
    const companyId = record.kind === 'contact' ? record.item.companyId : 0
    const company = portal.crm.companies.find(({ id }) => id === companyId)
    return company === undefined ? [] : [['Company', linkOrHidden(portal, page, { kind: 'company', item: company })]]
  }
  const { contactIds, companyId } = record.item
  const seen = clientsOf(portal, page, record)
  const link = (kind: CrmRecord['kind'], id: number): string => {
    const found = seen.find(client => client.kind === kind && client.item.id === id)
    return found === undefined ? 'hidden' : recordLink(portal, page, found)
  }
  return [
    ...contactIds.map((id): [string, string] => ['Contact', link('contact', id)]),
    ...(companyId === 0 ? [] : [['Company', link('company', companyId)] satisfies [string, string]])
  ]
}

function linkOrHidden(portal: Portal, page: Page, record: CrmRecord): string {
  return mayRead(portal.people[page.user], record) ? recordLink(portal, page, record) : 'hidden'
}

function responsibleHtml(portal: Portal, { item }: CrmRecord): string {
  const person = Object.values(portal.people).find(({ id }) => id === item.assignedById)
  if (person === undefined) {
    return `#${item.assignedById}`
  }
  const initials = `${person.name.slice(0, 1)}${person.lastName.slice(0, 1)}`
  return `<span class="person"><i class="avatar small" aria-hidden="true">${escapeHtml(initials)}</i>${escapeHtml(`${person.name} ${person.lastName}`)}</span>`
}
