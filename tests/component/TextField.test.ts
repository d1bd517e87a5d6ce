import { describe, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { unnamed } from '../unit/support/settings'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type as typeText } from './support/person'
import { all, descriptionOf, field, get, query, textOf } from './support/screen'
import TextField from '@/calls/text/TextField.vue'
import { showLanguage } from '@/locales'
import { fillText } from '@/calls/text/placeholders'
import type { CallType } from '@/core/telephony/types'

useDesk()

async function showText(written: string, { type = 'callback', error, ready = [], own }: { type?: CallType, error?: string, ready?: string[], own?: string } = {}) {
  openDesk()
  const text = ref(written)
  await show(() => h(TextField, {
    'modelValue': text.value,
    'onUpdate:modelValue': (next: string) => { text.value = next },
    type,
    error,
    'ready': unnamed(...ready),
    'replaced': own !== undefined,
    'onBringBack': () => { text.value = own ?? '' },
    'filled': fillText(text.value, { name: 'Erika Muster', company: '', manager: 'Anna Schmidt', caller: '' })
  }))
  return text
}
const help = () => descriptionOf(field(/./))

it.each<[CallType, string]>([
  ['callback', 'What you will hear'],
  ['infocall', 'What the client will hear']
])('%s: its own label', async (type, label) => {
  await showText('', { type })
  expect(field(label).required).toBe(true)
})

it('ready-made texts are told whole, however long', async () => {
  const long = 'The client has asked for a call. '.repeat(20).trim()
  await showText('', { ready: ['Short', long] })
  await vi.dynamicImportSettled()
  await press(get('button', 'Ready-made texts'), 'ArrowDown')
  await pass(50)
  expect(all('menuitem').map(item => item.querySelector('[title]')?.getAttribute('title'))).toEqual(['Short', long])
})

it('the user\'s own text is brought back with one click, and the keyboard goes on in it', async () => {
  const text = await showText('From a link', { own: 'Mine' })
  await click(get('button', 'Back to my text'))
  expect(text.value).toBe('Mine')
  expect(document.activeElement).toBe(field('What you will hear'))
})

it('nothing is to be brought back where nothing took its place', async () => {
  await showText('Mine')
  expect(query('button', 'Back to my text')).toBeNull()
})

it('takes over characters while they are still being composed: a click may come before the composition ends', async () => {
  const text = await showText('')
  field(/./).dispatchEvent(new Event('compositionstart', { bubbles: true }))
  await typeText('What you will hear', 'に')
  expect(text.value).toBe('に')
})

it.each([
  ['en', '', '0 characters, about 0 s of speech'],
  ['en', 'a', '1 character, about 1 s of speech'],
  ['en', '  ab ', '2 characters, about 1 s of speech'],
  ['en', '👨‍👩‍👧', '1 character, about 1 s of speech'],
  ['en', 'a'.repeat(150), '150 characters, about 10 s of speech'],
  ['de', 'ab', '2 Zeichen, etwa 1 s Sprechzeit'],
  ['ru', 'а', '1 символ, около 1 с речи'],
  ['ru', 'абв', '3 символа, около 1 с речи'],
  ['ru', 'абвгд', '5 символов, около 1 с речи'],
  ['ru', 'а'.repeat(11), '11 символов, около 1 с речи'],
  ['ru', 'а'.repeat(21), '21 символ, около 2 с речи'],
  ['ru', '', '0 символов, около 0 с речи']
])('%s: “%s” measures %s', async (language, written, measure) => {
  await showLanguage(language)
  await showText(written)
  expect(help()).toBe(measure)
})

it('the measure follows what is typed', async () => {
  const text = await showText('')
  await typeText('What you will hear', 'abc')
  expect(text.value).toBe('abc')
  expect(help()).toBe('3 characters, about 1 s of speech')
})

it('a long text is allowed, with a warning from 1001 characters on', async () => {
  await showText('a'.repeat(1000))
  expect(help()).toBe('1000 characters, about 67 s of speech')
  await typeText('What you will hear', 'a'.repeat(1001))
  expect(help()).toBe('1001 characters, about 67 s of speech · Some speech services cut long texts off.')
  expect(field('What you will hear').hasAttribute('maxlength')).toBe(false)
})

it('what is wrong takes the place of the measure', async () => {
  await showText('', { error: 'Enter the text to be spoken.' })
  expect(help()).toBe('Enter the text to be spoken.')
  expect(field(/./).getAttribute('aria-invalid')).toBe('true')
})

it('what cannot be spoken, or turns the text round, is not: the field shows what remains', async () => {
  await showText('Call \u202e123\u202c\0 now')
  expect(textOf()).toContain('Will be spoken: Call 123 now')
  expect(help()).toBe('12 characters, about 2 s of speech')
})

describe('a text with placeholders', () => {
  it('is shown as it will be spoken, line by line, and measured so', async () => {
    await showText('Call\n{name}')
    expect(textOf()).toContain('Will be spoken: Call Erika Muster')
    expect(help()).toBe('17 characters, about 2 s of speech')
    await typeText('What you will hear', '{manager}')
    expect(textOf()).toContain('Will be spoken: Anna Schmidt')
  })

  it('what is no placeholder is pointed out below', async () => {
    await showText('{Name}, {{ order }} and [Your name]')
    expect(textOf()).toContain('Will be spoken: Erika Muster, {{ order }} and [Your name]')
    expect(textOf()).toContain(
      '{{ order }} and [Your name] are not known and would be spoken as they stand. Known: {name}, {company}, {manager}, and {caller}.'
    )
  })

  it('without a value is shown as it stands', async () => {
    await showText('{name} of {company}')
    expect(textOf()).toContain('Will be spoken: Erika Muster of {company}')
  })

  it.each(['', 'Hello', ' Hello ', '{order}', '{company}', 'می\u200cخواهم', '\0'])('nothing is shown twice where nothing was filled in: “%s”', async (written) => {
    await showText(written)
    expect(textOf()).not.toContain('Will be spoken')
  })
})
