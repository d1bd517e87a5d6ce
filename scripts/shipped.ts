import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { build } from 'vite'
import { builtApp } from '../sandbox/command/build.ts'
import { archiveOf } from './package.ts'

/** Whose code ships under which terms; part of every copy, as the licences ask for. */
const NOTICES = 'public/licences.txt'
/** Shape the style sheet without a script of theirs in the bundle. */
const STYLES = ['tailwindcss']

const MapSchema = v.object({ sources: v.array(v.string()) })
const PackageSchema = v.object({ name: v.string(), version: v.string(), license: v.string() })

/** Names of the packages whose code is in a built folder with source maps. */
function packagesOf(dir: string): string[] {
  const assets = join(dir, 'assets')
  const sources = readdirSync(assets).filter(file => file.endsWith('.map'))
    .flatMap(file => v.parse(MapSchema, JSON.parse(readFileSync(join(assets, file), 'utf8'))).sources)
  const names = sources.flatMap(source => /.*node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\//.exec(source)?.[1] ?? [])
  return [...new Set([...names, ...STYLES])].sort()
}

/** A list of the packages, then the text of each licence. */
function noticesFor(names: readonly string[]): string {
  const packages = names.map((name) => {
    const dir = join('node_modules', name)
    const file = readdirSync(dir).find(one => /^licen[cs]e(\.|$)/i.test(one))
    const { version, license } = v.parse(PackageSchema, JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')))
    return { name, version, license, text: file ? readFileSync(join(dir, file), 'utf8').trim() : 'Its package holds no text of the licence.' }
  })
  const width = Math.max(...packages.map(({ name }) => name.length)) + 2
  return [
    'Callback Desk contains code of these packages:\n',
    ...packages.map(({ name, version, license }) => `${name.padEnd(width)}${version.padEnd(10)}${license}`),
    ...packages.map(({ name, text }) => `\n${'='.repeat(72)}\n${name}\n\n${text}`)
  ].join('\n').replaceAll('\r\n', '\n') + '\n'
}

/** `npm run shipped`: builds once more, compares the bytes with `dist`, and writes the notices; `-- --check` compares those as well. */
const dist = await builtApp('.')
const dir = mkdtempSync(join(tmpdir(), 'callback-desk-'))
try {
  // Hidden maps leave the files as they are.
  await build({ build: { outDir: dir, emptyOutDir: true, sourcemap: 'hidden' }, logLevel: 'warn' })
  const names = packagesOf(dir)
  const notices = noticesFor(names)
  const current = readFileSync(NOTICES, { encoding: 'utf8', flag: 'a+' }) === notices
  if (!current && process.argv.includes('--check')) {
    console.error(`✗ ${NOTICES} does not list what ships: npm run shipped`)
    process.exitCode = 1
  } else if (!current) writeFileSync(NOTICES, notices)
  console.log(`${names.length} packages ship, their licences stand in ${NOTICES}.`)
  if (Buffer.compare(archiveOf(dir), archiveOf(dist)) === 0) console.log('✓ A second build gives the same bytes.')
  else if (current) {
    console.error('✗ A second build gives other bytes.')
    process.exitCode = 1
  }
} finally {
  rmSync(dir, { recursive: true })
}
