import { onPremisePortal, type PortalData } from './portal/data'
import { Portal } from './portal/portal'
import { Timers } from './portal/timers'
import { appRoutes, basePath } from './server/app-routes'
import { localBackend, localCommands } from './server/backend'
import type { Addresses } from './server/opening'
import { pageAddress, type PageOptions } from './server/page-address'
import { pageRoutes } from './server/page-routes'
import { panelRoutes } from './server/panel-routes'
import { parentRoutes } from './server/parent-routes'
import { placementRoutes } from './server/placement-routes'
import { recordingRoutes } from './server/recording'
import { restRoutes } from './server/rest-routes'
import { startWebServer, type Protocol, type WebServer } from './server/web-server'
import { webhookBackend } from './server/webhook'

export { errorFault, type Fault } from './portal/faults'
export { knownErrors } from './portal/data'
export type { PersonKey } from './portal/people'
export type { EndedCall } from './portal/statistics'
export type { PageOptions } from './server/page-address'

export interface SandboxOptions {
  /** What portal and app server speak: `http` (default), `https` (TLS, HTTP/1.1 only) or `h2` (TLS, HTTP/2). */
  protocol?: Protocol
  /** 0 (default) is any free port. */
  portalPort?: number
  /** 0 (default) is any free port. */
  appPort?: number
  /** A built app's folder to serve, under a sub path if given, or an address where somebody else serves the app. */
  app: { dir: string, base?: string } | { url: string }
  /** Inbound webhook of a real portal. REST then passes through to it; the browser never learns the address. */
  webhook?: string
  /** Whether the app's installer has finished; true unless said. The same as in `seed`. */
  installed?: boolean
  /** A portal on a company's own server: plain HTTP, an address with a port, an older version. */
  onPremise?: boolean
  /** Portal data to start with instead of the usual. */
  seed?: Partial<PortalData>
}

export interface Sandbox {
  /** The portal's origin. */
  portalUrl: string
  /** The app's index page. */
  appUrl: string
  /** Address of the portal's page with the app open in it. */
  pageUrl(options?: PageOptions): string
  portal: Portal
  /** Ends servers, connections and timers at once. */
  close(): Promise<void>
}

/** Starts a portal and, unless somebody else serves the app, a host for the app. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { portalPort = 0, appPort = 0, app, webhook, onPremise = false, installed = true, seed } = options
  const protocol = onPremise ? 'http' : options.protocol ?? 'http'
  const portal = new Portal({ installed, ...(onPremise ? onPremisePortal() : {}), ...seed })
  const timers = new Timers()
  const servers: WebServer[] = []
  const addresses: Addresses = { portalOrigin: '', appUrl: 'url' in app ? new URL(app.url).href : '' }

  const close = async (): Promise<void> => {
    timers.clear()
    await Promise.all(servers.map(server => server.close()))
    // Last, because a request that was waiting when the timers were cleared may just have started a call.
    portal.telephony.stop()
  }

  try {
    if ('dir' in app) {
      const appServer = await startWebServer(protocol, appPort, appRoutes(app.dir, app.base))
      servers.push(appServer)
      addresses.appUrl = `${appServer.origin}${basePath(app.base)}index.html`
    }
    portal.appUrl = addresses.appUrl
    const local = localBackend(portal, timers)
    const portalServer = await startWebServer(protocol, portalPort, [
      ...restRoutes(portal, webhook === undefined ? local : webhookBackend(webhook, local, localCommands(portal, timers)), timers),
      ...parentRoutes(portal, () => addresses, timers),
      ...placementRoutes(portal, () => addresses),
      ...panelRoutes(portal, timers),
      ...recordingRoutes(portal),
      ...pageRoutes(portal, () => addresses, webhook !== undefined)
    ])
    servers.push(portalServer)
    addresses.portalOrigin = portalServer.origin
    portal.origin = portalServer.origin
    portal.enterPastCalls()
  } catch (error) {
    await close()
    throw error
  }

  return {
    portalUrl: addresses.portalOrigin,
    appUrl: addresses.appUrl,
    pageUrl: pageOptions => `${addresses.portalOrigin}${pageAddress(pageOptions)}`,
    portal,
    close
  }
}
