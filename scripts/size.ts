import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { builtApp } from '../sandbox/command/build.ts'
import { startSandbox } from '../sandbox/index.ts'
import { appFrame } from './bench/slowBrowser.ts'
import { ensureBrowser } from './browser.ts'
import { buildWithMaps, packagesIn } from './packages.ts'

/** What the first usable form may cost, bytes after gzip. */
const LIMITS = { js: 170_000, css: 12_000 }
type Kind = keyof typeof LIMITS

interface Requested {
  file: string
  kind: Kind
  bytes: number
  /** Asked for after a call could be clicked. */
  later: boolean
}

/**
 * What a browser really requests: until a line is known and the button is on the screen (as `npm run bench` sees it), and what the form then
 * loads by itself.
 */
async function measure(dir: string): Promise<Requested[]> {
  const files: Omit<Requested, 'later'>[] = []
  const sandbox = await startSandbox({ app: { dir } })
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.addInitScript({ path: 'scripts/bench/usable.js' })
    const usable = page.waitForEvent('console', message => message.text() === 'usable')
    const bodies: Promise<void>[] = []
    page.on('response', (response) => {
      const file = new URL(response.url()).pathname.split('/').at(-1) ?? ''
      const kind = file.endsWith('.js') ? 'js' : file.endsWith('.css') ? 'css' : null
      if (!kind || !response.url().startsWith(new URL(sandbox.appUrl).origin)) return
      bodies.push(response.body().then((body) => {
        files.push({ file, kind, bytes: gzipSync(body).length })
      }))
    })
    await page.goto(sandbox.pageUrl({ user: 'administrator', bare: true }))
    await usable
    await page.waitForLoadState('networkidle')
    await Promise.all(bodies)
    const before = await appFrame(page).evaluate(() => {
      const [mark] = performance.getEntriesByName('usable')
      return performance.getEntriesByType('resource').filter(({ startTime }) => mark && startTime <= mark.startTime).map(({ name }) => name)
    })
    return files.map(one => ({ ...one, later: !before.some(address => address.endsWith(`/${one.file}`)) }))
  } finally {
    await browser.close()
    await sandbox.close()
  }
}

/** Texts are in files of one name, one for each language: nobody loads two of them. @returns bytes of the largest */
async function longestTexts(dir: string): Promise<number> {
  const names = (await readdir(join(dir, 'assets'))).filter(isTexts)
  return Math.max(...await Promise.all(names.map(async name => gzipSync(await readFile(join(dir, 'assets', name))).length)))
}
const isTexts = (file: string) => /^desk-.*\.js$/.test(file)

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const dist = await builtApp('.')
// Measured in English; what counts is the language with the longest texts.
const texts = await longestTexts(dist)
const files = (await measure(dist)).map(one => isTexts(one.file) ? { ...one, bytes: texts } : one).sort((a, b) => b.bytes - a.bytes)
const sum = (some: readonly Requested[]) => some.reduce((total, { bytes }) => total + bytes, 0)
let failed = false
for (const kind of ['js', 'css'] as const) {
  const some = files.filter(one => one.kind === kind)
  for (const { file, bytes, later } of some) console.log(`  ${kB(bytes).padStart(9)}  ${file}${later ? ' (afterwards)' : ''}`)
  const [before, after] = [sum(some.filter(one => !one.later)), sum(some.filter(one => one.later))]
  const within = before > 0 && before <= LIMITS[kind]
  console.log(`${within ? '✓' : '✗'} ${kind}: ${kB(before)} gzip until a call can be clicked, limit ${kB(LIMITS[kind])}; ${kB(after)} afterwards`)
  failed ||= !within
}
if (failed) process.exitCode = 1

// What is in these files, for whoever wants them smaller: `npm run size -- --packages`.
if (process.argv.includes('--packages')) {
  await buildWithMaps(async (dir) => {
    const scripts = (await measure(dir)).filter(({ kind, later }) => kind === 'js' && !later).map(({ file }) => file)
    for (const { name, bytes } of await packagesIn(dir, scripts)) console.log(`  ${kB(bytes).padStart(9)}  ${name}`)
  })
}
