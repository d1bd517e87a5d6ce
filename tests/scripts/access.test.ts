import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const WALKS = join(ROOT, 'tests/e2e/walks')

test('docs/access.md lists the states that the walks stop in', () => {
  const stops = readdirSync(WALKS).flatMap((file) => {
    const source = readFileSync(join(WALKS, file), 'utf8')
    return [...source.matchAll(/walk\.look\('([^']+)'\)/g)].map(([, state]) => state)
  })
  const told = readFileSync(join(ROOT, 'docs/access.md'), 'utf8').split('\n')
    .flatMap(line => /^\| .+\(`\w+\.ts`\) \| (.+) \|$/.exec(line)?.[1]?.split('; ') ?? [])
  expect(told.toSorted()).toEqual(stops.toSorted())
})
