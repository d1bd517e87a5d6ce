import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome'
import { countryOfLine, countryOfLines, countryOfNumbers, recordContext, typedContext } from '@/core/phone/context'
import { numberKey, readNumber } from '@/core/phone/read'
import type { NumberContext } from '@/core/phone/types'

describe('what somebody types may be of the last call\'s country, or of the portal\'s', () => {
  it.each([
    ['de', null, ['DE']], ['de', 'IT', ['IT', 'DE']], ['de', 'DE', ['DE']], ['de', '', ['DE']], ['de', 'XX', ['DE']], ['ru', 'KZ', ['KZ']], ['en', 'CA', ['CA']],
    ['fr', null, ['FR']], ['br', null, ['BR']], ['ja', null, ['JP']], ['xx', null, ['US']], ['', null, ['US']], ['constructor', null, ['US']]
  ])('%s, last %s: %s', (language, last, countries) => {
    expect(typedContext(language, last)).toEqual({ countries, typed: true })
  })

  it.each<[what: string, last: string | null, lines: 'DE' | null, record: 'AT' | null, countries: string[]]>([
    ['a portal in English with German lines', null, 'DE', null, ['DE']],
    ['after a call to Italy', 'IT', 'DE', null, ['IT', 'DE']],
    ['in a record of Austria', 'IT', 'DE', 'AT', ['AT', 'DE']],
    ['in a record of Austria, with no numbers of lines', 'IT', null, 'AT', ['AT', 'US']]
  ])('%s', (_what, last, lines, record, countries) => {
    expect(typedContext('en', last, lines, record)).toEqual({ countries, typed: true })
  })

  it.each<[lines: [id: string, name: string][], country: string | null]>([
    [[['493056837000', ''], ['reg1', 'Cloud PBX'], ['sip7', '+1 202 555 0123'], ['+4940428990', '']], 'DE'],
    [[['reg1', '+49 30 23125100']], 'DE'],
    [[['493056837000', ''], ['12025550123', '']], null],
    [[['reg1', 'Berlin'], ['sip7', '100']], null],
    [[], null]
  ])('most lines of %j are of %s', (lines, country) => {
    expect(countryOfLines(lines.map(([id, name]) => ({ id, name })))).toBe(country)
  })
})

describe('a record\'s number is of the record\'s country, the line\'s, the portal\'s', () => {
  it.each([
    ['de', 'AT', '493056837000', ['AT', 'DE']], ['de', null, '390212345678', ['IT', 'DE']], ['de', null, 'reg151083', ['DE']], ['en', null, '+4930568370', ['DE', 'US']],
    ['de', 'XX', null, ['DE']]
  ])('%s, record %s, line %s: %s', (language, record, line, countries) => {
    expect(recordContext(language, record, line)).toEqual({ countries, typed: false })
  })

  it.each([['493056837000', 'DE'], ['+493056837000', 'DE'], ['12025550123', 'US'], ['reg151083', null], ['sip7', null], ['12345', null], ['', null]])('line %s: %s', (line, country) => {
    expect(countryOfLine(line)).toBe(country)
  })

  it.each([
    [['+39 02 1234 5678', '030 901820'], 'IT'], [['+39 02 1234 5678', '+49 30 901820'], null], [['030 901820'], null], [[], null], [['＋49 30 901820'], 'DE'], [['(+49) 30 901820'], 'DE'],
    [['+٤٩ ٣٠ ٩٠١٨٢٠'], 'DE'], [['+999 1'], null]
  ])('numbers %j: %s', (values, country) => {
    expect(countryOfNumbers(values)).toBe(country)
  })
})

describe('two countries', () => {
  const read = (text: string, context: NumberContext) => outcomeOf(readNumber(text, context))
  const afterItaly = typedContext('de', 'IT')

  it.each([
    ['030 901820', 'choose country: +39030901820 | +4930901820'],
    ['(0 30) 23125-199', 'choose country: +3903023125199 | +493023125199'],
    ['0171 3920015', 'choose country: +3901713920015 | +491713920015'],
    ['312 345 6789', 'choose country: +393123456789 | +493123456789'],
    ['+49 30 901820', '+4930901820'],
    ['491713920015', '+491713920015'],
    ['39 02 1234 5678', '+390212345678'],
    ['0039 02 1234 5678', '+390212345678'],
    ['030 90182 / 030 90183', 'choose several: +3903090182 | +493090182 | +3903090183 | +493090183']
  ])('after a call to Italy a portal in German asks about %s: %s', (text, outcome) => {
    expect(read(text, afterItaly)).toBe(outcome)
  })

  it.each([
    ['8 916 123-45-67', 'DE', 'RU', '+79161234567'], ['79161234567', 'DE', 'RU', '+79161234567'], ['030 901820', 'RU', 'DE', '+4930901820'], ['(202) 555-0123', 'RU', 'US', '+12025550123'],
    ['0171 3920015', 'US', 'DE', '+491713920015']
  ] as const)('%s in %s or %s fits one only: %s', (text, first, second, outcome) => {
    expect(read(text, { countries: [first, second], typed: true })).toBe(outcome)
  })

  it('a record\'s own country decides, and another one\'s is asked about only where it has no such number', () => {
    const italian = recordContext('de', 'IT', null)
    expect(read('030 901820', italian)).toBe('+39030901820')
    expect(read('030 901820', recordContext('de', null, null))).toBe('+4930901820')
    expect(read('(202) 555-0123', recordContext('en', 'FR', null))).toBe('choose country: +12025550123')
  })
})

it.each([['030 901820', '+4930901820'], ['0171 3920015 (privat)', '+491713920015'], ['030 90182 / 030 90183', null], ['call me', null], ['', null]])('the key of %s is %s', (text, key) => {
  expect(numberKey(text, recordContext('de', null, null))).toBe(key)
})
