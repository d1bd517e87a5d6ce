import ts from 'typescript'
import { linesOf, scriptOf, type SourceFile } from './files.ts'

export interface Sum {
  readonly files: number
  readonly lines: number
}

/**
 * A file's folder, two levels deep at most. The languages count as one: their folders hold texts, which are data, and one line of code each.
 * Example: `src/ui/plain/List.vue` → `ui/plain`; '' is src itself
 */
export function folderOf(path: string): string {
  const [room = '', ...others] = path.split('/').slice(1, -1)
  return room === 'locales' ? room : [room, ...others.slice(0, 1)].join('/')
}

/** A room is a folder of the first level; '' is src itself. */
export function roomOf(path: string): string {
  return folderOf(path).split('/')[0] ?? ''
}

/** Files and lines, by whatever a path belongs to. */
export function sums(files: readonly SourceFile[], by: (path: string) => string): Map<string, Sum> {
  const found = new Map<string, Sum>()
  for (const { path, text } of files) {
    const { files: count, lines } = found.get(by(path)) ?? { files: 0, lines: 0 }
    found.set(by(path), { files: count + 1, lines: lines + linesOf(text) })
  }
  return new Map([...found].sort(([one], [other]) => one < other ? -1 : 1))
}

/** How often files of one room name files of another, by room and room named; every way to import counts, `import()` and types too. */
export function importsBetween(files: readonly SourceFile[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const file of files) {
    const room = roomOf(file.path)
    const named = found.get(room) ?? new Map<string, number>()
    found.set(room, named)
    for (const { fileName } of ts.preProcessFile(scriptOf(file)).importedFiles) {
      const other = /^@\/(\w+)\//.exec(fileName)?.[1]
      if (other !== undefined && other !== room) named.set(other, (named.get(other) ?? 0) + 1)
    }
  }
  return found
}
