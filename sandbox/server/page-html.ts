import { knownErrors } from '../portal/data'
import type { Portal } from '../portal/portal'
import { SCENARIO_KEYS, SCENARIOS } from '../portal/scenarios'
import { CALL_CODES } from '../portal/statistics'
import { restMethods } from '../rest/methods'
import { chrome } from './chrome-html'
import { escapeHtml, jsonForScript } from './html'
import type { FrameForm } from './opening'
import { addressOf, samePerson, type Page } from './page-address'

/** What every page needs to know of the sandbox. */
export interface PageParts {
  portal: Portal
  page: Page
  appOrigin: string
  /** Whether REST passes through to a real portal. */
  webhook: boolean
}

/** The page with the app in it. */
export function appPageHtml(parts: PageParts, frame: FrameForm): string {
  return parts.page.bare
    ? documentHtml(parts, '<main id="app-place"></main>', { frame })
    : documentHtml(parts, contentHtml('Callback Desk', '<div id="app-place"></div>'), { frame })
}

/** What people see of an app whose installer has not finished. */
export function notInstalledHtml(parts: PageParts): string {
  return documentHtml(parts, contentHtml('Callback Desk', `<section class="sheet notice" role="status">
<h2>The application is not fully installed yet</h2>
<p>An administrator of the portal has to finish its installation first.</p>
</section>`))
}

/** A page of the portal about something the sandbox does not have. */
export function emptyPageHtml(parts: PageParts): string {
  return documentHtml(parts, contentHtml(parts.page.path, '<section class="sheet notice"><p>The sandbox has nothing here; a portal would show this page.</p></section>'))
}

/** A page's title, what is under it, and what stands beside the title. All are HTML but the title, which is a text. */
export function contentHtml(title: string, html: string, beside = ''): string {
  return `<main class="content">
<div class="title-row"><h1 id="pagetitle">${escapeHtml(title)}</h1>${beside}</div>
${html}
</main>`
}

/** A whole page around some content. Scripts read what they need from the JSON in it. */
export function documentHtml({ portal, page, appOrigin, webhook }: PageParts, content: string, data: Record<string, unknown> = {}): string {
  const withChrome = !page.bare && !page.inSlider
  const config = {
    appOrigin,
    bare: page.bare,
    chrome: withChrome,
    user: page.user,
    lang: page.lang,
    recordQuery: samePerson({ ...page, inSlider: true }, '').slice(1),
    afterInstall: addressOf({ ...page, install: false }),
    ...data,
    ...(withChrome
      ? { errors: knownErrors, methods: [...restMethods.values()].map(({ name }) => name), callCodes: CALL_CODES, scenarios: SCENARIO_KEYS.map(key => ({ key, title: SCENARIOS[key].title, says: SCENARIOS[key].says })) }
      : {})
  }
  return `<!doctype html>
<html lang="en" data-theme="${page.theme ?? 'system'}" class="${frameClass(page)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Callback Desk · Nordlicht</title>
<link rel="icon" href="/sandbox/public/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sandbox/public/portal.css">
${page.bare && 'frame' in data ? '' : '<link rel="stylesheet" href="/sandbox/public/crm.css">'}
${withChrome ? '<link rel="stylesheet" href="/sandbox/public/panel.css">' : ''}
<script type="application/json" id="page">${jsonForScript(config)}</script>
<script type="module" src="/sandbox/public/portal.js"></script>
</head>
<body>
${withChrome ? chrome(portal, page, webhook, content) : content}
</body>
</html>
`
}

function frameClass({ bare, panel, inSlider }: Page): string {
  if (inSlider) {
    return 'in-slider'
  }
  if (bare) {
    return 'bare'
  }
  return panel ? 'chrome panel-open' : 'chrome'
}
