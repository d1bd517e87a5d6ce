import * as v from 'valibot'
import { isPersonKey, type PersonKey } from '../portal/people'
import { parsePhpQuery } from '../rest/php'

export const APP_PATH = '/marketplace/app/callback-desk/'
/** Links that fill in the app: `/marketplace/view/callback-desk/?params[phone]=…`. */
export const LINK_PATH = '/marketplace/view/callback-desk/'

/** What can be said about a page of the portal. */
export interface PageOptions {
  user?: PersonKey
  /** The portal's language code: `en`, `de`, `ru`, `la` … */
  lang?: string
  /** The frame fills the window; nothing of the portal shows. */
  bare?: boolean
  /** As the system has it unless said. */
  theme?: 'light' | 'dark'
  /** Another page than the app's: `/crm/deal/details/1/`, `/marketplace/view/callback-desk/` … */
  path?: string
  /** What a link to the app (`/marketplace/view/…`) fills in. */
  params?: Record<string, string>
  /** Placement code the app is opened from. */
  placement?: string
  /** What the place supplies: an object, a text, or nothing. */
  placementOptions?: unknown
  /** Opens the installer. */
  install?: boolean
  /** Whether the sandbox's panel is open. */
  panel?: boolean
}

/** A page as its address describes it. */
export interface Page {
  path: string
  user: PersonKey
  lang: string
  bare: boolean
  theme: 'light' | 'dark' | null
  placement: string
  placementOptions: unknown
  install: boolean
  panel: boolean
  /** In a slider: nothing of the portal around it. */
  inSlider: boolean
}

/** The path and query of a page. */
export function pageAddress(options: PageOptions = {}): string {
  const query = new URLSearchParams()
  const { user, lang, bare, theme, path = APP_PATH, params = {}, placement, placementOptions, install, panel } = options
  const entries = {
    user,
    lang,
    bare: bare === true ? '1' : undefined,
    theme,
    placement,
    placementOptions: placementOptions === undefined ? undefined : JSON.stringify(placementOptions),
    install: install === true ? '1' : undefined,
    panel: panel === undefined ? undefined : panel ? '1' : '0',
    ...Object.fromEntries(Object.entries(params).map(([key, value]) => [`params[${key}]`, value]))
  }
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) {
      query.set(key, value)
    }
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Reads a page's address; what it leaves out or gets wrong is as for an administrator with an English portal. */
export function readPage(path: string, query: string): Page {
  const given = parsePhpQuery(query)
  const page: Page = {
    path: path.startsWith(LINK_PATH) ? APP_PATH : path,
    user: isPersonKey(given.user) ? given.user : 'administrator',
    lang: typeof given.lang === 'string' && /^[a-z]{2}$/.test(given.lang) ? given.lang : 'en',
    bare: given.bare === '1',
    theme: given.theme === 'light' || given.theme === 'dark' ? given.theme : null,
    placement: typeof given.placement === 'string' ? given.placement : 'DEFAULT',
    placementOptions: readOptions(given.placementOptions),
    install: given.install === '1',
    panel: given.panel !== '0',
    inSlider: given.IFRAME === 'Y'
  }
  return path.startsWith(LINK_PATH)
    ? { ...page, placement: 'REST_APP_URI', placementOptions: given.params ?? '' }
    : page
}

/** The address of another page for the same person: language, colours and panel stay. */
export function samePerson(page: Page, path: string): string {
  const { user, lang, theme, panel, inSlider } = page
  const address = pageAddress({ user, lang, path, ...(theme === null ? {} : { theme }), ...(inSlider ? {} : { panel }) })
  return inSlider ? `${address}&IFRAME=Y` : address
}

/** The address of a page as it is, with changes. */
export function addressOf(page: Page): string {
  const { path, user, lang, theme, placementOptions, placement, bare, install, panel } = page
  return pageAddress({
    path,
    user,
    lang,
    bare,
    install,
    ...(bare ? {} : { panel }),
    ...(theme === null ? {} : { theme }),
    ...(placement === 'DEFAULT' ? {} : { placement }),
    ...(placementOptions === '' ? {} : { placementOptions })
  })
}

function readOptions(text: unknown): unknown {
  if (typeof text !== 'string') {
    return ''
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
  return read.success ? read.output : text
}
