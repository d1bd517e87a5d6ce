import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'vue/compiler-sfc'

/** A file of the source. */
export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string
  readonly text: string
}

const CODE = /\.(?:ts|vue|css)$/

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })

/** The code in src, without the texts of the languages, which are data. @param at a commit; without it, as the files are now */
export function sourceFiles(at?: string): SourceFile[] {
  const paths = at === undefined ? readdirSync('src', { recursive: true, encoding: 'utf8' }).map(path => `src/${path.replaceAll('\\', '/')}`) : git('ls-tree', '-r', '--name-only', at, 'src').split('\n')
  return paths.filter(path => CODE.test(path)).sort()
    .map(path => ({ path, text: at === undefined ? readFileSync(path, 'utf8') : git('show', `${at}:${path}`) }))
}

export function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** A file's TypeScript, in the lines it has in the file: a component's template is left empty. */
export function scriptOf({ path, text }: SourceFile): string {
  if (!path.endsWith('.vue')) return path.endsWith('.ts') ? text : ''
  const { script, scriptSetup } = parse(text, { filename: path, sourceMap: false }).descriptor
  const blocks = [script, scriptSetup].filter(block => block !== null).sort((one, other) => one.loc.start.offset - other.loc.start.offset)
  return blocks.reduce((code, { loc, content }) => `${code}${'\n'.repeat(Math.max(0, loc.start.line - code.split('\n').length))}${content}`, '')
}
