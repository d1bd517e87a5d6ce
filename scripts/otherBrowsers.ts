import { existsSync, readdirSync } from 'node:fs'
import { install, mayInstall } from './debian.ts'

/** Where Debian and others put Firefox; `FIREFOX` in the environment wins. */
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver'
const DISPLAY = '/usr/bin/Xvfb'

/** What drives WebKit as GTK applications have it, where Debian puts it. */
export interface WebKitPlaces {
  /** `MiniBrowser` */
  browser: string
  /** `WebKitWebDriver` */
  driver: string
  /** `Xvfb`: it has no headless mode. */
  display: string
}

/** The Firefox the tests run in, or null where there is none. */
export function findFirefox(): string | null {
  return [process.env.FIREFOX, ...FIREFOX].find(path => path && existsSync(path)) ?? null
}

/** The WebKit the tests run in, or null where any part of it is missing. */
export function findWebKit(): WebKitPlaces | null {
  const browser = miniBrowser()
  return browser && existsSync(WEBKIT_DRIVER) && existsSync(DISPLAY) ? { browser, driver: WEBKIT_DRIVER, display: DISPLAY } : null
}

/** `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`, on whatever processor. */
function miniBrowser(): string | null {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter(name => name.includes('-linux-')) : []
  return folders.map(name => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`).find(path => existsSync(path)) ?? null
}

const BROWSERS = {
  Firefox: { find: findFirefox, packages: ['firefox-esr'] },
  WebKit: { find: findWebKit, packages: ['webkit2gtk-driver', 'xvfb'] }
} as const
type OtherBrowser = keyof typeof BROWSERS
export const OTHER_BROWSERS: readonly OtherBrowser[] = ['Firefox', 'WebKit']

/** Whether a browser is here, with all that drives it. */
export function isThere(name: OtherBrowser): boolean {
  return BROWSERS[name].find() !== null
}

/**
 * Has a browser beside Chromium ready; installs Debian's where it is missing and the user may install packages.
 * @returns null, or why it cannot be had here
 */
export function ensureOtherBrowser(name: OtherBrowser): string | null {
  const { packages } = BROWSERS[name]
  if (isThere(name)) return null
  const wanted = `Debian: apt-get install ${packages.join(' ')}`
  if (!mayInstall()) return `it is not installed (${wanted})`
  try {
    install(...packages)
  } catch (error) {
    return `its packages cannot be installed (${wanted}): ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`
  }
  return isThere(name) ? null : `its packages are installed, but it is not where they are known to put it (${wanted})`
}
