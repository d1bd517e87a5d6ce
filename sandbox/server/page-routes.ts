import { fileURLToPath } from 'node:url'
import { crmSections } from '../portal/crm'
import type { Portal } from '../portal/portal'
import { crmCardHtml, crmListHtml } from './crm-html'
import { openFrame, type Addresses } from './opening'
import { APP_PATH, LINK_PATH, pageAddress, readPage } from './page-address'
import { appPageHtml, emptyPageHtml, notInstalledHtml, type PageParts } from './page-html'
import { notFound, send, type Route, type WebRequest } from './route'
import { fileAnswer } from './static-files'

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url))

/** The portal's own pages: the one with the app in it, and the CRM's. */
export function pageRoutes(portal: Portal, addresses: () => Addresses, webhook: boolean): Route[] {
  const page = (html: (parts: PageParts) => string) => ({ path, query }: WebRequest) =>
    send('html', 200, html({ portal, page: readPage(path, query), appOrigin: new URL(addresses().appUrl).origin, webhook }))
  return [
    {
      methods: ['GET'],
      path: '/',
      handle: () => send('text', 302, '', { location: pageAddress() })
    },
    { methods: ['GET'], path: APP_PATH, handle: page(parts => appPage(parts, addresses())) },
    { methods: ['GET'], path: LINK_PATH, handle: page(parts => appPage(parts, addresses())) },
    { methods: ['GET'], path: '/crm/*', handle: page(crmPage) },
    ...['/company/*', '/workgroups/*', '/telephony/*', '/marketplace/*']
      .map((path): Route => ({ methods: ['GET'], path, handle: page(emptyPageHtml) })),
    {
      methods: ['GET'],
      path: '/sandbox/public/*',
      handle: async ({ path }) => await fileAnswer(PUBLIC, path.slice('/sandbox/public/'.length), 'no-cache') ?? notFound
    },
    {
      methods: ['GET'],
      path: '/favicon.ico',
      handle: async () => await fileAnswer(PUBLIC, 'favicon.svg', 'no-cache') ?? notFound
    }
  ]
}

/** Until the installer has finished administrators get the installer, and everybody else gets nothing. */
function appPage(parts: PageParts, addresses: Addresses): string {
  const { portal, page: { user, lang, placement, placementOptions, install } } = parts
  if (!portal.installed && !portal.people[user].administrator) {
    return notInstalledHtml(parts)
  }
  const handler = portal.placements.find(bound => bound.placement === placement)?.handler
  return appPageHtml(parts, openFrame(portal, addresses, {
    person: user,
    lang,
    placement,
    placementOptions,
    install: install || !portal.installed,
    ...(handler === undefined ? {} : { handler })
  }))
}

function crmPage(parts: PageParts): string {
  const { path } = parts.page
  const list = crmSections(parts.portal.crm).find(({ listPath }) => path === listPath)
  if (list !== undefined) {
    return crmListHtml(parts, list)
  }
  const card = crmSections(parts.portal.crm).find(({ cardPath }) => path.startsWith(cardPath))
  const [, id] = /^(\d+)\/?$/.exec(path.slice(card?.cardPath.length)) ?? []
  return card === undefined || id === undefined ? emptyPageHtml(parts) : crmCardHtml(parts, card, Number(id))
}
