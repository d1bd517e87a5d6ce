import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { h, ref } from 'vue'
import { deferred } from '../unit/support/deferred'
import { fakePortal } from '../unit/support/desk'
import { typedIn } from '../unit/support/numbers'
import { openDesk, show, useDesk } from './support/desk'
import { click, pass } from './support/person'
import { all, get, nameOf, textOf } from './support/screen'
import FoundClients from '@/calls/number/FoundClients.vue'
import type { FoundClient } from '@/portal/ports/findClients'
import { useClientStore } from '@/calls/form/client'
import { readNumber } from '@/core/phone/phone'

useDesk()

const ERIKA: FoundClient = { record: { entityTypeId: 3, id: 11 }, name: 'Erika Muster' }
const MUSTER: FoundClient = { record: { entityTypeId: 4, id: 21 }, name: '' }

/** The field beside it, with a number in it. */
async function showFor(typed: string, findClients: (number: string) => Promise<FoundClient[]> = async () => [ERIKA], own: string[] = []) {
  const portal = fakePortal({ crm: { findClients } })
  openDesk({ portal })
  const numbers = own.map(value => ({ value, kind: 'WORK', owner: '', person: '', hints: [] }))
  if (own.length > 0) useClientStore().apply({ state: 'read', client: { record: ERIKA.record, title: '', name: '', company: '', numbers } })
  const number = ref(typed)
  await show(() => h(FoundClients, { reading: readNumber(number.value, typedIn('DE')) }))
  const type = async (next: string) => {
    number.value = next
    await flushPromises()
  }
  return { portal, type }
}
const asked = (portal: ReturnType<typeof fakePortal>) => portal.crm.findClients.mock.calls.map(([number]) => number)

describe('a number typed by hand', () => {
  it('is looked up once typing has paused, and the client\'s name told', async () => {
    const { portal, type } = await showFor('030 9018')
    await pass(300)
    await type('030 90182')
    await pass(300)
    await type('030 901820')
    await pass(699)
    expect(asked(portal)).toEqual([])
    await pass(1)
    expect(asked(portal)).toEqual(['+4930901820'])
    expect(textOf(get('status'))).toBe('In CRM: Erika Muster')
  })

  it('that belongs to several tells all; each opens its record', async () => {
    const { portal } = await showFor('030 901820', async () => [ERIKA, MUSTER])
    await pass(700)
    expect(all('listitem').map(textOf)).toEqual(['In CRM: Erika Muster', 'In CRM: without a name'])
    expect(all('button').map(nameOf)).toEqual(['Open in CRM: Erika Muster', 'Open in CRM: without a name'])
    await click(get('button', 'Open in CRM: without a name'))
    await click(get('button', 'Open in CRM: Erika Muster'))
    expect(portal.frame.openPath.mock.calls).toEqual([['/crm/company/details/21/'], ['/crm/contact/details/11/']])
  })

  it('that nobody has says nothing; the live region stays', async () => {
    await showFor('030 901820', async () => [])
    const region = get('status')
    await pass(700)
    expect(get('status')).toBe(region)
    expect(textOf(region)).toBe('')
  })

  it('takes a name as text', async () => {
    await showFor('030 901820', async () => [{ ...ERIKA, name: '<img src=x> {name}' }])
    await pass(700)
    expect(textOf(get('status'))).toBe('In CRM: <img src=x> {name}')
    expect(document.querySelector('img')).toBeNull()
  })
})

describe('a name never stands beside another number', () => {
  it('it goes as soon as the number changes', async () => {
    const { type } = await showFor('030 901820')
    await pass(700)
    expect(textOf(get('status'))).toBe('In CRM: Erika Muster')
    await type('030 901821')
    expect(textOf(get('status'))).toBe('')
  })

  it('an answer that comes late is not shown', async () => {
    const first = deferred<FoundClient[]>()
    const { type } = await showFor('030 901820', number => number === '+4930901820' ? first.promise : Promise.resolve([MUSTER]))
    await pass(700)
    await type('030 901821')
    await pass(700)
    first.resolve([ERIKA])
    await flushPromises()
    expect(textOf(get('status'))).toBe('In CRM: without a name')
  })
})

describe('nothing is looked up', () => {
  it.each(['', 'Anna', '03', '+1 555 000 0000', '+999 30 901820'])('for “%s”', async (typed) => {
    const { portal } = await showFor(typed)
    await pass(5_000)
    expect(asked(portal)).toEqual([])
  })

  it.each(['+49 30 901820', '030/901820', '(030) 90 18 20'])('for the client\'s own number, written %s in CRM', async (own) => {
    const { portal } = await showFor('+4930901820', undefined, ['112', own])
    await pass(5_000)
    expect(asked(portal)).toEqual([])
  })
})

it.each(['0', '820', '+43 1 901820'])('a client\'s number %s hides nobody else\'s', async (own) => {
  const { portal } = await showFor('030 901820', undefined, [own])
  await pass(700)
  expect(asked(portal)).toEqual(['+4930901820'])
})
