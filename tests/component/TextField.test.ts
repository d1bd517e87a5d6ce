import { describe, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { LOST } from '../unit/support/attempts'
import { fakePortal } from '../unit/support/desk'
import { administratorsAnswer } from '../unit/support/firstAnswer'
import { unnamed } from '../unit/support/settings'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass, press, type as typeText } from './support/person'
import { all, descriptionOf, field, get, query, textOf } from './support/screen'
import { useOwnSettingsStore } from '@/calls/form/ownSettings'
import TextField from '@/calls/text/TextField.vue'
import { showLanguage } from '@/locales'
import { fillText } from '@/calls/text/placeholders'
import { PortalError } from '@/core/failure/failure'
import { writeOwnSettings } from '@/core/options/writeOwnSettings'
import { toFirstData, type FirstAnswer } from '@/portal/ports/firstAnswer'
import type { CallType } from '@/core/telephony/types'

useDesk('ready')

async function showText(written: string, { type = 'callback', error, ready = [], own, portal = fakePortal(), answer = administratorsAnswer() }: {
  type?: CallType, error?: string, ready?: string[], own?: string, portal?: ReturnType<typeof fakePortal>, answer?: FirstAnswer
} = {}) {
  openDesk({ portal, answer })
  const { own: stored } = toFirstData(answer)
  if (stored) useOwnSettingsStore().apply(stored.settings, true)
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
  expect(all('menuitem').map(item => item.querySelector('[title]')?.getAttribute('title'))).toEqual(['Short', long, undefined])
})

describe('one\'s own ready-made texts', () => {
  async function openMenu(): Promise<string[]> {
    // The menu comes with its first use, or once somebody works in the text.
    field('What you will hear').focus()
    await pass(0)
    await vi.dynamicImportSettled()
    await press(get('button', 'Ready-made texts'), 'ArrowDown')
    await pass(50)
    return all('menuitem').map(item => textOf(item))
  }
  const withOwn = (name: string, text: string) => administratorsAnswer({
    userOptions: { own: writeOwnSettings({ callAtOnce: false, texts: { callback: [{ name, text }], infocall: [] } }) }
  })

  it('stand before those for everybody, by name and with their beginning', async () => {
    await showText('', { ready: ['For all'], answer: withOwn('Offer', 'Call about the offer') })
    expect(await openMenu()).toEqual(['OfferCall about the offer', 'For all', 'My texts in the settings'])
  })

  it('what stands in the field is kept as one, under a name', async () => {
    const portal = fakePortal()
    await showText(' Call {name} about the offer ', { portal })
    expect(await openMenu()).toEqual(['Keep this text as mine…', 'My texts in the settings'])
    await click(all('menuitem').find(item => textOf(item).startsWith('Keep')) ?? document.body)
    await pass(50)
    expect(document.activeElement).toBe(field('Name of the text'))
    await typeText('Name of the text', 'Offer')
    await press(field('Name of the text'), 'Enter')
    await pass(0)
    expect(portal.options.saveUser).toHaveBeenCalledWith({
      own: writeOwnSettings({ callAtOnce: false, texts: { callback: [{ name: 'Offer', text: 'Call {name} about the offer' }], infocall: [] } })
    })
    expect(textOf()).toContain('Kept as “Offer”')
    expect(document.activeElement).toBe(get('button', 'Ready-made texts'))
    // It is there already.
    expect(await openMenu()).toEqual(['OfferCall {name} about the offer', 'My texts in the settings'])
  })

  it('that cannot be kept say so, and can be tried again', async () => {
    const portal = fakePortal()
    portal.options.saveUser.mockRejectedValueOnce(new PortalError(LOST))
    await showText('Call', { portal })
    await openMenu()
    await click(all('menuitem').find(item => textOf(item).startsWith('Keep')) ?? document.body)
    await pass(50)
    await click(get('button', 'Keep'))
    expect(textOf(get('alert'))).toBe('Not kept. The connection was lost before the portal answered.')
    await click(get('button', 'Keep'))
    expect(textOf()).toContain('Kept as “Call”')
  })

  it('are not kept after all with Escape', async () => {
    const portal = fakePortal()
    await showText('Call', { portal })
    await openMenu()
    await click(all('menuitem').find(item => textOf(item).startsWith('Keep')) ?? document.body)
    await pass(50)
    await press(field('Name of the text'), 'Escape')
    await pass(0)
    expect(document.activeElement).toBe(get('button', 'Ready-made texts'))
    expect(portal.options.saveUser).not.toHaveBeenCalled()
  })
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
