import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome'
import { TABLES } from './tables'
import { countryOfPortal } from '@/core/phone/context'
import { readNumber } from '@/core/phone/read'

describe.each(TABLES)('numbers in $country', ({ country, language, rows }) => {
  if (language) it(`are those of a portal in ${language}`, () => expect(countryOfPortal(language)).toBe(country))

  it.each(rows)('%s: %s → %s', (_kind, text, outcome) => {
    expect(outcomeOf(readNumber(text, { countries: [country], typed: true }))).toBe(outcome)
  })
})

it('are of all twenty languages, each with its ways to write several, an extension, a way abroad and its own code', () => {
  const spoken = TABLES.filter(({ language }) => language)
  expect(spoken).toHaveLength(20)
  for (const { language, rows } of spoken) {
    const kinds = new Set(rows.map(([kind]) => kind))
    for (const kind of ['own code', 'national', 'several', 'extension', 'way out', 'plus missing', 'without area code']) expect(kinds, `${language}: ${kind}`).toContain(kind)
  }
})

it('name each text once', () => {
  for (const { country, rows } of TABLES) expect(new Set(rows.map(([, text]) => text)).size, country).toBe(rows.length)
})
