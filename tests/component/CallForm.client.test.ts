import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { fakePortal, MAX, NO_LAUNCH } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click, open, pass, press, type } from './support/person'
import { all, descriptionOf, field, get, nameOf, query, textOf } from './support/screen'
import CallForm from '@/calls/form/CallForm.vue'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import type { Client } from '@/core/client'

useDesk()

const record = { entityTypeId: 2, id: 5 }
const ERIKA: Client = {
  record, title: 'Ten chairs', name: 'Erika Muster', company: '',
  numbers: [{ value: '030 901820', kind: 'WORK', owner: 'Erika Muster', person: 'Erika Muster', hints: [] }, { value: '030 901821', kind: 'HOME', owner: 'Erika Muster', person: 'Erika Muster', hints: [] }]
}

let portal: ReturnType<typeof fakePortal>
beforeEach(() => {
  portal = fakePortal({ launch: { ...NO_LAUNCH, record, slider: true } })
})

/** The form, opened in a deal by Max. */
async function openForm(client: Client | null = ERIKA): Promise<void> {
  openDesk({ portal, user: MAX })
  if (client) useClientStore().apply({ state: 'read', client })
  await show(() => h(CallForm))
  // The client's card comes after the form.
  await vi.dynamicImportSettled()
}
const call = () => click(get('button', 'Call back'))

describe('opened in a deal', () => {
  it('the first number stands in the form; one click calls it', async () => {
    await openForm()
    expect(field('Phone number').value).toBe('030 901820')
    await type('What you will hear', 'Hello')
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ number: '+4930901820' }, 'shared']])
  })

  it('another number of the client\'s goes into the form', async () => {
    await openForm()
    const home = all('radio').find(radio => radio.getAttribute('value') === '030 901821')
    if (home) await click(home)
    expect(field('Phone number').value).toBe('030 901821')
  })

  it('a client without a number leaves the field to be filled in', async () => {
    await openForm({ ...ERIKA, numbers: [] })
    expect(textOf()).toContain('CRM shows you no number for this client. Enter one.')
    await type('What you will hear', 'Hello')
    await call()
    expect(descriptionOf(field('Phone number'))).toBe('Enter the phone number.')
    await type('Phone number', '030 901820')
    await call()
    expect(portal.calls.start).toHaveBeenCalledTimes(1)
  })
})

describe('numbers as CRM keeps them', () => {
  const clientWith = (...values: string[]): Client => ({ ...ERIKA, numbers: values.map(value => ({ value, kind: 'WORK', owner: 'Erika Muster', person: 'Erika Muster', hints: [] })) })

  it('in Arabic digits are offered and called', async () => {
    await openForm(clientWith('٠٣٠ ٩٠١٨٢٠'))
    expect(field('Phone number').value).toBe('٠٣٠ ٩٠١٨٢٠')
    expect(descriptionOf(field('Phone number'))).toBe('work · Erika Muster · +49 30 901820, Germany')
    await type('What you will hear', 'Hello')
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ number: '+4930901820' }, 'shared']])
  })

  it('are never read in the country of the last call', async () => {
    await openForm(clientWith('(0 30) 23125-199'))
    useDraftStore().country = 'IT'
    await type('What you will hear', 'Hello')
    expect(descriptionOf(field('Phone number'))).toBe('work · Erika Muster · +49 30 23125199, Germany')
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ number: '+493023125199' }, 'shared']])
  })

  it('are read in the country of their owner', async () => {
    const client = clientWith('02 1234 5678')
    await openForm({ ...client, numbers: client.numbers.map(number => ({ ...number, hints: [{ kind: 'address', values: ['Italia'] }] })) })
    expect(descriptionOf(field('Phone number'))).toBe('work · Erika Muster · +39 02 1234 5678, Italy')
  })

  it('two in one are a choice; the text still addresses whose they are', async () => {
    await openForm({ ...clientWith('030 90182 / 030 90183'), name: 'The whole office' })
    await type('What you will hear', '{name}')
    await call()
    expect(portal.calls.start).not.toHaveBeenCalled()
    expect(descriptionOf(field('Phone number'))).toBe('There are several numbers here. Choose the one to call.')
    await click(get('button', '+49 30 90183'))
    expect(field('Phone number').getAttribute('aria-invalid')).toBe('false')
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ number: '+493090183', text: 'Erika Muster' }, 'shared']])
  })
})

describe('placeholders', () => {
  it('are shown filled in before the click, and sent filled in', async () => {
    await openForm()
    await type('What you will hear', '{manager} calls {name}')
    expect(textOf()).toContain('Will be spoken: Max Kraus calls Erika Muster')
    expect(portal.calls.start).not.toHaveBeenCalled()
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ text: 'Max Kraus calls Erika Muster' }, 'shared']])
    expect(field('What you will hear').value).toBe('{manager} calls {name}')
  })

  it('an empty placeholder is pointed out, never spoken', async () => {
    await openForm()
    await type('What you will hear', '{name} of {company}')
    await call()
    expect(descriptionOf(field('What you will hear'))).toBe('Nothing is known for {company}. Fill it in yourself or take it out.')
    expect(field('What you will hear').getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field('What you will hear'))
    await press(field('Phone number'), 'Enter', { ctrlKey: true })
    await pass(1_000)
    expect(portal.calls.start).not.toHaveBeenCalled()
    await type('What you will hear', '{name} of Muster')
    expect(field('What you will hear').getAttribute('aria-invalid')).not.toBe('true')
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ text: 'Erika Muster of Muster' }, 'shared']])
  })

  it('several that are empty are named; so are all without a client', async () => {
    await openForm(null)
    await type('Phone number', '030 901820')
    await type('What you will hear', '{company}, {name}, {manager}, {company}')
    await call()
    expect(descriptionOf(field('What you will hear'))).toBe('Nothing is known for {company} and {name}. Fill it in yourself or take it out.')
    expect(portal.calls.start).not.toHaveBeenCalled()
  })

  it('braces of one\'s own are told before the click, asked about by it, and then spoken as they stand', async () => {
    await openForm()
    await type('What you will hear', '{order} {NAME}')
    expect(textOf()).toContain('{order} is not known and would be spoken as it stands. Known: {name}, {company}, {manager}, and {caller}.')
    await call()
    expect(nameOf(get('alertdialog'))).toBe('Speak the text as it stands?')
    expect(descriptionOf(get('alertdialog'))).toContain('{order} is not known')
    expect(portal.calls.start).not.toHaveBeenCalled()
    await pass(600)
    await click(get('button', 'Call anyway'))
    expect(portal.calls.start.mock.calls).toMatchObject([[{ text: '{order} Erika Muster' }, 'shared']])
  })

  it('a question about the text goes with another text', async () => {
    await openForm()
    await type('What you will hear', '{order}')
    await call()
    await type('What you will hear', 'Your order')
    expect(query('alertdialog')).toBeNull()
    await pass(600)
    await call()
    expect(portal.calls.start.mock.calls).toMatchObject([[{ text: 'Your order' }, 'shared']])
  })
})

it('one key closes the slider once the call has started, not before', async () => {
  await openForm()
  await type('What you will hear', 'Hello')
  await press(field('What you will hear'), 'Escape')
  expect(portal.frame.close).not.toHaveBeenCalled()
  await call()
  expect(query('button', 'Close (Esc)')).not.toBeNull()
  await press(get('button', 'Call back'), 'Escape')
  expect(portal.frame.close).toHaveBeenCalledTimes(1)
})

it('a number typed by hand is looked up beside the field', async () => {
  portal = fakePortal({ crm: { findClients: async () => [{ record: { entityTypeId: 3, id: 11 }, name: 'Li Wei' }] } })
  await openForm(null)
  await type('Phone number', '030 901820')
  await vi.dynamicImportSettled()
  await pass(700)
  await click(get('button', 'Open in CRM: Li Wei'))
  expect(portal.frame.openPath.mock.calls).toEqual([['/crm/contact/details/11/']])
})

it('a list that is open closes first', async () => {
  await openForm()
  await type('What you will hear', 'Hello')
  await call()
  await open('Voice')
  await press(field('Voice'), 'Escape')
  await pass(200)
  expect(all('option')).toEqual([])
  expect(portal.frame.close).not.toHaveBeenCalled()
  await press(field('Voice'), 'Escape')
  expect(portal.frame.close).toHaveBeenCalledTimes(1)
})
