import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { archiveOf } from '../../scripts/package.ts'
import { expect, INSTALLED_PLACES, test as base } from './desk.ts'
import { callFromDeal } from './wholeWay.ts'

/** Portals unpack archives into a folder of their own choice. */
const FOLDER = 'upload/apps/callback-desk'

const test = base.extend<object, { files: Record<string, string>, unpacked: string }>({
  files: [async ({}, use) => {
    const entries = Object.entries(unzipSync(archiveOf('dist')))
    await use(Object.fromEntries(entries.map(([path, content]) => [path, strFromU8(content)])))
  }, { scope: 'worker' }],
  unpacked: [async ({ files }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'callback-desk-unpacked-'))
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    await use(folder)
    await rm(folder, { recursive: true })
  }, { scope: 'worker' }]
})
test.use({ host: async ({ unpacked }, use) => use({ dir: unpacked, base: FOLDER }) })

test('the archive has its pages at the root and nothing that does not belong', ({ files }) => {
  const paths = Object.keys(files)
  expect(paths).toEqual(expect.arrayContaining(['index.html', 'install.html']))
  expect(paths).toEqual(paths.toSorted())
  for (const path of paths) expect(path).toMatch(/^([\w.-]+\.(html|svg|txt)|assets\/[\w.-]+\.(js|css))$/)
  for (const [path, content] of Object.entries(files)) expect(content, path).not.toContain('sourceMappingURL')
})

test('its files name each other relatively, and every one that is named is there', ({ files }) => {
  let named = 0
  for (const [path, content] of Object.entries(files)) {
    for (const reference of referencesIn(path, content)) {
      expect(reference, path).toMatch(/^(\.\.?\/|data:)/)
      if (reference.startsWith('data:')) continue
      expect(files, path).toHaveProperty([new URL(reference, `http://host/${path}`).pathname.slice(1)])
      named += 1
    }
    // Vite's list of files to preload is relative to the page.
    for (const [reference] of content.matchAll(/(?<=["'`])[^"'`\s]*assets\/[\w.-]+\.(js|css)(?=["'`])/g)) {
      expect(reference, path).toMatch(/^(\.\/)?assets\//)
    }
  }
  expect(named).toBeGreaterThan(10)
})

test('its pages hold no script and no style of their own', ({ files }) => {
  for (const [path, content] of Object.entries(files).filter(([path]) => path.endsWith('.html'))) {
    expect(content, path).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
    for (const [tag] of content.matchAll(/<script[^]*?<\/script>/g)) expect(tag, path).toMatch(/ src="[^"]+"><\/script>$/)
  }
})

test('a call from a sub-folder', async ({ desk }) => {
  expect(new URL(desk.sandbox.appUrl).pathname).toBe(`/${FOLDER}/index.html`)
  await desk.open({ user: 'manager', lang: 'de' })
  await expect(desk.app.getByRole('textbox').first()).toBeVisible()
  await desk.open({ user: 'manager' })
  await desk.ready()
  await desk.fill()
  await desk.call()
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test.describe('on a portal with nothing installed', () => {
  test.use({ portalOptions: { installed: false } })

  test('the installer binds the app in its sub-folder, and a deal\'s card is one click from a call', async ({ desk }) => {
    const { portal, appUrl } = desk.sandbox
    await desk.open()
    await expect(desk.install).toBeVisible()
    expect(new URL(desk.frame.url()).pathname).toBe(`/${FOLDER}/install.html`)
    await desk.install.click()
    await expect(desk.number).toBeVisible()
    expect(portal.placements.map(({ placement, handler }) => [placement, handler])).toEqual(INSTALLED_PLACES.map(place => [place, appUrl]))
    await callFromDeal(desk)
  })
})

/** The addresses a file hands to the browser: what a page links, a style sheet paints with, a script imports. */
function referencesIn(path: string, content: string): string[] {
  const patterns: Record<string, RegExp> = {
    html: /\s(?:src|href)="([^"]*)"/g,
    css: /url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/g,
    js: /\b(?:from|import)\s*\(?\s*["'`]([^"'`\s]+\.(?:js|css|svg|json))["'`]/g
  }
  const pattern = patterns[path.split('.').at(-1) ?? '']
  return pattern ? [...content.matchAll(pattern)].map(match => match.slice(1).find(Boolean) ?? '') : []
}
