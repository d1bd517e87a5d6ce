import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome'
import { dialling, type Dialling } from '@/core/phone/dialling'
import { readNumber } from '@/core/phone/read'
import type { CallType, LineKind } from '@/core/telephony/types'

describe('how a number goes out', () => {
  it.each<[LineKind | null, CallType, Dialling]>([
    ['office-pbx', 'infocall', 'typed'], ['office-pbx', 'callback', 'keys'], ['cloud-pbx', 'infocall', 'short'], ['cloud-pbx', 'callback', 'international'],
    ['rented', 'infocall', 'international'], ['rented', 'callback', 'international'], ['other', 'callback', 'international'], [null, 'callback', 'international']
  ])('%s, %s: %s', (kind, type, out) => {
    expect(dialling(kind, type)).toBe(out)
  })
})

const read = (text: string, out: Dialling) => outcomeOf(readNumber(text, { countries: ['DE'], typed: true }, out))

describe('an office PBX', () => {
  it.each<[text: string, typed: string, keys: string]>([
    ['12', '12', '12'],
    ['*21#', '*21#', '*21#'],
    ['#31#0301234', '#31#0301234', '#31#0301234'],
    ['0 0049 30 901820', '0 0049 30 901820', '00049' + '30901820'],
    ['0 30 / 901820', '0 30 / 901820', '030901820'],
    ['491713920015', '491713920015', '491713920015'],
    ['tel:101', '101', '101'],
    ['Tel. 0171 3920015 (privat)', '0171 3920015', '01713920015'],
    ['٠٣٠ ٩٠١٨٢٠', '030 901820', '030901820'],
    ['int. 101', '101', '101'],
    ['100a', '100a ? characters', 'no: not-a-number'],
    ['030 901820 x5', '030 901820 ? extension', '030901820 ? extension'],
    ['030 901820 Zimmer 5', '030 901820 ? rest', '030901820 ? rest'],
    ['030901820,12', '030901820,12 ? pause', '030901820,12 ? pause'],
    ['101,,12', '101,,12 ? pause', '101,,12 ? pause'],
    ['101;12#', '101;12# ? pause', '101;12# ? pause'],
    ['*31#030901820,12', '*31#030901820,12 ? pause', '*31#030901820,12 ? pause'],
    ['101/102', 'choose several: 101 | 102', 'choose several: 101 | 102'],
    ['030 90182 030 90183', 'choose several: 030 90182 | 030 90183', 'choose several: 03090182 | 03090183'],
    ['030 901820, 030 901821', 'choose several: 030 901820 | 030 901821', 'choose several: 030901820 | 030901821'],
    ['030 901824/25', 'choose range: 030 901824 | 030 901825 | 030 90182425', 'choose range: 030901824 | 030901825 | 03090182425'],
    ['0900 3 123456', '0900 3 123456 ? premium', '09003123456 ? premium'],
    ['1234567890123456', '1234567890123456', 'no: too-long'],
    ['000 49 1234567890123', '000 49 1234567890123', '000491234567890123'],
    ['abc', 'no: no-digits', 'no: no-digits'],
    ['+', 'no: no-digits', 'no: no-digits']
  ])('gets %s as %s for a voice message, as %s for a callback', (text, typed, keys) => {
    expect(read(text, 'typed')).toBe(typed)
    expect(read(text, 'keys')).toBe(keys)
  })

  it('knows the same number in all spellings, whatever was called last', () => {
    for (const countries of [['DE'], ['DE', 'IT']] as const) {
      for (const text of ['030 901820', '+49 30 901820', '0049 30 901820', '030/901820']) {
        expect(readNumber(text, { countries, typed: true }, 'typed')).toMatchObject({ key: '+4930901820', country: 'DE' })
      }
    }
    expect(readNumber('10 1', { countries: ['DE'], typed: true }, 'keys')).toMatchObject({ key: '101', country: null })
  })
})

describe('a provider\'s line gets public numbers in international form for a voice message, others as they are typed', () => {
  it.each([
    ['030 901820', '+4930901820'], ['12', '12'], ['101', '101'], ['*21#', '*21#'], ['491713920015', '+491713920015'], ['23125199', '+4923125199 ? area'],
    ['030 90182 / 030 90183', 'choose several: +493090182 | +493090183'], ['+49 30 9', 'no: incomplete'], ['call me', 'no: no-digits']
  ])('%s: %s', (text, outcome) => {
    expect(read(text, 'short')).toBe(outcome)
  })

  it('says so', () => {
    expect(readNumber('101', { countries: ['DE'], typed: true }, 'short')).toMatchObject({ asTyped: true })
    expect(readNumber('030 901820', { countries: ['DE'], typed: true }, 'short')).toMatchObject({ asTyped: false })
  })
})

describe('nothing longer than E.164 allows', () => {
  it.each<Dialling>(['international', 'short', 'keys'])('leaves on %s', (out) => {
    for (const text of ['03090182030901821', '030 2312 5199 2312 5199', '+49 30 9018 2012 3456', '49171392001512345']) expect(read(text, out)).toBe('no: too-long')
  })
})
