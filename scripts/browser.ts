import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { install, mayInstall } from './debian.ts'

/**
 * Where Debian and others put Chromium; `CHROMIUM` in the environment wins. The headless shell is the same browser without windows and
 * menus, which the whole one draws even where nobody looks: the tests take half the time in it.
 */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** What every script of the tests is drawn with, and the stored pictures were (docs/access.md). */
const FONTS = ['fonts-noto-core', 'fonts-liberation', 'fonts-droid-fallback']

/** The Chromium the tests run in, or null where there is none. */
export function findBrowser(): string | null {
  return [process.env.CHROMIUM, ...PLACES].find(path => path && existsSync(path)) ?? null
}

/**
 * The Chromium the tests run in; installs Debian's where there is none and the user may install packages.
 * @throws {Error} with what to do when none can be had
 */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found) return found
  if (!mayInstall()) {
    throw new Error('The tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM.')
  }
  try {
    install('chromium-headless-shell', ...FONTS)
  } catch {
    // Older releases have the whole browser only.
    install('chromium', ...FONTS)
  }
  const installed = findBrowser()
  if (!installed) throw new Error('Chromium was installed but cannot be found.')
  return installed
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(ensureBrowser())
