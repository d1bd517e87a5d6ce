import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directionOf } from '@/locales/languages'
import { LOCALES, textsOf } from '../../scripts/i18n/texts'
import { pictureOf, PICTURED_LANGUAGES, PICTURED_STATES, PICTURED_WIDTHS } from '../e2e/pictured'

const ROOT = join(import.meta.dirname, '../..')
const WALKS = join(ROOT, 'tests/e2e/walks')
const PICTURES = join(ROOT, 'tests/e2e/pictures')

const stops = readdirSync(WALKS).flatMap((file) => {
  const source = readFileSync(join(WALKS, file), 'utf8')
  return [...source.matchAll(/walk\.look\('([^']+)'\)/g)].flatMap(([, state]) => state ?? [])
})

test('docs/access.md lists the states that the walks stop in', () => {
  const told = readFileSync(join(ROOT, 'docs/access.md'), 'utf8').split('\n')
    .flatMap(line => /^\| .+\(`\w+\.ts`\) \| (.+) \|$/.exec(line)?.[1]?.split('; ') ?? [])
  expect(told.toSorted()).toEqual(stops.toSorted())
})

test('each state that is compared has its pictures, and there are no others', () => {
  expect(stops).toEqual(expect.arrayContaining([...PICTURED_STATES]))
  const wanted = PICTURED_LANGUAGES.flatMap(tag => PICTURED_STATES.flatMap(state => PICTURED_WIDTHS.map(width => join(...pictureOf(tag, state, width)))))
  const stored = readdirSync(PICTURES, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.webp'))
  expect(stored.toSorted()).toEqual(wanted.toSorted())
})

test('pictures are of the longest language, the shortest, and the one from right to left', () => {
  const lengthOf = (tag: string) => [...textsOf(tag).values()].reduce((sum, text) => sum + Math.max(...text.split(' | ').map(form => form.length)), 0)
  const lengths = LOCALES.map(lengthOf)
  const [longest, shortest, rightToLeft] = PICTURED_LANGUAGES
  // French is hardly shorter: new pictures are not worth a few letters.
  expect(lengthOf(longest)).toBeGreaterThan(0.97 * Math.max(...lengths))
  expect(lengthOf(shortest)).toBe(Math.min(...lengths))
  expect(LOCALES.filter(tag => directionOf(tag) === 'rtl')).toEqual([rightToLeft])
})
