import { crmSections } from '../portal/crm'
import { PERSON_KEYS } from '../portal/people'
import { placementTitle } from '../portal/placements'
import type { Portal } from '../portal/portal'
import { escapeHtml } from './html'
import { addressOf, APP_PATH, pageAddress, samePerson, type Page } from './page-address'

const LANGUAGES: Record<string, string> = {
  en: 'English', de: 'Deutsch', ru: 'Русский', fr: 'Français', la: 'Español', br: 'Português', ar: 'العربية', pl: 'Polski',
  tr: 'Türkçe', it: 'Italiano', ua: 'Українська', sc: '简体中文', tc: '繁體中文', ja: '日本語', vn: 'Tiếng Việt', id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu', th: 'ไทย', in: 'हिन्दी', kz: 'Қазақша'
}

/** The portal around a page's content: menu, header, and the sandbox's panel. */
export function chrome(portal: Portal, page: Page, webhook: boolean, content: string): string {
  return `<nav class="menu" aria-label="Portal">
<a class="brand" href="${escapeHtml(samePerson(page, APP_PATH))}"><span class="brand-name">Nordlicht</span> <span class="brand-mark">24</span></a>
<ul>
${[dead('Feed'), dead('Messenger'), dead('Calendar'), ...crm(portal, page), dead('Tasks'), dead('Telephony'), dead('Market'), ...apps(portal, page)].join('\n')}
</ul>
</nav>
<header class="header">
<span class="search">Find people, documents, and more</span>
${webhook ? '<span class="badge">webhook: real calls</span>' : ''}
${theme(page)}
${languages(page)}
${people(portal, page)}
<button id="panel-toggle" class="header-button" type="button" aria-controls="panel" aria-expanded="${page.panel}">Sandbox</button>
</header>
${content}
<aside id="panel" class="panel" aria-label="Sandbox"></aside>`
}

function dead(item: string): string {
  return `<li class="dead"><span class="menu-item"><i class="menu-icon icon-${item.toLowerCase()}"></i>${item}</span></li>`
}

function crm(portal: Portal, page: Page): string[] {
  return [dead('CRM'), ...crmSections(portal.crm).map(({ title, listPath, cardPath }) =>
    entry(title, samePerson(page, listPath), page.path.startsWith(listPath) || page.path.startsWith(cardPath), 'menu-sub'))]
}

/** The app under the names it is bound to the menu by, or else as the portal lists it. */
function apps(portal: Portal, page: Page): string[] {
  const bound = portal.installed ? portal.placements.filter(({ placement }) => placement === 'LEFT_MENU') : []
  const onApp = page.path === APP_PATH
  if (bound.length === 0) {
    return [entry('Callback Desk', samePerson(page, APP_PATH), onApp, 'menu-app')]
  }
  const { user, lang, theme: colours, panel } = page
  return bound.map((placement) => {
    const address = pageAddress({ user, lang, ...(colours === null ? {} : { theme: colours }), panel, placement: 'LEFT_MENU' })
    return entry(placementTitle(placement, lang), address, onApp && page.placement === 'LEFT_MENU', 'menu-app')
  })
}

function entry(title: string, address: string, current: boolean, kind: string): string {
  const icon = kind === 'menu-app' ? '<i class="menu-icon icon-callback"></i>' : ''
  return `<li><a class="menu-item ${kind}${current ? ' current" aria-current="page' : ''}" href="${escapeHtml(address)}">${icon}${escapeHtml(title)}</a></li>`
}

function languages(page: Page): string {
  const language = LANGUAGES[page.lang] ?? page.lang
  const links = Object.entries(LANGUAGES).map(([lang, name]) => option({ ...page, lang }, name, lang === page.lang))
  return dropdown('Language', language, escapeHtml(language), links)
}

function people(portal: Portal, page: Page): string {
  const person = portal.people[page.user]
  const links = PERSON_KEYS.map((user) => {
    const { name, lastName, position } = portal.people[user]
    return option({ ...page, user }, `${escapeHtml(`${name} ${lastName}`)}<small>${escapeHtml(position)}</small>`, user === page.user)
  })
  const initials = `${person.name.slice(0, 1)}${person.lastName.slice(0, 1)}`
  const name = `${person.name} ${person.lastName}`
  return dropdown('Person', name, `<i class="avatar">${escapeHtml(initials)}</i><span class="person-name">${escapeHtml(name)}</span>`, links)
}

function theme(page: Page): string {
  const other = page.theme === 'dark' ? 'light' : 'dark'
  return `<a class="header-button" href="${escapeHtml(addressOf({ ...page, theme: other }))}">${other === 'dark' ? 'Dark' : 'Light'}</a>`
}

function dropdown(name: string, value: string, label: string, links: readonly string[]): string {
  return `<details class="dropdown"><summary aria-label="${name}: ${escapeHtml(value)}">${label}</summary><div class="dropdown-list">${links.join('')}</div></details>`
}

function option(target: Page, label: string, current: boolean): string {
  return `<a href="${escapeHtml(addressOf(target))}"${current ? ' aria-current="true"' : ''}>${label}</a>`
}
