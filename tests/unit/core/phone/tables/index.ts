import { ARABIC } from './arabic'
import { ASIAN } from './asian'
import { CYRILLIC } from './cyrillic'
import { ENGLISH } from './english'
import { EUROPEAN } from './european'
import { LATIN } from './latin'
import type { Table } from './table'

/** All of them: what docs/numbers.md shows. */
export const TABLES: readonly Table[] = [...EUROPEAN, ...ENGLISH, ...LATIN, ...CYRILLIC, ...ARABIC, ...ASIAN]
