import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { builtApp } from '../sandbox/command/build.ts'
import { startSandbox } from '../sandbox/index.ts'
import { ensureBrowser } from './browser.ts'
import { buildWithMaps, packagesIn } from './packages.ts'

/** What the first usable form may cost, bytes after gzip. */
const LIMITS = { js: 230_000, css: 70_000 }
type Kind = keyof typeof LIMITS

/** Measures what a browser really requests until the form can be used, and fails above the limits. */
async function measure(dir: string): Promise<Record<Kind, { file: string, bytes: number }[]>> {
  const files: Record<Kind, { file: string, bytes: number }[]> = { js: [], css: [] }
  const sandbox = await startSandbox({ app: { dir } })
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    const bodies: Promise<void>[] = []
    page.on('response', (response) => {
      const file = new URL(response.url()).pathname.split('/').at(-1) ?? ''
      const kind = file.endsWith('.js') ? 'js' : file.endsWith('.css') ? 'css' : null
      if (!kind || !response.url().startsWith(new URL(sandbox.appUrl).origin)) return
      bodies.push(response.body().then((body) => {
        files[kind].push({ file, bytes: gzipSync(body).length })
      }))
    })
    await page.goto(sandbox.pageUrl({ user: 'administrator', bare: true }))
    await page.frameLocator('iframe').getByRole('button', { name: 'Call back' }).waitFor()
    await page.waitForLoadState('networkidle')
    await Promise.all(bodies)
  } finally {
    await browser.close()
    await sandbox.close()
  }
  return files
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const files = await measure(await builtApp('.'))
let failed = false
for (const kind of ['js', 'css'] as const) {
  for (const { file, bytes } of files[kind].sort((a, b) => b.bytes - a.bytes)) console.log(`  ${kB(bytes).padStart(9)}  ${file}`)
  const total = files[kind].reduce((sum, { bytes }) => sum + bytes, 0)
  const within = total > 0 && total <= LIMITS[kind]
  console.log(`${within ? '✓' : '✗'} ${kind}: ${kB(total)} gzip until the form can be used, limit ${kB(LIMITS[kind])}`)
  failed ||= !within
}
if (failed) process.exitCode = 1

// What is in these files, for whoever wants them smaller: `npm run size -- --packages`.
if (process.argv.includes('--packages')) {
  await buildWithMaps(async (dir) => {
    const scripts = (await measure(dir)).js.map(({ file }) => file)
    for (const { name, bytes } of await packagesIn(dir, scripts)) console.log(`  ${kB(bytes).padStart(9)}  ${name}`)
  })
}
