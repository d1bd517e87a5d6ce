import { crmSections, mayRead, multiFields, recordName, type CrmRecord, type CrmSection } from '../portal/crm'
import { placementTitle } from '../portal/placements'
import type { Portal } from '../portal/portal'
import { escapeHtml } from './html'
import { samePerson, type Page } from './page-address'
import { contentHtml, documentHtml, type PageParts } from './page-html'

/** The list of one kind of record, each row with a menu that holds what is bound to it. */
export function crmListHtml(parts: PageParts, section: CrmSection): string {
  const { portal, page } = parts
  const readable = section.records.filter(record => mayRead(portal.people[page.user], record))
  const rows = readable.map((record) => {
    const name = escapeHtml(recordName(record))
    return `<tr>
<td><details class="dropdown row-menu"><summary aria-label="Actions: ${name}">⋯</summary><div class="dropdown-list">
<a href="${escapeHtml(cardAddress(page, section, record))}">View</a>
${placementButtons(portal, page, section, record, 'LIST_MENU').join('\n')}
</div></details></td>
<td><a class="link" href="${escapeHtml(cardAddress(page, section, record))}">${name}</a></td>
<td>${escapeHtml(phones(record).join(', '))}</td>
<td>${escapeHtml(responsible(portal, record))}</td>
</tr>`
  })
  const table = rows.length === 0
    ? '<p>No records you may see.</p>'
    : `<table class="records"><thead><tr><th><span class="hidden">Actions</span></th><th>Name</th><th>Phone</th><th>Responsible</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`
  return documentHtml(parts, contentHtml(section.title, `<section class="sheet">${table}</section>`))
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
  return documentHtml(parts, contentHtml(recordName(record), `<div class="toolbar" role="toolbar" aria-label="Record">${buttons.join('\n')}</div>
<div class="card">
<section class="sheet"><h2>About</h2><dl>${fields(portal, page, record)}</dl></section>
<section class="sheet"><h2>Calls</h2><ul id="record-calls" class="rows" aria-label="Calls with the client"></ul><p id="no-calls">No calls yet.</p></section>
<section class="sheet"><h2>Timeline</h2>${timeline(portal, section.entityTypeId, id)}</section>
</div>`), { calls: { entityTypeId: section.entityTypeId, id } })
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

function fields(portal: Portal, page: Page, record: CrmRecord): string {
  const own = multiFields(record).map(({ valueType, value }): [string, string] => [valueType.toLowerCase(), escapeHtml(value)])
  const entries: [string, string][] = [...own, ...clients(portal, page, record), ['responsible', escapeHtml(responsible(portal, record))]]
  return entries.map(([label, html]) => `<dt>${escapeHtml(label)}</dt><dd>${html}</dd>`).join('\n')
}

/** Notes and to-dos, newest last; as they were when the page was opened. */
function timeline({ timeline: { comments, todos } }: Portal, entityTypeId: number, id: number): string {
  const ofRecord = (entry: { entityTypeId: number, entityId: number }): boolean => entry.entityTypeId === entityTypeId && entry.entityId === id
  const entries = [
    ...comments.filter(ofRecord).map(({ text }) => text),
    ...todos.filter(ofRecord).map(({ title, description, deadline }) => `To do until ${deadline}: ${[title, description].filter(Boolean).join(' – ')}`)
  ]
  return entries.length === 0 ? '<p>Nothing yet.</p>' : `<ul class="rows" aria-label="Timeline">${entries.map(entry => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`
}

function clients(portal: Portal, page: Page, record: CrmRecord): [string, string][] {
  const contactIds = record.kind === 'contact' || record.kind === 'company' ? [] : record.item.contactIds
  const companyId = record.kind === 'company' ? 0 : record.item.companyId
  return [
    ...contactIds.map((id): [string, string] => ['contact', link(portal, page, 'CONTACT', id)]),
    ...(companyId === 0 ? [] : [['company', link(portal, page, 'COMPANY', companyId)] satisfies [string, string]])
  ]
}

function link(portal: Portal, page: Page, code: string, id: number): string {
  const section = crmSections(portal.crm).find(candidate => candidate.code === code)
  const record = section?.records.find(({ item }) => item.id === id)
  if (section === undefined || record === undefined || !mayRead(portal.people[page.user], record)) {
    return 'hidden'
  }
  return `<a class="link" href="${escapeHtml(cardAddress(page, section, record))}">${escapeHtml(recordName(record))}</a>`
}

function cardAddress(page: Page, section: CrmSection, { item }: CrmRecord): string {
  return samePerson(page, `${section.cardPath}${item.id}/`)
}

function phones(record: CrmRecord): string[] {
  return multiFields(record).filter(({ typeId }) => typeId === 'PHONE').map(({ value }) => value)
}

function responsible(portal: Portal, { item }: CrmRecord): string {
  const person = Object.values(portal.people).find(({ id }) => id === item.assignedById)
  return person === undefined ? `#${item.assignedById}` : `${person.name} ${person.lastName}`
}
