import { describe, expect, it } from 'vitest'
import { readNumber } from '@/core/phone/read'
import type { CountryCode } from '@/core/phone/types'

const read = (input: string, country: CountryCode = 'DE') => readNumber(input, { countries: [country], typed: true }, 'typed')

describe('an office PBX dials exactly what is typed', () => {
  it.each([
    '1', '12', '101', '*21#', '#31#0301234', '*', '00 49 30 901820', '0 0049 30 901820', '030/901820', '(030) 90-18.20', '+49 30 901820',
    '12345678901234567890123456789012'
  ])('%s passes as it is', (input) => {
    expect(read(input)).toMatchObject({ state: 'fine', doubts: [], dial: input, shown: input })
  })

  it('only the space around falls away', () => {
    expect(read(' 12 34 ')).toHaveProperty('dial', '12 34')
  })

  it('letters have to be confirmed: the exchange gets them', () => {
    expect(read('100a')).toMatchObject({ state: 'doubtful', doubts: ['characters'], dial: '100a' })
  })

  it.each([['tel:101', '101'], ['０３０', '030'], ['٠٣٠', '030'], ['10\u200B1', '101'], ['030–901820', '030-901820']])('%j goes out as %s: what nobody sees, and what a phone has other keys for', (input, dial) => {
    expect(read(input)).toMatchObject({ state: 'fine', dial, shown: dial })
  })

  it.each([
    ['too-long', '123456789012345678901234567890123'],
    ['no-digits', 'abc'],
    ['no-digits', '+']
  ])('%s: %s is refused', (fault, input) => {
    expect(read(input)).toEqual({ state: 'wrong', fault })
  })

  it('nothing typed is no number yet', () => {
    expect(read('  ')).toEqual({ state: 'empty' })
  })
})

describe('an office PBX number is recognised as the same number in all spellings', () => {
  it.each([
    ['as it is dialled', '+4930901820'],
    ['international', '+49 30 901820'],
    ['with 00', '0049 30 901820'],
    ['national', '030 901820'],
    ['brackets', '(030) 90 18 20'],
    ['slash', '030/901820'],
    ['hyphen', '030-901820'],
    ['dash', '030–901820'],
    ['no-break space', '030\u00A0901820'],
    ['narrow no-break space', '030\u202F901820'],
    ['tel: link', 'tel:+4930901820'],
    ['tel: link, national', 'tel:030901820'],
    ['full-width digits', '０３０９０１８２０']
  ])('%s: %s', (_form, input) => {
    expect(read(input)).toHaveProperty('key', '+4930901820')
  })

  it.each([['10 1', '101'], ['1-0-1', '101'], ['(101)', '101'], ['１０１', '101'], ['٣٣', '33'], ['*21 #', '*21#']])(
    'internal number %s has the key %s', (input, key) => {
      expect(read(input, 'US')).toHaveProperty('key', key)
    }
  )

  it('a public number tells its country, an internal one none', () => {
    expect(read('+33 1 42 68 53 00')).toHaveProperty('country', 'FR')
    expect(read('101', 'US')).toHaveProperty('country', null)
  })
})
