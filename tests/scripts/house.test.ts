// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { linesOf, scriptOf, sourceFiles, type SourceFile } from '../../scripts/house/files.ts'
import { folderOf, importsBetween, roomOf, sums } from '../../scripts/house/folders.ts'
import { functionsOf } from '../../scripts/house/functions.ts'

const COMPONENT: SourceFile = {
  path: 'src/notes/Sample.vue',
  text: `<template>\n  <p />\n</template>\n\n<script setup lang="ts">\nimport { shown } from '@/ui/formats'\nfunction long() {\n\n  return shown\n}\n</script>\n`
}

describe('functions', () => {
  it('have the name a reader would call them by, their place and all their lines, blank ones too', () => {
    const text = `export const useThing = defineStore('thing', () => {\n  const short = () => 1\n  // why\n\n  return { short }\n})\n`
    expect(functionsOf({ path: 'src/notes/thing.ts', text })).toEqual([
      { name: `defineStore('thing')`, place: 'src/notes/thing.ts:1', lines: 6 },
      { name: 'short', place: 'src/notes/thing.ts:2', lines: 1 }
    ])
  })

  it('of components are found where they stand in the file', () => {
    expect(functionsOf(COMPONENT)).toEqual([{ name: 'long', place: 'src/notes/Sample.vue:7', lines: 4 }])
  })

  it('have bodies: a type of one is none', () => {
    expect(functionsOf({ path: 'src/notes/types.ts', text: 'export type Say = (word: string) => void\n' })).toEqual([])
  })
})

describe('folders', () => {
  it('are two levels deep, the languages one', () => {
    expect(['src/a.d.ts', 'src/notes/note.ts', 'src/ui/plain/List.vue', 'src/a/b/c/d.ts', 'src/locales/de/index.ts'].map(folderOf)).toEqual(['', 'notes', 'ui/plain', 'a/b', 'locales'])
  })

  it('have their files and lines counted', () => {
    expect([...sums([COMPONENT, { path: 'src/notes/a.ts', text: '1\n2' }, { path: 'src/core/b.ts', text: 'x' }], roomOf)])
      .toEqual([['core', { files: 1, lines: 1 }], ['notes', { files: 2, lines: 13 }]])
    expect(linesOf('1\n2\n')).toBe(2)
  })

  it('name each other in every way there is', () => {
    const text = `import type { A } from '@/core/a'\nexport { b } from '@/core/b'\nexport const load = () => import('@/ui/C.vue')\nimport './own'\nimport '@/notes/own'\n`
    const between = importsBetween([COMPONENT, { path: 'src/notes/a.ts', text }])
    expect([...between.get('notes') ?? []]).toEqual([['ui', 2], ['core', 2]])
  })
})

it('the source is all there, code only', () => {
  const files = sourceFiles()
  expect(files.length).toBeGreaterThan(200)
  expect(files.map(({ path }) => path)).toContain('src/app/main.ts')
  expect(files.filter(({ path }) => path.endsWith('.json'))).toEqual([])
  expect(scriptOf({ path: 'src/app/main.css', text: 'a {}' })).toBe('')
})
