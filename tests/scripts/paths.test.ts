// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

/** Where the code and what is written about it stand; everything else in the project's folder is installed, or built. */
const FOLDERS = ['src', 'tests', 'scripts', 'sandbox', 'deploy', 'docs', 'public', '.ci']

const within = (folder: string) => existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile()).map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'))
  : []

const files = [...readdirSync('.', { withFileTypes: true }).filter(one => one.isFile()).map(({ name }) => name), ...FOLDERS.flatMap(within)]
const documents = files.filter(file => file.endsWith('.md') || file.startsWith('deploy/'))

/** What documents tell of though it is there no more, or not before something has been built. */
const ELSEWHERE = new Set(['plainTexts.ts', 'kitIcons.ts', 'kitNamespaces.ts', 'public/licences.txt'])

const PLACE = new RegExp(`^(?:${FOLDERS.join('|')})/[\\w./*-]*$`)
const PLACE_IN_TEXT = /(?<![\w./-])(?:src|tests|scripts|sandbox|deploy|docs)\/[\w./*-]*\w/g
const FILE = /^[\w./*-]+\.(?:ts|vue|js|css|html|json|md|template)$/

/** Whether a name leads somewhere: from the project's folder where it begins with one of its folders, else as the end of a file's path. A star stands for anything. */
function leadsSomewhere(name: string): boolean {
  const pattern = name.replace(/\/$/, '').replace(/[.]/g, '\\.').replaceAll('*', '[^/]*')
  const wanted = new RegExp(PLACE.test(name) ? `^${pattern}(?:/|$)` : `(?:^|/)${pattern}$`)
  return files.some(file => wanted.test(file))
}

/** The files a text names: what stands in backticks and looks like one, and what begins with a folder of the project wherever it stands. */
function namedIn(text: string): string[] {
  const inBackticks = [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word).filter(word => PLACE.test(word) || FILE.test(word))
  return [...new Set([...inBackticks, ...text.match(PLACE_IN_TEXT) ?? []])].filter(name => !ELSEWHERE.has(name))
}

it.each(documents)('every file that %s names is there', (document) => {
  expect(namedIn(readFileSync(document, 'utf8')).filter(name => !leadsSomewhere(name))).toEqual([])
})

it.each(documents)('every link in %s to a file of the project leads to one', (document) => {
  const linked = [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
  expect(linked.filter(link => !existsSync(join(dirname(document), link)))).toEqual([])
})

it('files are named in backticks by any part of their path, elsewhere from the folder on', () => {
  expect(namedIn('`a.ts`, `b/c.vue` and docs/d.md; not `e.get`, `f/`, g.ts, /app/src/h.ts')).toEqual(['a.ts', 'b/c.vue', 'docs/d.md'])
})

it('a name that leads nowhere is found, one that was moved too', () => {
  expect(['src/app/', 'src/app', 'src/app/main.ts', 'main.ts', 'app/main.ts', 'startCall*.test.ts', 'tests/e2e/desk.ts'].filter(name => !leadsSomewhere(name))).toEqual([])
  expect(['src/stores/', 'src/main.ts', 'pages/main.ts', 'ain.ts', 'tests/e2e/nobody*.ts'].filter(leadsSomewhere)).toEqual([])
})
