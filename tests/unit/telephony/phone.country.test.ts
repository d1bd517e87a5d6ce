import { describe, expect, it } from 'vitest'
import { defaultCountry } from '@/telephony/phone'

describe('the country of numbers without a country code', () => {
  it.each([
    ['ar', 'SA'], ['br', 'BR'], ['de', 'DE'], ['en', 'US'], ['fr', 'FR'], ['id', 'ID'], ['in', 'IN'], ['it', 'IT'], ['ja', 'JP'], ['kz', 'KZ'],
    ['la', 'MX'], ['ms', 'MY'], ['pl', 'PL'], ['ru', 'RU'], ['sc', 'CN'], ['tc', 'TW'], ['th', 'TH'], ['tr', 'TR'], ['ua', 'UA'], ['vn', 'VN']
  ])('a portal in %s means %s', (language, country) => {
    expect(defaultCountry(language, null)).toBe(country)
  })

  it.each([
    ['the last number called', 'de', 'AT', 'AT'],
    ['the language where the last country is none', 'de', 'XX', 'DE'],
    ['the language where the last country is empty', 'ru', '', 'RU'],
    ['the USA for a language nobody knows', 'xx', null, 'US'],
    ['the USA for no language', '', null, 'US'],
    ['the USA for a word every object knows', 'constructor', null, 'US']
  ])('is that of %s', (_rule, language, last, country) => {
    expect(defaultCountry(language, last)).toBe(country)
  })
})
