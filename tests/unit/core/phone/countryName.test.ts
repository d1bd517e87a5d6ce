import { expect, it } from 'vitest'
import { countryOfName } from '@/core/phone/countryName'

it.each([
  ['Germany', 'DE'], ['Deutschland', 'DE'], ['Германия', 'DE'], ['Allemagne', 'DE'], ['德国', 'DE'], ['ألمانيا', 'DE'], [' österreich. ', 'AT'], ['DE', 'DE'], ['de', 'DE'],
  ['USA', 'US'], ['UK', 'GB'], ['Россия', 'RU'], ['РФ', 'RU'], ['Қазақстан', 'KZ'], ['Brasil', 'BR'], ['España', 'ES'], ['日本', 'JP'], ['Việt Nam', 'VN'], ['Türkiye', 'TR'], ['Turkey', 'TR'],
  ['', null], ['  ', null], ['Bavaria', null], ['XX', null], ['constructor', null], ['Germany, Berlin', null]
])('an address in “%s” is in %s', (name, country) => {
  expect(countryOfName(name)).toBe(country)
})
