import { getCountries, Metadata, parsePhoneNumberFromString, type CountryCode, type MetadataJson } from 'libphonenumber-js/core'
import plans from 'libphonenumber-js/min/metadata'
import { expect, it } from 'vitest'
import { shortPlans } from '../../scripts/bundle/shortPlans.ts'

const isPlans = (value: unknown): value is MetadataJson => typeof value === 'object' && value !== null && 'country_calling_codes' in value

function shortened(): MetadataJson {
  const short = shortPlans(plans)
  if (!isPlans(short)) throw new TypeError('no plans')
  return short
}

/** Numbers of every length a country has, with a third of all three digits at their beginning. */
function numbersOf(country: CountryCode): string[] {
  const metadata = new Metadata(plans)
  metadata.selectNumberingPlan(country)
  const lengths = metadata.numberingPlan?.possibleLengths() ?? []
  return lengths.flatMap(length => Array.from({ length: 334 }, (_, index) => String(index * 3).padStart(3, '0') + '1234567890123456').map(digits => digits.slice(0, length)))
}

it('every country\'s numbers are written as with the whole plans', () => {
  const short = shortened()
  expect(JSON.stringify(short).length, 'they are shorter').toBeLessThan(JSON.stringify(plans).length - 5_000)
  let written = 0
  for (const country of getCountries(plans)) {
    for (const digits of numbersOf(country)) {
      const whole = parsePhoneNumberFromString(digits, country, plans)
      if (!whole) continue
      const other = parsePhoneNumberFromString(digits, country, short)
      for (const style of ['INTERNATIONAL', 'NATIONAL'] as const) {
        const [one, two] = [whole.format(style), other?.format(style)]
        if (one !== two) expect({ country, digits, written: two }).toEqual({ country, digits, written: one })
        written++
      }
    }
  }
  expect(written).toBeGreaterThan(150_000)
}, 60_000)

it('plans in another form are no plans to shorten', () => {
  expect(() => shortPlans({ version: 5 })).toThrow('another form')
})
