import type { CountryHint } from '@/core/client'
import { countryOfNumbers } from './context'
import { countryOfName } from './countryName'
import type { CountryCode } from './types'

/** The country of the first hint that names one, and only one. */
export function countryOfHints(hints: readonly CountryHint[]): CountryCode | null {
  for (const { kind, values } of hints) {
    const country = kind === 'numbers' ? countryOfNumbers(values) : countryOfAddresses(values)
    if (country) return country
  }
  return null
}

function countryOfAddresses(values: readonly string[]): CountryCode | null {
  const countries = new Set(values.flatMap(value => countryOfName(value) ?? []))
  const [only] = countries
  return countries.size === 1 ? only ?? null : null
}
