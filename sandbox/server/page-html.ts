import { knownErrors } from '../portal/data'
import { PERSON_KEYS, type Person } from '../portal/people'
import type { Portal } from '../portal/portal'
import { CALL_CODES } from '../portal/statistics'
import { restMethods } from '../rest/methods'
import { escapeHtml, jsonForScript } from './html'
import type { FrameForm } from './opening'
import { pageAddress, type Page } from './page-address'

const LANGUAGES: Record<string, string> = {
  en: 'English', de: 'Deutsch', ru: 'Русский', la: 'Español', br: 'Português', fr: 'Français', pl: 'Polski', tr: 'Türkçe'
}

const MENU = ['Feed', 'Messenger', 'Calendar', 'CRM', 'Tasks', 'Telephony', 'Market']

/** The page with the app in it. Scripts read what they need from the JSON in it. */
export function pageHtml(portal: Portal, page: Page, frame: FrameForm, appOrigin: string, webhook: boolean): string {
  const config = {
    appOrigin,
    frame,
    bare: page.bare,
    afterInstall: pageAddress(optionsOf({ ...page, install: false })),
    ...(page.bare
      ? {}
      : {
          errors: knownErrors,
          methods: [...restMethods.values()].map(({ name }) => name),
          callCodes: CALL_CODES
        })
  }
  return `<!doctype html>
<html lang="en" data-theme="${page.theme ?? 'system'}" class="${frameClass(page)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Callback Desk · Nordlicht</title>
<link rel="icon" href="/sandbox/public/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sandbox/public/portal.css">
${page.bare ? '' : '<link rel="stylesheet" href="/sandbox/public/panel.css">'}
<script type="application/json" id="page">${jsonForScript(config)}</script>
<script type="module" src="/sandbox/public/portal.js"></script>
</head>
<body>
${page.bare ? '<main id="app-place"></main>' : chrome(portal, page, webhook)}
</body>
</html>
`
}

/** A stand-in for a page of the portal the app opens beside itself, such as a deal. */
export function recordHtml(path: string): string {
  return `<!doctype html>
<html lang="en" class="record">
<head>
<meta charset="utf-8">
<title>${escapeHtml(path)}</title>
<link rel="icon" href="/sandbox/public/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sandbox/public/portal.css">
</head>
<body><main class="record-card"><h1>${escapeHtml(path)}</h1><p>The sandbox has no records; a portal would show this page here.</p></main></body>
</html>
`
}

function frameClass({ bare, panel }: Page): string {
  if (bare) {
    return 'bare'
  }
  return panel ? 'chrome panel-open' : 'chrome'
}

function chrome(portal: Portal, page: Page, webhook: boolean): string {
  const person = portal.people[page.user]
  return `<nav class="menu" aria-label="Portal">
<a class="brand" href="${escapeHtml(pageAddress(optionsOf(page)))}"><span class="brand-name">Nordlicht</span> <span class="brand-mark">24</span></a>
<ul>
${MENU.map(item => `<li><span class="menu-item"><i class="menu-icon icon-${item.toLowerCase()}"></i>${item}</span></li>`).join('\n')}
<li><a class="menu-item current" aria-current="page" href="${escapeHtml(pageAddress(optionsOf(page)))}"><i class="menu-icon icon-callback"></i>Callback Desk</a></li>
</ul>
</nav>
<header class="header">
<span class="search">Find people, documents, and more</span>
${webhook ? '<span class="badge">webhook: real calls</span>' : ''}
${theme(page)}
${languages(page)}
${people(portal, page, person)}
<button id="panel-toggle" class="header-button" type="button" aria-controls="panel" aria-expanded="${page.panel}">Sandbox</button>
</header>
<main class="content">
<h1 id="pagetitle">Callback Desk</h1>
<div id="app-place"></div>
</main>
<aside id="panel" class="panel" aria-label="Sandbox"></aside>`
}

function languages(page: Page): string {
  const language = LANGUAGES[page.lang] ?? page.lang
  const links = Object.entries(LANGUAGES).map(([lang, name]) => option({ ...page, lang }, name, lang === page.lang))
  return dropdown('Language', language, escapeHtml(language), links)
}

function people(portal: Portal, page: Page, person: Person): string {
  const links = PERSON_KEYS.map((user) => {
    const { name, lastName, position } = portal.people[user]
    return option({ ...page, user }, `${escapeHtml(`${name} ${lastName}`)}<small>${escapeHtml(position)}</small>`, user === page.user)
  })
  const initials = `${person.name.slice(0, 1)}${person.lastName.slice(0, 1)}`
  const name = `${person.name} ${person.lastName}`
  return dropdown('Person', name, `<i class="avatar">${escapeHtml(initials)}</i>${escapeHtml(name)}`, links)
}

function theme(page: Page): string {
  const other = page.theme === 'dark' ? 'light' : 'dark'
  return `<a class="header-button" href="${escapeHtml(pageAddress(optionsOf({ ...page, theme: other })))}">${other === 'dark' ? 'Dark' : 'Light'}</a>`
}

function dropdown(name: string, value: string, label: string, links: readonly string[]): string {
  return `<details class="dropdown"><summary aria-label="${name}: ${escapeHtml(value)}">${label}</summary><div class="dropdown-list">${links.join('')}</div></details>`
}

function option(target: Page, label: string, current: boolean): string {
  return `<a href="${escapeHtml(pageAddress(optionsOf(target)))}"${current ? ' aria-current="true"' : ''}>${label}</a>`
}

function optionsOf(page: Page): Parameters<typeof pageAddress>[0] {
  const { user, lang, theme, placementOptions, placement, bare, install, panel } = page
  return {
    user,
    lang,
    bare,
    install,
    ...(bare ? {} : { panel }),
    ...(theme === null ? {} : { theme }),
    ...(placement === 'DEFAULT' ? {} : { placement }),
    ...(placementOptions === '' ? {} : { placementOptions })
  }
}
