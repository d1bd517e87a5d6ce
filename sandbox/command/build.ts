import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a build is made from; a change in any of it makes the last one stale. */
export const SOURCES = [
  'src', 'public', 'index.html', 'install.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'tsconfig.app.json',
  'vite.config.ts', 'scripts/bundle'
]

/** Builds the app unless `dist` is newer than everything it is made from. Returns the built folder. */
export async function builtApp(root: string): Promise<string> {
  const dist = join(root, 'dist')
  const [built, changed] = await Promise.all([
    newest(join(dist, 'index.html')),
    Promise.all(SOURCES.map(source => newest(join(root, source))))
  ])
  if (built === 0 || Math.max(...changed) > built) {
    console.log('Building the app …')
    const { build } = await import('vite')
    await build({ root, logLevel: 'warn' })
  }
  return dist
}

/** When a file, or anything in a folder, changed last; 0 when it is not there. */
async function newest(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) {
      return found.mtimeMs
    }
    const inside = await Promise.all((await readdir(path)).map(name => newest(join(path, name))))
    return Math.max(0, ...inside)
  } catch {
    return 0
  }
}
