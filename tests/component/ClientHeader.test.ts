import { beforeEach, describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { REFUSAL } from '../unit/support/attempts'
import { fakePortal, NO_LAUNCH } from '../unit/support/desk'
import { openDesk, show, useDesk } from './support/desk'
import { click } from './support/person'
import { all, get, nameOf, query, textOf } from './support/screen'
import ClientHeader from '@/calls/form/ClientHeader.vue'
import ClientNumbers from '@/calls/number/ClientNumbers.vue'
import { useClientStore } from '@/calls/form/client'
import { failureOf } from '@/core/failure/catalogue'
import type { Client, ClientNumber } from '@/core/client'

useDesk()

const record = { entityTypeId: 2, id: 5 }
const ERIKA: Client = { record, title: 'Ten chairs', name: 'Erika Muster', company: 'Muster GmbH', numbers: [] }
const NUMBERS: ClientNumber[] = [
  { value: '+49 30 12', kind: 'WORK', owner: 'Erika Muster', person: 'Erika Muster', hints: [] },
  { value: '+49 30 22', kind: 'FROM_FORM', owner: 'Muster GmbH', person: 'Muster GmbH', hints: [] },
  { value: '+49 30 11', kind: 'HOME', owner: 'Erika Muster', person: 'Erika Muster', hints: [] },
  { value: '+49 30 23', kind: 'FAX', owner: '', person: '', hints: [] }
]
const number = ref('')

beforeEach(() => {
  number.value = ''
  openDesk({ portal: fakePortal({ launch: { ...NO_LAUNCH, record } }) })
})
async function showClient(client: Client | null): Promise<void> {
  if (client) useClientStore().apply({ state: 'read', client })
  await show(() => h('div', [
    h(ClientHeader, { number: client?.numbers.find(({ value }) => value === number.value) ?? null, reading: { state: 'empty' } }),
    client && client.numbers.length > 1
      ? h(ClientNumbers, { 'numbers': client.numbers, 'modelValue': number.value, 'onUpdate:modelValue': (next: string) => { number.value = next } })
      : null
  ]))
}

describe('who is to be called', () => {
  it.each<[who: string, words: string, client: Client]>([
    ['Ten chairs · Erika Muster · Muster GmbH', 'Erika MusterMuster GmbH · Ten chairs', ERIKA],
    ['Ten chairs', 'Ten chairs', { ...ERIKA, name: '', company: '' }],
    ['Erika Muster · Muster GmbH', 'Erika MusterMuster GmbH', { ...ERIKA, title: 'Erika Muster' }],
    ['Muster GmbH', 'Muster GmbH', { ...ERIKA, title: 'Muster GmbH', name: '' }]
  ])('%s', async (who, words, client) => {
    await showClient(client)
    expect(nameOf(get('region'))).toBe(who)
    expect(textOf(get('region'))).toBe(`${words}CRM shows you no number for this client. Enter one.`)
  })

  it('begins with whose number is called', async () => {
    number.value = '+49 30 22'
    await showClient({ ...ERIKA, numbers: NUMBERS })
    expect(textOf(get('region'))).toBe('Muster GmbHTen chairs')
  })

  it.each([['In progress', 'Muster GmbH · Ten chairs · In progress'], ['', 'Muster GmbH · Ten chairs']])('names the stage where the portal does: “%s”', async (name, words) => {
    openDesk({ portal: fakePortal({ launch: { ...NO_LAUNCH, record }, crm: { stageName: async (asked, stageId) => asked.id === record.id && stageId === 'C2:NEW' ? name : 'another' } }) })
    await showClient({ ...ERIKA, stageId: 'C2:NEW', numbers: NUMBERS })
    expect(textOf(get('region'))).toBe(`Erika Muster${words}`)
  })

  it('is text, whatever was written in CRM', async () => {
    const evil = '<img src=x onerror="alert(1)"> {name} @:app.title | x'
    await showClient({ record, title: evil, name: evil, company: '', numbers: [1, 2].map(digit => ({ value: `${digit}<b>`, kind: evil, owner: evil, person: evil, hints: [] })) })
    expect(textOf(get('region'))).toContain(evil)
    expect(document.querySelector('img, b')).toBeNull()
  })
})

describe('several numbers', () => {
  // What is folded away is not there for anybody.
  const unfold = () => document.querySelector('details')?.setAttribute('open', '')
  const offered = () => all('radio').map(radio => textOf(radio.closest('label') ?? radio.parentElement?.parentElement ?? null))

  it('are offered in their order, with their kind and whose they are', async () => {
    await showClient({ ...ERIKA, numbers: NUMBERS })
    unfold()
    expect(nameOf(get('radiogroup'))).toBe('Client\'s numbers')
    expect(all('radio').map(radio => radio.getAttribute('value'))).toEqual(['+49 30 12', '+49 30 22', '+49 30 11', '+49 30 23'])
    expect(offered()).toEqual(['+49 30 12work · Erika Muster', '+49 30 22Muster GmbH', '+49 30 11home · Erika Muster', '+49 30 23fax'])
  })

  it.each([[3, null], [4, '3 more numbers']])('%i of them: a menu is %s', async (count, menu) => {
    number.value = '+49 30 12'
    await showClient({ ...ERIKA, numbers: NUMBERS.slice(0, count) })
    const summary = document.querySelector('summary')
    expect(summary && textOf(summary)).toBe(menu)
  })

  it('the one in the form is chosen, and another one can be', async () => {
    number.value = '+49 30 12'
    await showClient({ ...ERIKA, numbers: NUMBERS })
    unfold()
    const chosen = () => all('radio').filter(radio => radio.matches(':checked')).map(radio => radio.getAttribute('value'))
    expect(chosen()).toEqual(['+49 30 12'])
    const other = all('radio').find(radio => radio.getAttribute('value') === '+49 30 11')
    if (other) await click(other)
    expect(number.value).toBe('+49 30 11')
    expect(chosen()).toEqual(['+49 30 11'])
    number.value = 'typed by hand'
    await Promise.resolve()
    expect(chosen()).toEqual([])
  })
})

it('a single number is no choice', async () => {
  await showClient({ ...ERIKA, numbers: NUMBERS.slice(0, 1) })
  expect(query('radiogroup')).toBeNull()
  expect(textOf(get('region'))).toBe('Erika MusterMuster GmbH · Ten chairs')
})

it('that CRM has no number is said', async () => {
  await showClient(ERIKA)
  expect(textOf(get('region'))).toContain('CRM shows you no number for this client. Enter one.')
})

it('that CRM does not show the record is said, with the reason in words', async () => {
  const failure = failureOf('accessDenied', { ...REFUSAL.details, code: 'ACCESS_DENIED', method: 'crm.item.get' })
  useClientStore().apply({ state: 'failed', failure })
  await showClient(null)
  expect(textOf(get('alert'))).toBe('CRM does not show this record: The portal does not allow you to do this.')
  expect(query('region')).toBeNull()
})

it('without a record there is nothing', async () => {
  await showClient(null)
  expect(textOf()).toBe('')
})
