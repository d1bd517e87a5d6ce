import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { digitsIn } from '@/core/phone/digits'
import { planOf } from '@/core/phone/plan'
import { readNumber } from '@/core/phone/read'
import type { CountryCode } from '@/core/phone/types'

/** The countries behind the languages, and their neighbours. */
const HERE: readonly CountryCode[] = [
  'SA', 'EG', 'AE', 'BR', 'DE', 'AT', 'CH', 'US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'FR', 'BE', 'ID', 'IN', 'IT', 'JP', 'KZ', 'RU', 'MX', 'ES', 'AR', 'CO', 'CL', 'PE', 'MY', 'SG',
  'PL', 'CN', 'TW', 'HK', 'TH', 'TR', 'UA', 'VN', 'BY', 'UZ', 'NL', 'PT'
]
/** Their mobile numbers begin like another one's with its code, and are of the same length: at home they are meant. */
const AT_HOME = new Set(['CA in CN', 'PE in BR', 'SG in AR', 'SG in BR', 'SG in CA', 'SG in IN', 'SG in JP', 'SG in MX', 'SG in US', 'VN in BR', 'VN in KZ', 'VN in RU'])
/** Territories with numbers so short that they may lack an area code; and one whose own numbers the library does not know. */
const TINY = new Set<CountryCode>(['KI', 'TA', 'TK'])

const numbers = getCountries().flatMap((country) => {
  const phone = getExampleNumber(country, examples)
  return phone && !TINY.has(country) ? [{ country, phone }] : []
})
const read = (text: string, country: CountryCode) => readNumber(text, { countries: [country], typed: true })
const dialled = (text: string, country: CountryCode) => {
  const reading = read(text, country)
  return 'dial' in reading && reading.state === 'fine' ? reading.dial : reading
}

describe.each(numbers)('the mobile numbers of $country, at home', ({ country, phone }) => {
  it.each<[form: string, write: (phone: PhoneNumber) => string]>([
    ['in full', phone => phone.formatInternational()],
    ['without plus', phone => phone.number.slice(1)],
    ['as they are written there', phone => phone.formatNational()],
    ['in Arabic digits', phone => phone.formatNational().replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit)))],
    ['with a note', phone => `${phone.formatNational()} (Anna)`]
  ])('are understood %s', (_form, write) => {
    expect(dialled(write(phone), country)).toBe(phone.number)
  })
})

describe.each(HERE)('numbers from elsewhere, in %s', (here) => {
  it('are understood with their plus', () => {
    for (const { phone } of numbers) expect(dialled(phone.formatInternational(), here)).toBe(phone.number)
  })

  it('are never taken for another one without asking when the plus is missing', () => {
    for (const { country, phone } of numbers.filter(({ country }) => HERE.includes(country))) {
      if (AT_HOME.has(`${country} in ${here}`)) continue
      const reading = read(phone.number.slice(1), here)
      if (reading.state === 'fine') expect(reading.dial, country).toBe(phone.number)
      if (reading.state === 'choice') expect(reading.choices.map(({ dial }) => dial), country).toContain(phone.number)
    }
  })

  it.each(['00', '011', '0011', '010', '810'])('are never taken for another one without asking behind %s', (way) => {
    // 001 1 … is a North American number where 001 leads abroad.
    const own = numbers.filter(({ country }) => HERE.includes(country) && !(way === '0011' && planOf(here).abroad.test('001') && country === 'SG'))
    for (const { country, phone } of own) {
      const reading = read(`${way} ${digitsIn(phone.formatInternational())}`, here)
      const abroad = planOf(here).abroad.test(way)
      if (reading.state === 'fine') expect(reading.dial, country).toBe(phone.number)
      if (reading.state === 'choice') expect(reading.choices.map(({ dial }) => dial), country).toContain(phone.number)
      if (abroad) expect(['fine', 'choice'], country).toContain(reading.state)
    }
  })
})
