import { B24Frame } from '@bitrix24/b24jssdk'
import { vi } from 'vitest'
import { readAsForms } from '@/portal/sdk/frame'

/** For test files in Vitest's `node` environment: its fetch and streams behave as a browser's do, happy-dom's do not. */
export interface FakePortalPage {
  frame: B24Frame
  /** How often the frame asked its parent for a new token. */
  refreshes: () => number
  /** How often the frame said that the installer has finished. */
  finishes: () => number
}

interface PageOptions {
  protocol?: 'https' | 'http'
  /** What the parent does when asked for a new token. */
  refresh?: 'answers' | 'silent'
  /** The portal has opened the app for its installation. */
  install?: boolean
  /** What the page answers to the handshake, as text, instead of what a portal would. */
  data?: string
}

/** A real frame of the SDK, connected to a parent page that speaks the portal's postMessage protocol; it reads as the app's does. */
export async function openPortalPage({ protocol = 'https', refresh = 'answers', install = false, data }: PageOptions = {}): Promise<FakePortalPage> {
  const page = new EventTarget()
  let refreshes = 0
  let finishes = 0
  const say = (key: string, text: string) => {
    page.dispatchEvent(new MessageEvent('message', { origin: `${protocol}://portal.example`, data: `${key}:${text}` }))
  }
  const answer = (key: string, value: object) => say(key, JSON.stringify(value))
  const postMessage = (message: string) => {
    const [command, key = ''] = message.split(':')
    if (command === 'getInitData') say(key, data ?? JSON.stringify({ ...INIT_DATA, PROTOCOL: protocol === 'https' ? '1' : '0', INSTALL: install }))
    if (command === 'setInstall') answer(key, { ok: true })
    // Portals load their page anew and answer nothing.
    if (command === 'setInstallFinish') finishes++
    if (command !== 'refreshAuth') return
    refreshes++
    if (refresh === 'answers') answer(key, { AUTH_ID: `token-${refreshes + 1}`, REFRESH_ID: 'refresh', AUTH_EXPIRES: '3600' })
  }
  vi.stubGlobal('window', page)
  vi.stubGlobal('parent', { postMessage })
  const frame = new B24Frame({ DOMAIN: 'portal.example', PROTOCOL: protocol === 'https', LANG: null, APP_SID: 'sid' })
  await frame.init()
  readAsForms(frame)
  return { frame, refreshes: () => refreshes, finishes: () => finishes }
}

/** What a portal's page answers to the handshake. */
export const INIT_DATA = {
  DOMAIN: 'portal.example', PROTOCOL: '1', PATH: '/rest', LANG: 'de', MEMBER_ID: 'member',
  AUTH_ID: 'token-1', REFRESH_ID: 'refresh', AUTH_EXPIRES: '3600', IS_ADMIN: false, INSTALL: false, FIRST_RUN: false,
  APP_OPTIONS: {}, USER_OPTIONS: {}, PLACEMENT: 'DEFAULT', PLACEMENT_OPTIONS: {}
}
