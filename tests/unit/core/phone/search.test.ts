import { describe, expect, it } from 'vitest'
import { readSearch } from '@/core/phone/search'
import type { CountryCode } from '@/core/phone/types'

const search = (text: string, ...countries: CountryCode[]) => {
  const read = readSearch(text, { countries: countries.length > 0 ? countries : ['DE', 'RU'], typed: true })
  return read.kind === 'number' ? read.digits : read.kind
}

describe('a number is looked for by the digits that all ways to keep it have', () => {
  it.each([
    ['+49 (0)30 901820', '30901820'], ['0049 30 901820', '30901820'], ['030 901820', '30901820'], ['(030) 90 18 20', '30901820'], ['tel:+4930901820', '30901820'],
    ['8 916 123-45-67', '9161234567'], ['+7 916 123-45-67', '9161234567'], ['491711234567', '1711234567'],
    ['٠٣٠ ٩٠١٨٢٠', '30901820'], ['٩٠١٨٢٠', '901820'], ['９０１８２０', '901820'],
    ['901820 ext. 12', '901820'], ['030 901820 доб. 12', '30901820'], ['Tel. 030 901820', '30901820'], ['030 901820 (Büro)', '30901820']
  ])('%s: %s', (text, digits) => {
    expect(search(text)).toBe(digits)
  })

  it.each<[CountryCode, string, string]>([
    ['AR', '+54 9 11 2345-6789', '1123456789'], ['AR', '011 2345-6789', '1123456789'], ['MX', '+52 1 222 123 4567', '2221234567'],
    ['US', '(202) 555-0123', '2025550123'], ['US', '1-202-555-0123', '2025550123'], ['IT', '02 1234 5678', '0212345678'], ['UA', '8 (050) 123-45-67', '501234567']
  ])('in %s, %s: %s', (country, text, digits) => {
    expect(search(text, country)).toBe(digits)
  })

  it('where two countries fit, by what both end with', () => {
    expect(search('030 901820', 'DE', 'IT')).toBe('30901820')
  })
})

describe('a part of a number', () => {
  it.each([
    ['9018', '9018'], ['0171 39', '17139'], ['101', '101'], ['+49', '49'], ['+49 30 90', '3090'], ['8 916 12', '91612'], ['-20', '20'], ['*21#', '21'], ['12', '12']
  ])('%s: %s', (text, digits) => {
    expect(search(text)).toBe(digits)
  })
})

describe('everything else', () => {
  it.each([
    ['', 'nothing'], ['  ', 'nothing'], ['Müller', 'name'], ['3M', 'name'], ['Studio 54', 'name'], ['ООО «Ромашка»', 'name'], ['A1234', 'name'], ['山田', 'name'],
    ['+', 'unusable'], ['()', 'unusable'], ['*', 'unusable'], ['000', 'unusable'], ['1234567890123456789012345', 'unusable'], ['9'.repeat(300), 'unusable'],
    ['030 901820, 030 901821', 'several'], ['+4930901820 +4930901821', 'several']
  ])('%j: %s', (text, kind) => {
    expect(search(text)).toBe(kind)
  })
})
