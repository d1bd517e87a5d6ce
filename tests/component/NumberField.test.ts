import { describe, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { typedIn } from '../unit/support/numbers'
import { openDesk, show, useDesk } from './support/desk'
import { click, type } from './support/person'
import { all, descriptionOf, field, get, nameOf, query, textOf } from './support/screen'
import NumberField from '@/calls/number/NumberField.vue'
import { showLanguage } from '@/locales'
import { readNumber, type CountryCode, type Dialling } from '@/core/phone/phone'

useDesk()

async function showNumber(typed: string, out: Dialling = 'international', countries: CountryCode[] = ['DE'], error?: string) {
  openDesk()
  const number = ref(typed)
  await show(() => h(NumberField, {
    'modelValue': number.value,
    'onUpdate:modelValue': (text: string) => { number.value = text },
    'reading': readNumber(number.value, typedIn(...countries), out),
    countries,
    out,
    error
  }))
  await vi.dynamicImportSettled()
  return number
}
const help = () => descriptionOf(field('Phone number'))

describe('what is understood', () => {
  it.each<[string, Dialling, string]>([
    ['030 901820', 'international', '+49 30 901820, Germany'],
    // Written the way it is shown: not twice.
    ['+49 30 901820', 'international', 'Germany'],
    ['+49 (30) 90 18 20', 'international', '+49 30 901820, Germany'],
    ['+7 495 123-45-67', 'short', '+7 495 123 45 67, Russia'],
    ['+800 1234 5678', 'international', '+800 1234 5678'],
    ['+1 555 000 0000', 'international', '+1 555 000 0000 does not look like a number in use.'],
    ['901820', 'international', '+49 901820 is called: its area code may be missing.'],
    ['0900 3 123456', 'international', '+49 900 3 123456 is a premium-rate number: the call costs extra.'],
    ['030 901820 DW 12', 'international', 'Only +49 30 901820 is called: the extension is not dialled.'],
    ['*31 030 901820', 'international', 'Only +49 30 901820 is called: the rest is left out.'],
    ['0900 3 123456 DW 1', 'international', '+49 900 3 123456 is a premium-rate number: the call costs extra. Only +49 900 3 123456 is called: the extension is not dialled.'],
    ['12', 'typed', 'Dialled as typed: 12'],
    ['12', 'short', 'Dialled as typed: 12'],
    ['030 901820', 'typed', 'Dialled as typed: 030 901820'],
    ['030 901820', 'keys', 'Dialled: 030901820'],
    ['030901820', 'keys', 'Dialled as typed: 030901820'],
    ['Tel. 030 901820', 'typed', 'Dialled: 030 901820'],
    ['101,,12', 'keys', '101,,12 is dialled with a pause at each comma or semicolon.'],
    ['12a', 'typed', 'The office PBX gets these characters exactly as typed: 12a']
  ])('“%s” (%s): %s', async (number, out, understood) => {
    await showNumber(number, out)
    expect(help()).toBe(understood)
    expect(query('group')).toBeNull()
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
  it.each<[string, Dialling, CountryCode[], string]>([
    ['', 'international', ['DE'], 'Without a country code it is read as a number from this country: Germany.'],
    ['', 'short', ['RU'], 'Without a country code it is read as a number from this country: Russia.'],
    ['', 'international', ['DE', 'IT'], 'Without a country code it is read as a number from this country: Germany or Italy.'],
    ['0', 'international', ['DE'], 'Without a country code it is read as a number from this country: Germany.'],
    ['', 'typed', ['DE'], 'Office PBX: dialled exactly as typed, short internal numbers too.'],
    ['abc', 'keys', ['DE'], 'Office PBX: dialled exactly as typed, short internal numbers too.']
  ])('“%s” on %s (%s): %s', async (number, out, countries, hint) => {
    await showNumber(number, out, countries)
    expect(help()).toBe(hint)
    expect(field('Phone number').getAttribute('aria-invalid')).toBe('false')
  })
})

describe('what has to be chosen', () => {
  const choices = (question: string) => all('button', /(?:)/, get('group', question)).map(textOf)

  it.each<[string, CountryCode[], string, string[]]>([
    ['030 90182 / 030 90183', ['DE'], 'There are several numbers here. Choose the one to call.', ['+49 30 90182', '+49 30 90183']],
    ['Tel. 030 90182 Fax 030 90183', ['DE'], 'There are several numbers here. Choose the one to call.', ['+49 30 90182 · Tel', '+49 30 90183 · Fax']],
    ['030 901824/25', ['DE'], 'This may be several numbers written as one. Choose the one to call.', ['+49 30 901824', '+49 30 901825', '+49 30 90182425']],
    ['030 901820', ['DE', 'IT'], 'Numbers like this exist in more than one country. Choose the one to call.', ['+49 30 901820 · Germany', '+39 030 901820 · Italy']],
    ['998901234567', ['RU'], 'Without a plus it is not clear which country this number belongs to. Choose the one to call.', ['+998 90 123 45 67 · Uzbekistan']],
    ['0011 49 30 901820', ['US'], 'What leads abroad from another country stands in front. Choose the number to call.', ['+49 30 901820 · Germany']]
  ])('“%s” in %s: %s', async (number, countries, question, numbers) => {
    await showNumber(number, 'international', countries)
    expect(help()).toBe(question)
    expect(choices(question)).toEqual(numbers)
  })

  it('is put into the field in international form, which needs no more questions and has the focus', async () => {
    const number = await showNumber('030 901820', 'international', ['DE', 'IT'])
    await click(get('button', '+39 030 901820 · Italy'))
    expect(number.value).toBe('+39 030 901820')
    expect(query('group')).toBeNull()
    expect(help()).toBe('Italy')
    expect(document.activeElement).toBe(field('Phone number'))
  })

  it('on a line that dials what is typed it is one of the numbers as they are typed', async () => {
    const number = await showNumber('101/102', 'typed')
    await click(get('button', '102'))
    expect(number.value).toBe('102')
    expect(help()).toBe('Dialled as typed: 102')
  })

  it('stays in sight when somebody has tried to call', async () => {
    await showNumber('030 90182 / 030 90183', 'international', ['DE'], 'There are several numbers here. Choose the one to call.')
    expect(help()).toBe('There are several numbers here. Choose the one to call.')
    expect(field('Phone number').getAttribute('aria-invalid')).toBe('true')
    expect(all('button', /(?:)/, get('group')).map(nameOf)).toEqual(['+49 30 90182', '+49 30 90183'])
  })
})

it('what is wrong takes the place of the hint', async () => {
  await showNumber('0', 'international', ['DE'], 'Enter the phone number.')
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
  await showNumber('', 'international', ['AT', 'CH'])
  expect(descriptionOf(field(/./))).toContain('Österreich oder Schweiz')
})
