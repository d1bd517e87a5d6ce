import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** Builds with source maps, somewhere else than `dist`, for as long as `use` takes. @param use gets the folder */
export async function buildWithMaps<Result>(use: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'callback-desk-'))
  try {
    await build({ build: { outDir: dir, emptyOutDir: true, sourcemap: true }, logLevel: 'warn' })
    return await use(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/**
 * The packages behind built files, the largest first: each one's code as the minifier left it, compressed alone.
 * Together they compress a little better than their sum.
 * @param files names of scripts in the folder's `assets`
 */
export async function packagesIn(dir: string, files: readonly string[]): Promise<{ name: string, bytes: number }[]> {
  const codeOf = new Map<string, string>()
  for (const file of files) {
    const path = join(dir, 'assets', file)
    const map = await readFile(`${path}.map`, 'utf8').catch(() => null)
    if (map === null) continue
    const sources = new SourceMap(JSON.parse(map))
    // Hints for browsers and tools are no code, and no line of the map.
    const lines = (await readFile(path, 'utf8')).split('\n').filter(line => !line.startsWith('//# '))
    for (const [number, line] of lines.entries()) {
      for (let column = 0; column < line.length; column++) {
        const entry = sources.findEntry(number, column)
        const name = packageOf('originalSource' in entry ? entry.originalSource : null)
        codeOf.set(name, (codeOf.get(name) ?? '') + line.charAt(column))
      }
    }
  }
  return [...codeOf]
    .map(([name, code]) => ({ name, bytes: gzipSync(code).length }))
    .sort((a, b) => b.bytes - a.bytes)
}

/**
 * `…/node_modules/@scope/name/…` is `@scope/name`; the kit's themes are made up while building.
 * @param source undefined in spite of Node's types: props and render functions come from nowhere
 */
function packageOf(source: string | null | undefined): string {
  if (!source) return 'components as Vue compiles them'
  const inside = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]
  if (inside) return inside === '.b24ui-nuxt' ? '@bitrix24/b24ui-nuxt' : inside
  if (/virtual:|b24ui/.test(source)) return '@bitrix24/b24ui-nuxt'
  return source.includes('src/') ? 'the app' : 'components as Vue compiles them'
}
