import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { zipSync } from 'fflate'
import packageJson from '../package.json' with { type: 'json' }

/** The earliest moment an archive can name, in whatever time zone: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/** What a portal opens: the app, and its installer. */
const PAGES = ['index.html', 'install.html']

/** What belongs into the archive: no hidden files (a build's manifest), no source maps, no second copies. */
const belongs = (path: string) => !/(^|\/)\.|\.(map|gz|br)$/.test(path)

/**
 * The archive of a built app, ready for a portal: pages at its root, everything sorted and without times.
 * @param dir the built folder
 */
export function archiveOf(dir: string): Uint8Array {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(dir, sep).length).replaceAll(sep, '/'))
    .filter(belongs)
    .sort()
  for (const page of PAGES) {
    if (!paths.includes(page)) throw new Error(`There is no ${page} in ${dir}.`)
  }
  const files = Object.fromEntries(paths.map(path => [path, new Uint8Array(readFileSync(join(dir, path)))]))
  return zipSync(files, { level: 9, mtime: NO_TIME })
}

/** `npm run package`: builds the app and writes `release/callback-desk-VERSION.zip`. */
async function packageApp(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const { build } = await import('vite')
  await build({ root, logLevel: 'warn' })
  const archive = archiveOf(join(root, 'dist'))
  const file = join('release', `${packageJson.name}-${packageJson.version}.zip`)
  mkdirSync(join(root, 'release'), { recursive: true })
  writeFileSync(join(root, file), archive)
  console.log(`${file}: ${(archive.length / 1000).toFixed(1)} kB`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await packageApp()
