import { shapeOptions } from '../portal/placements'
import { secondsLeft } from '../portal/tokens'
import type { Opening, Session } from '../portal/sessions'
import type { Portal } from '../portal/portal'
import { phpMap } from '../rest/php'

/** The portal's id, the same on every start so that what an app stored for it is found again. */
const MEMBER_ID = 'c1f3a9d27b5e48f0a6d4c2b19e7f8035'

/** Addresses of the two sides: the portal and the app it frames. */
export interface Addresses {
  portalOrigin: string
  /** The app's index page. */
  appUrl: string
}

/** A form to be posted into a new frame: how a portal opens an app. */
export interface FrameForm {
  sid: string
  /** The frame's name, from which the SDK learns where it is. */
  name: string
  action: string
  fields: Record<string, string>
  placement: string
}

/** Opens the app once more and says how the frame has to be made. */
export function openFrame(portal: Portal, addresses: Addresses, opening: Opening): FrameForm {
  const placementOptions = shapeOptions(opening.placementOptions, portal.placementOptionsShape)
  const session = portal.sessions.open({ ...opening, placementOptions })
  const { host, protocol } = new URL(addresses.portalOrigin)
  const protocolFlag = protocol === 'https:' ? '1' : '0'
  const action = new URL(opening.install ? 'install.html' : opening.handler ?? '', addresses.appUrl)
  for (const [key, value] of [['DOMAIN', host], ['PROTOCOL', protocolFlag], ['LANG', opening.lang], ['APP_SID', session.sid]] as const) {
    action.searchParams.set(key, value)
  }
  return {
    sid: session.sid,
    name: `${host}|${protocolFlag}|${session.sid}`,
    action: action.href,
    placement: opening.placement,
    fields: {
      AUTH_ID: session.token.access,
      AUTH_EXPIRES: secondsLeft(session.token),
      REFRESH_ID: session.token.refresh,
      member_id: MEMBER_ID,
      status: 'L',
      PLACEMENT: opening.placement,
      PLACEMENT_OPTIONS: typeof placementOptions === 'string' ? placementOptions : JSON.stringify(placementOptions)
    }
  }
}

/** What the portal's page answers to `getInitData`. */
export function initData(portal: Portal, addresses: Addresses, session: Session): Record<string, unknown> {
  const { host, protocol } = new URL(addresses.portalOrigin)
  const person = portal.people[session.person]
  return {
    LANG: session.lang,
    DOMAIN: host,
    PROTOCOL: protocol === 'https:' ? '1' : '0',
    PATH: portal.restPath,
    ...authData(session),
    MEMBER_ID,
    FIRST_RUN: session.install && !portal.installed,
    IS_ADMIN: person.administrator,
    INSTALL: session.install,
    USER_OPTIONS: phpMap(portal.options.user[person.id] ?? {}),
    APP_OPTIONS: phpMap(portal.options.app),
    PLACEMENT: session.placement,
    PLACEMENT_OPTIONS: session.placementOptions
  }
}

/** What the portal's page answers to `refreshAuth`. */
export function authData({ token }: Session): Record<string, string> {
  return { AUTH_ID: token.access, AUTH_EXPIRES: secondsLeft(token), REFRESH_ID: token.refresh }
}
