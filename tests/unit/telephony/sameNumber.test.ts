import { describe, expect, it } from 'vitest'
import { isSameNumber } from '@/telephony/sameNumber'

const dialled = (number: string, key = number) => ({ number, key })
const BERLIN = dialled('+4930901820')
const MOSCOW = dialled('+74950001234')
const WASHINGTON = dialled('+12025550147')
/** As typed on a line of an office PBX. */
const TYPED = dialled('0171 / 392 00 15', '+491713920015')
const INTERNAL = dialled('101')

describe('the portal\'s ways to write a number that was dialled', () => {
  it.each([
    [BERLIN, '+4930901820'], [BERLIN, '4930901820'], [BERLIN, '004930901820'], [BERLIN, '030901820'], [BERLIN, '030 / 90 18 20'],
    [BERLIN, '+49 (30) 901820'],
    [MOSCOW, '74950001234'], [MOSCOW, '8 (495) 000-12-34'], [MOSCOW, '4950001234'],
    [WASHINGTON, '2025550147'], [WASHINGTON, '12025550147'],
    [TYPED, '0171 / 392 00 15'], [TYPED, '01713920015'], [TYPED, '+491713920015'], [TYPED, '491713920015'],
    [INTERNAL, '101'], [INTERNAL, '1-01'],
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
    [BERLIN, ''], [INTERNAL, ' '], [BERLIN, 'anonymous']
  ])('%j: “%s”', (number, recorded) => {
    expect(isSameNumber(number, recorded)).toBe(false)
  })
})
