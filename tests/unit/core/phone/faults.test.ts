import { describe, expect, it } from 'vitest'
import { readNumber } from '@/core/phone/read'
import type { CountryCode, NumberDoubt, NumberFault } from '@/core/phone/types'

const typedIn = (country: CountryCode) => ({ countries: [country], typed: true })

describe('what surely cannot be called is refused with its reason', () => {
  it.each<[fault: NumberFault, country: CountryCode, input: string]>([
    ['no-digits', 'DE', 'abc'],
    ['no-digits', 'DE', '+'],
    ['no-digits', 'DE', '( ) -'],
    ['no-digits', 'DE', '*#'],
    ['too-short', 'DE', '12'],
    ['too-short', 'DE', '112'],
    ['too-short', 'US', '555-1234'],
    ['too-short', 'US', '213 373 42'],
    ['incomplete', 'US', '+49'],
    ['incomplete', 'US', '+49 30 9'],
    ['too-long', 'US', '+49 30 90182012345678901'],
    ['not-here', 'US', '213 373 4253 99'],
    ['not-here', 'US', '030 901820 99'],
    ['too-long', 'US', '+1 213 373 42530'],
    ['unknown-country', 'DE', '+999 123456'],
    ['not-a-number', 'US', '1-800-FLOWERS'],
    ['not-a-number', 'DE', '030x901820y'],
    ['several', 'DE', '030 12, 030 13'],
    ['several', 'DE', '030 23125001; 030 23125002; 030 23125003; 030 23125004; 030 23125005; 030 23125006']
  ])('%s (%s): %s', (fault, country, input) => {
    expect(readNumber(input, typedIn(country))).toEqual({ state: 'wrong', fault })
  })

})

describe('what is only doubtful can be confirmed', () => {
  it.each<[doubt: NumberDoubt, country: CountryCode, input: string, dial: string]>([
    ['unusual', 'DE', '+1 555 000 0000', '+15550000000'],
    ['unusual', 'US', '123 456 7890', '+11234567890'],
    ['extension', 'US', '+49 30 901820 ext. 5', '+4930901820'],
    ['extension', 'US', '+49 30 901820 x5', '+4930901820'],
    ['extension', 'US', '213-373-4253 #12', '+12133734253'],
    ['extension', 'US', '213 373 4253, ext 1234', '+12133734253'],
    ['extension', 'US', 'tel:+49-30-901820;ext=5', '+4930901820'],
    ['extension', 'RU', '8 495 123-45-67 доб. 12', '+74951234567'],
    ['extension', 'RU', '8 495 123-45-67 внутр. 12', '+74951234567'],
    ['extension', 'DE', '030 901820 Durchwahl 12', '+4930901820'],
    ['extension', 'RU', '8 495 123-45-67, доб. 1234', '+74951234567'],
    ['extension', 'RU', '+7 (495) 123-45-67 (доб. 1234)', '+74951234567'],
    ['extension', 'US', '+1 213 373 4253 (ext. 1234)', '+12133734253'],
    ['extension', 'DE', '030 901820 (Durchwahl 12)', '+4930901820']
  ])('%s (%s): %s', (doubt, country, input, dial) => {
    expect(readNumber(input, typedIn(country))).toMatchObject({ state: 'doubtful', doubts: [doubt], dial, key: dial })
  })

  it('what is shown is what is dialled: the number without its extension', () => {
    expect(readNumber('213-373-4253 x12', typedIn('US'))).toHaveProperty('shown', '+1 213 373 4253')
  })
})

describe('of several numbers one has to be chosen', () => {
  it.each<[country: CountryCode, input: string]>([
    ['US', '213 373 4253, 310 555 1234'],
    ['US', '213-373-4253;310-555-1234'],
    ['US', '213 373 4253\n310 555 1234'],
    ['DE', '+4930901820 +4930901821'],
    ['DE', '＋4930901820 ＋4930901821'],
    ['DE', 'Tel. 030 901820 Fax 030 901821'],
    ['US', 'Call 213 373 4253 or 310 555 1234'],
    ['DE', '030 901820\r\n030 901821'],
    ['US', '213 373 4253 or 310 555 1234']
  ])('%s: %s', (country, input) => {
    const reading = readNumber(input, typedIn(country))
    expect(reading).toMatchObject({ state: 'choice', reason: 'several' })
    expect(reading.state === 'choice' && reading.choices).toHaveLength(2)
  })
})
