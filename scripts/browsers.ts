import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.ts'
import { browserTables } from './browsers/table.ts'
import { ensureOtherBrowser, OTHER_BROWSERS } from './otherBrowsers.ts'

/**
 * `npm run browsers`: the app in Firefox and WebKit, with Chromium beside them. A browser that cannot be had is told, and is no failure.
 *
 * `--smallest`: what starts calls alone, without Chromium, which has more of that in `npm run e2e`. `--write`: puts what it came to into
 * `docs/browsers.md`. Everything else goes to Playwright.
 */
const OPTIONS = ['--smallest', '--write']
const [smallest, write] = OPTIONS.map(option => process.argv.includes(option))
const others = process.argv.slice(2).filter(argument => !OPTIONS.includes(argument))

/** Whatever hangs is ended, minutes. */
const LIMIT = smallest ? 5 : 45
const DOCUMENT = 'docs/browsers.md'
/** What stands between the two is written here. */
const PLACE = /(<!-- npm run browsers -- --write -->)[^]*(<!-- end -->)/
if (write && (smallest || others.length > 0)) throw new Error('The tables are of the whole run: --write goes alone.')

const missing = new Map<string, string>()
for (const name of OTHER_BROWSERS) {
  const reason = ensureOtherBrowser(name)
  if (reason !== null) missing.set(name, reason)
}
for (const [name, reason] of missing) console.log(`${name}: not run, ${reason}`)

const browsers = smallest ? [...OTHER_BROWSERS] : [...OTHER_BROWSERS, 'Chromium']
const there = browsers.filter(name => !missing.has(name))
if (there.length > 0) run()

function run(): void {
  const folder = mkdtempSync(join(tmpdir(), 'browsers-'))
  const report = join(folder, 'report.json')
  const begun = Date.now()
  const { status } = spawnSync(
    'npx',
    ['--no-install', 'playwright', 'test', '-c', 'playwright.browsers.config.ts', '--reporter=list,json', `--global-timeout=${LIMIT * 60_000}`,
      ...there.map(name => `--project=${name}*`), ...(smallest ? ['--grep', '@smallest'] : []), ...others],
    { stdio: 'inherit', env: { ...process.env, CHROMIUM: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report } }
  )
  console.log(`${there.join(', ')}: ${Math.round((Date.now() - begun) / 1000)} s`)
  if (write) {
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(begun)
    const tables = browserTables(JSON.parse(readFileSync(report, 'utf8')), browsers, missing, today)
    writeFileSync(DOCUMENT, readFileSync(DOCUMENT, 'utf8').replace(PLACE, `$1\n\n${tables}\n\n$2`))
  }
  rmSync(folder, { recursive: true })
  process.exitCode = status ?? 1
}
