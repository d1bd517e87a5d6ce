import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { installFind } from './find.ts'
import type { Json } from './tab.ts'

const LIBRARY = createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js')

/** What a page is given before anything is looked for in it, as a script: finding elements by role and name, and `findByWords`. */
export function library(): string {
  return `${readFileSync(LIBRARY, 'utf8')};(${installFind.toString()})()`
}

/** A function and what it is called with, as one expression. */
export function callOf<Arguments extends readonly Json[]>(script: (...args: Arguments) => unknown, args: Arguments): string {
  return `(${script.toString()})(...${JSON.stringify(args)})`
}
