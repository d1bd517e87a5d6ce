import { fileURLToPath } from 'node:url'
import type { Portal } from '../portal/portal'
import { openFrame, type Addresses } from './opening'
import { APP_PATH, LINK_PATH, pageAddress, readPage } from './page-address'
import { pageHtml, recordHtml } from './page-html'
import { notFound, send, type Route, type WebRequest } from './route'
import { fileAnswer } from './static-files'

const PUBLIC = fileURLToPath(new URL('../public', import.meta.url))

/** The portal's own pages: the one with the app in it, and stand-ins for records the app may open. */
export function pageRoutes(portal: Portal, addresses: () => Addresses, webhook: boolean): Route[] {
  const appPage = ({ path, query }: WebRequest) => {
    const page = readPage(path, query)
    const { user, lang, placement, placementOptions, install } = page
    const frame = openFrame(portal, addresses(), { person: user, lang, placement, placementOptions, install })
    return send('html', 200, pageHtml(portal, page, frame, new URL(addresses().appUrl).origin, webhook))
  }
  const record = ({ path }: WebRequest) => send('html', 200, recordHtml(path))
  return [
    {
      methods: ['GET'],
      path: '/',
      handle: () => send('text', 302, '', { location: pageAddress() })
    },
    { methods: ['GET'], path: APP_PATH, handle: appPage },
    { methods: ['GET'], path: LINK_PATH, handle: appPage },
    ...['/crm/*', '/company/*', '/workgroups/*', '/telephony/*', '/marketplace/*']
      .map((path): Route => ({ methods: ['GET'], path, handle: record })),
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
