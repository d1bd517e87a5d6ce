import { describe, expect, it } from 'vitest'
import { isSameKey, isSameNumber } from '@/core/phone/sameNumber'

const dialled = (number: string, key = number) => ({ number, key })
const BERLIN = dialled('+4930901820')
const MOSCOW = dialled('+74950001234')
const WASHINGTON = dialled('+12025550147')
/** As typed on a line of an office PBX. */
const TYPED = dialled('0171 / 392 00 15', '+491713920015')
const INTERNAL = dialled('101')
/** A mobile in Mexico, Argentina, Brazil. */
const MEXICO = dialled('+522221234567')
const ARGENTINA = dialled('+5491123456789')
const BRAZIL = dialled('+5511961234567')
/** Codes of an office PBX in front, longer than what portals keep. */
const LONG = dialled('*31#000491713920015*1234', '*31#000491713920015*1234')

describe('the portal\'s ways to write a number that was dialled', () => {
  it.each([
    [BERLIN, '+4930901820'], [BERLIN, '4930901820'], [BERLIN, '004930901820'], [BERLIN, '030901820'], [BERLIN, '030 / 90 18 20'],
    [BERLIN, '+49 (30) 901820'],
    [MOSCOW, '74950001234'], [MOSCOW, '8 (495) 000-12-34'], [MOSCOW, '4950001234'],
    [WASHINGTON, '2025550147'], [WASHINGTON, '12025550147'],
    [TYPED, '0171 / 392 00 15'], [TYPED, '01713920015'], [TYPED, '+491713920015'], [TYPED, '491713920015'],
    [INTERNAL, '101'], [INTERNAL, '1-01'],
    [BERLIN, '01149 30 901820'], [BERLIN, '0011 49 30 901820'], [BERLIN, '8~10 49 30 901820'], [BERLIN, '010 49 30 901820'],
    [BERLIN, '٠٣٠ ٩٠١٨٢٠'], [BERLIN, '+٤٩٣٠٩٠١٨٢٠'],
    // As some exchanges write it: what leads abroad, and the number without its country code.
    [dialled('+12025550123'), '0112025550123'], [dialled('+12025550123'), '01112025550123'],
    [MEXICO, '+5212221234567'], [MEXICO, '5212221234567'], [MEXICO, '044 222 123 4567'], [MEXICO, '2221234567'],
    [dialled('+5212221234567'), '+522221234567'],
    [ARGENTINA, '+541123456789'], [ARGENTINA, '011 15 2345-6789'], [ARGENTINA, '11 2345-6789'], [dialled('+541123456789'), '5491123456789'],
    [BRAZIL, '551161234567'], [BRAZIL, '(11) 96123-4567'], [BRAZIL, '0 15 11 96123-4567'], [dialled('+551161234567'), '+5511961234567'],
    [LONG, '*31#000491713920015*'], [LONG, '000491713920015*1234'],
    [dialled('*21#'), '*21#'],
    [dialled('00171 3920015', '001713920015'), '001713920015']
  ])('%j: %s', (number, recorded) => {
    expect(isSameNumber(number, recorded)).toBe(true)
  })
})

describe('other numbers that look alike', () => {
  it.each([
    [BERLIN, '4930901821'], [BERLIN, '49309018200'], [BERLIN, '901820'], [BERLIN, '+4940901820'], [BERLIN, '+930901820'],
    [BERLIN, '+7 030901820'], [BERLIN, '04930901820'], [BERLIN, '+030901820'],
    [MOSCOW, '+84950001234'], [MOSCOW, '9994950001234'],
    [WASHINGTON, '5550147'], [WASHINGTON, '+2025550147'],
    [TYPED, '3920015'], [TYPED, '+4901713920015'],
    [INTERNAL, '0101'], [INTERNAL, '1010'], [INTERNAL, '+49101'], [INTERNAL, '*101'],
    [dialled('*21#'), '21'],
    [MEXICO, '+5222221234567'], [ARGENTINA, '+549112345678'], [BRAZIL, '+5511931234567'], [BRAZIL, '5521961234567'],
    [LONG, '*31#00049171392001'], [LONG, '1#000491713920015*12'], [BERLIN, '012349 30 901820'],
    [BERLIN, ''], [INTERNAL, ' '], [BERLIN, 'anonymous']
  ])('%j: “%s”', (number, recorded) => {
    expect(isSameNumber(number, recorded)).toBe(false)
  })
})

describe('keys of the same number, whichever version of the app made them', () => {
  it.each([
    ['+4930901820', '+4930901820', true], ['+5212221234567', '+522221234567', true], ['+5491123456789', '+541123456789', true],
    ['+551161234567', '+5511961234567', true], ['01713920015', '+491713920015', true], ['+491713920015', '01713920015', true], ['101', '101', true],
    ['+4930901820', '+4930901821', false], ['101', '1010', false], ['101', '+49101', false], ['*21#', '21', false]
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameKey(one, other)).toBe(same)
    expect(isSameKey(other, one)).toBe(same)
  })
})
