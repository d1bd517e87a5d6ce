import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attemptWith, REFUSAL } from '../../support/attempts'
import { closePage, fakePortal, NO_LAUNCH, signIn } from '../../support/desk'
import { store } from '../../support/stored'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useClientStore } from '@/calls/form/client'
import { useDraftStore } from '@/calls/form/draft'
import type { Client, ClientNumber } from '@/core/client'

const record = { entityTypeId: 3, id: 5 }
const number = (value: string, kind: string): ClientNumber => ({ value, kind, owner: 'Erika Muster', person: 'Erika Muster', hints: [] })
const HOME = number('030 11', 'HOME')
const WORK = number('030 901820', 'WORK')
const MOBILE = number('+49 151 23456789', 'MOBILE')
const clientWith = (...numbers: ClientNumber[]): Client => ({ record, title: 'Erika Muster', name: 'Erika Muster', company: '', numbers })

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(closePage)

/** Opened in a contact's card; keys of the numbers called before, the last one first. */
function open(called: string[] = [], launch = { ...NO_LAUNCH, record }) {
  store('attempts', called.map((key, index) => attemptWith({ id: `a${index}`, key, at: 1000 - index })))
  signIn(fakePortal({ launch }))
  useAttemptsStore()
  return useClientStore()
}

describe('the client\'s number that goes into the form', () => {
  it.each<[what: string, called: string[], numbers: ClientNumber[], expected: string]>([
    ['the first one', [], [WORK, MOBILE, HOME], '030 901820'],
    ['the one called last', ['+4915123456789', '+4930901820'], [WORK, MOBILE], '+49 151 23456789'],
    ['the one called last of this client\'s', ['+43112', '+4915123456789'], [WORK, MOBILE], '+49 151 23456789'],
    ['the first one, where only others were called', ['+43112'], [WORK, HOME], '030 901820'],
    ['the one called last, whose key an earlier version made', ['+5212221234567'], [WORK, number('+52 222 123 4567', 'MOBILE')], '+52 222 123 4567'],
    ['the one called last of two in one field', ['+493090183'], [WORK, number('030 90182 / 030 90183', 'OTHER')], '030 90182 / 030 90183'],
    ['the only one', [], [HOME], '030 11'],
    ['none', ['+4930901820'], [], ''],
    ['one that cannot be called, as it is: the form says why', [], [number('5', 'WORK')], '5']
  ])('%s', (_what, called, numbers, expected) => {
    open(called).apply({ state: 'read', client: clientWith(...numbers) })
    expect(useDraftStore().number).toBe(expected)
  })

  it('is the one on a call card, where there is one', () => {
    open([], { ...NO_LAUNCH, record, number: '+49 30 7', text: 'x' }).apply({ state: 'read', client: clientWith(WORK) })
    expect(useDraftStore()).toMatchObject({ number: '+49 30 7', texts: { callback: 'x' } })
  })

  it('goes in once: a second answer changes nothing the user chose', () => {
    const clients = open()
    clients.apply({ state: 'read', client: clientWith(WORK, MOBILE) })
    useDraftStore().number = MOBILE.value
    clients.apply({ state: 'read', client: clientWith(HOME) })
    expect(useDraftStore().number).toBe(MOBILE.value)
    expect(clients.client?.numbers).toEqual([HOME])
  })

  it('goes in as soon as CRM does answer', () => {
    const clients = open()
    clients.apply({ state: 'failed', failure: REFUSAL })
    expect(useDraftStore().number).toBe('')
    clients.apply({ state: 'read', client: clientWith(WORK) })
    expect(useDraftStore().number).toBe(WORK.value)
  })
})

it('a failure takes the client\'s place, and a client the failure\'s', () => {
  const clients = open()
  clients.apply({ state: 'read', client: clientWith(WORK) })
  clients.apply({ state: 'failed', failure: REFUSAL })
  expect(clients).toMatchObject({ client: null, failure: REFUSAL })
  clients.apply({ state: 'read', client: clientWith(WORK) })
  expect(clients).toMatchObject({ client: { name: 'Erika Muster' }, failure: null })
})

describe('somebody chosen from a list', () => {
  const BEN = { record: { entityTypeId: 3, id: 9 }, title: 'Ben Weber', name: 'Ben Weber', company: '', numbers: [MOBILE] }

  it('is told nothing that was typed for the client before; what is typed then is theirs', () => {
    const clients = open()
    const draft = useDraftStore()
    clients.apply({ state: 'read', client: clientWith(WORK) })
    draft.write('callback', 'for Erika')
    clients.choose(BEN, MOBILE.value)
    expect([draft.number, draft.shown('callback'), draft.offered('callback')]).toEqual([MOBILE.value, null, { text: 'for Erika', names: ['Erika Muster'], of: [] }])
    draft.write('callback', 'for Ben')
    draft.number = WORK.value
    expect([clients.client?.name, draft.shown('callback'), draft.offered('callback')]).toMatchObject(['Erika Muster', null, { text: 'for Ben', names: ['Ben Weber'] }])
  })

  it('keeps what was typed for them, chosen once more', () => {
    const clients = open()
    clients.choose(BEN, MOBILE.value)
    useDraftStore().write('callback', 'for Ben')
    clients.choose(BEN, MOBILE.value)
    expect(useDraftStore().shown('callback')).toBe('for Ben')
  })

  it('is not the client of the record that is open, where CRM does not have them; another number leads back there', () => {
    const clients = open()
    const draft = useDraftStore()
    clients.apply({ state: 'read', client: clientWith(WORK) })
    draft.write('callback', 'for Erika')
    clients.choose(null, '+4930901821')
    expect([clients.client, draft.number, draft.shown('callback')]).toEqual([null, '+4930901821', null])
    draft.write('callback', 'for somebody')
    draft.number = WORK.value
    expect([clients.client?.name, draft.shown('callback'), draft.offered('callback')?.text]).toEqual(['Erika Muster', null, 'for somebody'])
  })
})
