import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { fakePortal } from '../unit/support/desk'
import { administratorsAnswer } from '../unit/support/firstAnswer'
import { store, stored } from '../unit/support/stored'
import { openDesk, show, useDesk } from './support/desk'
import { choose, click, open, pass, type } from './support/person'
import { all, descriptionOf, field, get, nameOf, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'

useDesk()

let desk: ReturnType<typeof fakePortal>
beforeEach(() => {
  desk = fakePortal()
})

const DRAFT = {
  type: 'infocall', line: 'sip7', number: '030 90', numberAt: Date.UTC(2026, 0, 15, 11), country: null,
  texts: { callback: 'One', infocall: 'Two' }, voices: { callback: null, infocall: 'ruinternalmale' }
}

async function openForm(answer?: ReturnType<typeof administratorsAnswer>): Promise<void> {
  openDesk({ portal: desk, answer })
  await show(() => h(CallForm))
}
const chooseType = (name: string) => click(get('radio', name))
const values = (text: string) => ['Line', 'Phone number', text, 'Voice'].map(name => field(name).value)
const invalidFields = () => [...all('combobox'), ...all('textbox')].filter(one => one.getAttribute('aria-invalid') === 'true').map(nameOf)

describe('a type of call', () => {
  it.each([
    ['Call back', 'What you will hear', 'Call back', 'Bitrix24 rings you, speaks your text to you, then connects the client.'],
    ['Voice message', 'What the client will hear', 'Send voice message', 'Bitrix24 dials the client and speaks your text. Nobody needs to be on the line.']
  ])('“%s” has its own words', async (name, text, button, hint) => {
    await openForm()
    await chooseType(name)
    expect(nameOf(get('radiogroup'))).toBe('Type of call')
    expect(all('radio').map(radio => [nameOf(radio), radio.matches(':checked')])).toEqual([
      ['Call back', name === 'Call back'], ['Voice message', name === 'Voice message']
    ])
    expect(all('combobox').map(nameOf)).toEqual(['Line', 'Voice'])
    expect(all('textbox').map(nameOf)).toEqual(['Phone number', text])
    expect(all('button', /Call|Send/).map(nameOf)).toEqual([button])
    expect(textOf()).toContain(hint)
  })

  it('keeps its own text and voice; line and number are shared', async () => {
    store('draft', { ...DRAFT, voices: { callback: 'eurgermanfemale', infocall: null } })
    await openForm()
    expect(values('What the client will hear')).toEqual(['Office PBX 1', '030 90', 'Two', 'Portal default'])
    await type('What the client will hear', 'For the client')
    await choose('Voice', /Russian/)
    await choose('Line', /Cloud PBX/)
    await type('Phone number', '030 91')
    await chooseType('Call back')
    expect(values('What you will hear')).toEqual(['Cloud PBX (9)', '030 91', 'One', 'German: female'])
    await chooseType('Voice message')
    expect(values('What the client will hear')).toEqual(['Cloud PBX (9)', '030 91', 'For the client', 'Russian: male'])
  })

  it('offers every voice after it was switched', async () => {
    store('draft', { ...DRAFT, voices: { callback: 'eurgermanfemale', infocall: null } })
    await openForm()
    await chooseType('Call back')
    expect(await open('Voice')).toEqual(['Portal default', 'German: female', 'Russian: male'])
  })
})

describe('what is missing or wrong', () => {
  const noDefaultLine = administratorsAnswer({ portalDefault: '', userDefault: { defaultLineId: false } })

  it('is pointed out after a try, the first field gets the focus, nothing is sent', async () => {
    await openForm(noDefaultLine)
    await type('Phone number', 'nobody')
    await type('What you will hear', '')
    expect(invalidFields()).toEqual([])
    expect(textOf()).not.toContain('There is no number here.')
    await click(get('button', 'Call back'))
    expect(invalidFields()).toEqual(['Line', 'Phone number', 'What you will hear'])
    expect(descriptionOf(field('Line'))).toBe('Choose the line to call from.')
    expect(descriptionOf(field('Phone number'))).toBe('There is no number here.')
    expect(descriptionOf(field('What you will hear'))).toBe('Enter the text to be spoken.')
    expect(document.activeElement).toBe(field('Phone number'))
    expect(desk.calls.start).not.toHaveBeenCalled()
  })

  it('loses its mark as soon as it is right, and gets it again when it is not', async () => {
    await openForm()
    await type('What you will hear', '')
    await click(get('button', 'Call back'))
    expect(invalidFields()).toEqual(['Phone number', 'What you will hear'])
    expect(document.activeElement).toBe(field('Phone number'))
    await type('Phone number', '+49 30 901820')
    expect(invalidFields()).toEqual(['What you will hear'])
    await type('What you will hear', 'Hello')
    expect(invalidFields()).toEqual([])
    await type('What you will hear', '   ')
    expect(invalidFields()).toEqual(['What you will hear'])
    await click(get('button', 'Call back'))
    expect(document.activeElement).toBe(field('What you will hear'))
  })

  it('is forgotten with another type of call', async () => {
    await openForm()
    await click(get('button', 'Call back'))
    await chooseType('Voice message')
    expect(invalidFields()).toEqual([])
  })

  it.each([
    ['', 'Enter the phone number.'],
    ['  ', 'Enter the phone number.'],
    ['Anna', 'There is no number here.'],
    ['03', 'Too short (Germany). A number from elsewhere needs its country code, for example +49.'],
    ['+49 30 90182012345678901', 'Too long for a phone number.'],
    ['+999 30 901820', 'This country code does not exist.'],
    ['0171 39200151234', 'Not a number from this country: Germany. A number from elsewhere needs its country code, for example +49.'],
    ['+49 30 9', 'This number is not complete.'],
    ['+49 30 901820, +49 30 901821', 'There are several numbers here. Choose the one to call.'],
    ['1, 2', 'These are several numbers. Leave only one.']
  ])('number “%s”: %s', async (number, problem) => {
    await openForm()
    await type('What you will hear', 'Hello')
    await type('Phone number', number)
    await click(get('button', 'Call back'))
    expect(descriptionOf(field('Phone number'))).toBe(problem)
    expect(document.activeElement).toBe(field('Phone number'))
    expect(desk.calls.start).not.toHaveBeenCalled()
  })
})

describe('a call', () => {
  it.each([
    ['Call back', 'What you will hear', 'callback', 'Call back'],
    ['Voice message', 'What the client will hear', 'infocall', 'Send voice message']
  ])('“%s” sends what stands in the form, once', async (name, text, kind, button) => {
    await openForm()
    await chooseType(name)
    await choose('Line', /493023125100/)
    await type('Phone number', '030 / 90 18 20')
    await type(text, '  Grüße 👋 ')
    await choose('Voice', /Russian/)
    await click(get('button', button))
    expect(desk.calls.start.mock.calls).toEqual([
      [expect.objectContaining({ type: kind, line: '493023125100', number: '+4930901820', text: 'Grüße 👋', voice: 'ruinternalmale' }), 'shared']
    ])
  })

  it('with the portal\'s default voice names none', async () => {
    await openForm()
    await type('Phone number', '030 901820')
    await type('What you will hear', 'Hello')
    await choose('Voice', /Russian/)
    await choose('Voice', 'Portal default')
    await click(get('button', 'Call back'))
    expect(desk.calls.start.mock.calls).toMatchObject([[{ voice: null }, 'shared']])
  })

  it('over an office PBX sends the number as typed', async () => {
    await openForm()
    await choose('Line', /Office PBX 1/)
    await type('Phone number', ' 12 ')
    await type('What you will hear', 'Hello')
    await click(get('button', 'Call back'))
    expect(desk.calls.start.mock.calls).toMatchObject([[{ line: 'sip7', number: '12' }, 'shared']])
  })
})

describe('what was left in the form', () => {
  it('comes back', async () => {
    store('draft', DRAFT)
    await openForm()
    expect(get('radio', 'Voice message').matches(':checked')).toBe(true)
    expect(values('What the client will hear')).toEqual(['Office PBX 1', '030 90', 'Two', 'Russian: male'])
  })

  it('a line or voice the portal no longer has is neither shown nor sent; the voice is kept for its return', async () => {
    store('draft', { ...DRAFT, number: '030 901820', line: 'reg9', voices: { callback: null, infocall: 'gone' } })
    await openForm()
    expect(values('What the client will hear')).toEqual(['Cloud PBX (9)', '030 901820', 'Two', 'Portal default'])
    await click(get('button', 'Send voice message'))
    expect(desk.calls.start.mock.calls).toMatchObject([[{ line: 'reg151083', voice: null }, 'shared']])
    expect(stored('draft')).toMatchObject({ voices: { callback: null, infocall: 'gone' } })
  })
})

describe('the shortcut is told in the computer\'s own keys', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'Ctrl + Enter starts the call from any field'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', '⌘ Enter starts the call from any field']
  ])('%s', async (userAgent, told) => {
    vi.stubGlobal('navigator', { ...navigator, userAgent })
    await openForm()
    expect(textOf()).toContain(told)
  })
})

it('lists can be searched, by id too', async () => {
  await openForm()
  await open('Line')
  await type('Line', 'sip7')
  await pass(50)
  expect(all('option').map(nameOf)).toEqual(['Office PBX 1Office PBX, sip7'])
  await type('Line', 'nothing like this')
  await pass(50)
  expect(all('option')).toEqual([])
  expect(textOf()).toContain('Nothing found')
})
