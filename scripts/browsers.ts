import { spawnSync } from 'node:child_process'
import { ensureBrowser } from './browser.ts'
import { ensureOtherBrowser, type OtherBrowser } from './otherBrowsers.ts'

/** `npm run browsers`: what starts calls, in Firefox and WebKit, with Chromium beside them. A browser that cannot be had is told, and is no failure. */
const OTHERS: readonly OtherBrowser[] = ['Firefox', 'WebKit']

const missing = new Map(OTHERS.map(name => [name, ensureOtherBrowser(name)]))
for (const [name, reason] of missing) if (reason !== null) console.log(`${name}: not run, ${reason}`)

const there = ['Chromium', ...OTHERS.filter(name => missing.get(name) === null)]
const run = spawnSync(
  'npx',
  ['--no-install', 'playwright', 'test', '-c', 'playwright.browsers.config.ts', ...there.flatMap(name => ['--project', `${name}*`]), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM: ensureBrowser() } }
)
process.exitCode = run.status ?? 1
