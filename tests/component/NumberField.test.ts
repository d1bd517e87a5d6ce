import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { openDesk, show, useDesk } from './support/desk'
import { type } from './support/person'
import { descriptionOf, field } from './support/screen'
import NumberField from '@/components/call/NumberField.vue'
import { showLanguage } from '@/locales'
import { readNumber, type CountryCode } from '@/telephony/phone'
import type { LineKind } from '@/telephony/types'

useDesk()

async function showNumber(typed: string, lineKind: LineKind | null = 'rented', country: CountryCode = 'DE', error?: string) {
  openDesk()
  const number = ref(typed)
  await show(() => h(NumberField, {
    'modelValue': number.value,
    'onUpdate:modelValue': (text: string) => { number.value = text },
    'reading': readNumber(number.value, country, lineKind),
    country,
    lineKind,
    error
  }))
  return number
}
const help = () => descriptionOf(field('Phone number'))

describe('what is understood', () => {
  it.each<[string, LineKind | null, string]>([
    ['030 901820', 'rented', '+49 30 901820, Germany'],
    ['+49 (30) 90 18 20', null, '+49 30 901820, Germany'],
    ['+7 495 123-45-67', 'cloud-pbx', '+7 495 123 45 67, Russia'],
    ['+800 1234 5678', 'rented', '+800 1234 5678'],
    ['+1 555 000 0000', 'rented', '+1 555 000 0000 does not look like a number in use.'],
    ['12', 'office-pbx', 'Dialled as typed: 12'],
    ['030 901820', 'office-pbx', 'Dialled as typed: 030 901820'],
    ['12a', 'office-pbx', 'The office PBX gets these characters exactly as typed: 12a']
  ])('“%s” (%s): %s', async (number, kind, understood) => {
    await showNumber(number, kind)
    expect(help()).toBe(understood)
  })

  it('changes with every character', async () => {
    const number = await showNumber('')
    expect(help()).toBe('Without a country code it is read as a number from this country: Germany.')
    await type('Phone number', '030 901820')
    expect(number.value).toBe('030 901820')
    expect(help()).toBe('+49 30 901820, Germany')
  })
})

describe('nothing understood yet', () => {
  it.each<[string, LineKind | null, CountryCode, string]>([
    ['', null, 'DE', 'Without a country code it is read as a number from this country: Germany.'],
    ['', 'rented', 'RU', 'Without a country code it is read as a number from this country: Russia.'],
    ['0', 'cloud-pbx', 'DE', 'Without a country code it is read as a number from this country: Germany.'],
    ['', 'office-pbx', 'DE', 'Office PBX: dialled exactly as typed, short internal numbers too.'],
    ['abc', 'office-pbx', 'DE', 'Office PBX: dialled exactly as typed, short internal numbers too.']
  ])('“%s” on %s (%s): %s', async (number, kind, country, hint) => {
    await showNumber(number, kind, country)
    expect(help()).toBe(hint)
    expect(field('Phone number').getAttribute('aria-invalid')).toBe('false')
  })
})

it('what is wrong takes the place of the hint', async () => {
  await showNumber('0', 'rented', 'DE', 'Enter the phone number.')
  expect(help()).toBe('Enter the phone number.')
  expect(field('Phone number').getAttribute('aria-invalid')).toBe('true')
})

it('phones show a keyboard for numbers, browsers offer no old ones', async () => {
  await showNumber('')
  const input = field('Phone number')
  expect([input.type, input.inputMode, input.getAttribute('autocomplete'), input.required]).toEqual(['tel', 'tel', 'off', true])
})

it('countries are named in the language of the interface', async () => {
  await showLanguage('de')
  await showNumber('', 'rented', 'AT')
  expect(descriptionOf(field(/./))).toContain('Österreich')
})
