import { describe, expect, it } from 'vitest'
import { readNumber } from '@/core/phone/read'
import { showNumber } from '@/core/phone/show'
import type { CountryCode } from '@/core/phone/types'

const BERLIN = '+4930901820'
const typedIn = (country: CountryCode) => ({ countries: [country], typed: true })
const fine = (input: string, country: CountryCode) => {
  const reading = readNumber(input, typedIn(country))
  return { state: reading.state, dial: 'dial' in reading ? reading.dial : null }
}

describe('a number is understood in every usual form', () => {
  it.each<[form: string, country: CountryCode, input: string, dial: string]>([
    ['international', 'US', '+4930901820', BERLIN],
    ['spaces', 'US', '+49 30 901820', BERLIN],
    ['spaces everywhere', 'US', ' + 49 3 0 90 18 20 ', BERLIN],
    ['hyphens', 'US', '+49-30-901820', BERLIN],
    ['dots', 'US', '+49.30.901820', BERLIN],
    ['slashes', 'US', '+49/30/901820', BERLIN],
    ['dashes', 'US', '+49 30 – 90—18−20', BERLIN],
    ['trunk zero in brackets', 'US', '+49 (0)30 901820', BERLIN],
    ['trunk zero in brackets, slash', 'US', '+49 (0) 30 / 90 18 20', BERLIN],
    ['area code in brackets', 'US', '+49 (30) 901820', BERLIN],
    ['country code in brackets', 'US', '(+49) 30 901820', BERLIN],
    ['country and area code in brackets', 'US', '(+49 30) 901820', BERLIN],
    ['00', 'DE', '0049 30 901820', BERLIN],
    ['00 in brackets', 'DE', '(0049) 30 901820', BERLIN],
    ['the own prefix abroad (USA)', 'US', '011 49 30 901820', BERLIN],
    ['the own prefix abroad (Russia)', 'RU', '8 10 49 30 901820', BERLIN],
    ['national', 'DE', '030 901820', BERLIN],
    ['national with brackets', 'DE', '(030) 901820', BERLIN],
    ['national with square brackets', 'DE', '[030] 901820', BERLIN],
    ['national with a slash', 'DE', '030/901820', BERLIN],
    ['national with a spaced slash', 'DE', '030 / 90 18 20', BERLIN],
    ['country code without plus', 'DE', '49 30 901820', BERLIN],
    ['Russian national', 'RU', '8 (495) 123-45-67', '+74951234567'],
    ['Russian without plus', 'RU', '7 495 123-45-67', '+74951234567'],
    ['American national', 'US', '(213) 373-4253', '+12133734253'],
    ['American with dots', 'US', '213.373.4253', '+12133734253'],
    ['Italian, whose zero stays', 'IT', '02 1234 5678', '+390212345678'],
    ['Japanese', 'JP', '03-1234-5678', '+81312345678']
  ])('%s (%s): %s', (_form, country, input, dial) => {
    expect(fine(input, country)).toEqual({ state: 'fine', dial })
  })

  it.each<[form: string, country: CountryCode, input: string]>([
    ['tel: link', 'US', 'tel:+49-30-901820'],
    ['TEL: link', 'US', 'TEL:+4930901820'],
    ['tel: link, national', 'DE', 'tel:030901820'],
    ['tel:// link', 'US', 'tel://+4930901820'],
    ['callto: link', 'US', 'callto:+4930901820'],
    ['label', 'DE', 'Tel.: 030 901820'],
    ['label, country code in brackets', 'US', 'Phone: (+49) 30 901820'],
    ['label, square brackets', 'DE', 'Tel. [030] 901820'],
    ['label without colon', 'US', 'Phone +49 30 901820'],
    ['label with a digit', 'DE', 'Tel.1: 030 901820'],
    ['Cyrillic label', 'US', 'Тел.: +49 30 901820'],
    ['name', 'US', 'Frau Müller, +49 30 901820'],
    ['symbol', 'US', '📞 +49 30 901820'],
    ['angle brackets', 'US', '<+49 30 901820>'],
    ['quotation marks', 'US', '"+49 30 901820"']
  ])('%s before the number (%s): %s', (_form, country, input) => {
    expect(fine(input, country)).toEqual({ state: 'fine', dial: BERLIN })
  })

  it.each<[form: string, country: CountryCode, input: string, dial: string]>([
    ['full-width digits', 'DE', '０３０９０１８２０', BERLIN],
    ['full-width digits and brackets', 'JP', '０３（１２３４）５６７８', '+81312345678'],
    ['full-width plus and digits', 'US', '＋４９３０９０１８２０', BERLIN],
    ['full-width plus', 'DE', '＋1 213 373 4253', '+12133734253'],
    ['Arabic digits', 'US', '+٤٩٣٠٩٠١٨٢٠', BERLIN],
    ['Persian digits', 'US', '+۴۹۳۰۹۰۱۸۲۰', BERLIN]
  ])('%s (%s): %s', (_form, country, input, dial) => {
    expect(fine(input, country)).toEqual({ state: 'fine', dial })
  })
})

describe('characters nobody sees do no harm when a number is pasted', () => {
  it.each<[character: string, input: string]>([
    ['no-break spaces', '+49\u00A030\u00A0901820'],
    ['narrow no-break spaces', '+49\u202F30\u202F901820'],
    ['thin spaces', '+49\u200930\u2009901820'],
    ['figure spaces', '+49\u200730\u2007901820'],
    ['ideographic spaces', '+49\u300030\u3000901820'],
    ['no-break hyphens', '+49\u201130\u2011901820'],
    ['zero-width spaces inside', '+49\u200B30\u200B901820'],
    ['a zero-width space before', '\u200B+49 30 901820'],
    ['a zero-width space after', '+49 30 901820\u200B'],
    ['zero-width joiners', '+49\u200D30\u200C901820'],
    ['word joiners', '+49\u206030\u2060901820'],
    ['soft hyphens', '+49\u00AD30\u00AD901820'],
    ['a byte order mark', '\uFEFF+49 30 901820'],
    ['direction marks around, as contacts apps copy them', '\u202A+49 30 901820\u202C'],
    ['a direction mark after', '+49 30 901820\u202C'],
    ['a direction mark inside', '+49 30\u200E901820'],
    ['tabs around', '\t+49 30 901820\t'],
    ['a zero-width space after a label', 'Tel.: +49\u200B30 901820'],
    ['a no-break space after a label', 'Tel.:\u00A0+49\u00A030\u00A0901820']
  ])('%s', (_character, input) => {
    expect(fine(input, 'US')).toEqual({ state: 'fine', dial: BERLIN })
  })
})

describe('00 is asked about where it does not lead abroad', () => {
  it.each<[CountryCode, string]>([
    ['US', '0049 30 901820'], ['US', '00 49 30 901820'], ['RU', '(0049) 30 901820'], ['RU', '0049-30-901820'], ['US', 'Phone: 0049 30 901820']
  ])('%s: %s', (country, input) => {
    expect(readNumber(input, typedIn(country))).toMatchObject({ state: 'choice', reason: 'prefix', choices: [{ dial: BERLIN }] })
  })
})

it('what is understood is shown in international form with its country, and dialled as E.164', () => {
  expect(readNumber('(030) 90 18 20', typedIn('DE'))).toEqual({
    state: 'fine', doubts: [], asTyped: false, dial: BERLIN, shown: '+49 30 901820', country: 'DE', key: BERLIN
  })
})

it.each(['+49 30 901820', '0049 30 901820', '030 901820', '(030) 90-18-20', '030/901820', 'tel:+4930901820', '０３０９０１８２０', 'Tel: 030 901820'])(
  'the key of %s is that of all its other spellings', (input) => {
    expect(readNumber(input, typedIn('DE'))).toHaveProperty('key', BERLIN)
  }
)

it.each<[string]>([[''], ['   '], ['\u00A0'], ['\t\n'], ['\u200B'], ['\u202A\u202C']])('%j is no number yet', (input) => {
  expect(readNumber(input, typedIn('DE'))).toEqual({ state: 'empty' })
})

it.each([
  ['+4930901820', '+49 30 901820'],
  ['+12133734253', '+1 213 373 4253'],
  ['101', '101'],
  ['*21#', '*21#'],
  ['030 901820', '030 901820'],
  ['', '']
])('a number sent as %j is shown as %j', (sent, shown) => {
  expect(showNumber(sent)).toBe(shown)
})
