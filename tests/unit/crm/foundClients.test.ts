import { expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { useFoundClientsStore } from '@/crm/foundClients'
import type { FoundClient } from '@/portal/ports/findClients'
import { useSessionStore } from '@/session/session'

freshBrowserForEachTest(NOW)

const [NUMBER, OTHER] = ['+4930901820', '+442079460321']
const EMILY: FoundClient = { record: { entityTypeId: 3, id: 2 }, name: 'Emily Carter' }

function open(findClients: (number: string) => Promise<FoundClient[]>) {
  const portal = fakePortal({ crm: { findClients } })
  signIn(portal)
  return { store: useFoundClientsStore(), asked: () => portal.crm.findClients.mock.calls.map(([number]) => number) }
}

it('form and result ask about the same number: the portal is asked once', async () => {
  const { store, asked } = open(async () => [EMILY])
  expect(await store.find(NUMBER)).toEqual([EMILY])
  expect(await store.find(NUMBER)).toEqual([EMILY])
  expect(asked()).toEqual([NUMBER])
})

it('those who ask while the answer is on its way get the same one', async () => {
  const answer = deferred<FoundClient[]>()
  const { store, asked } = open(() => answer.promise)
  const both = Promise.all([store.find(NUMBER), store.find(NUMBER)])
  answer.resolve([EMILY])
  expect(await both).toEqual([[EMILY], [EMILY]])
  expect(asked()).toEqual([NUMBER])
})

it('only the last number is kept', async () => {
  const { store, asked } = open(async () => [EMILY])
  await store.find(NUMBER)
  await store.find(OTHER)
  await store.find(NUMBER)
  expect(asked()).toEqual([NUMBER, OTHER, NUMBER])
})

it('nobody is asked about again: there may be somebody by then', async () => {
  let found: FoundClient[] = []
  const { store, asked } = open(async () => found)
  expect(await store.find(NUMBER)).toEqual([])
  found = [EMILY]
  expect(await store.find(NUMBER)).toEqual([EMILY])
  expect(asked()).toEqual([NUMBER, NUMBER])
})

it('an empty answer that comes late does not throw the next number\'s away', async () => {
  const first = deferred<FoundClient[]>()
  const { store, asked } = open(number => number === NUMBER ? first.promise : Promise.resolve([EMILY]))
  const late = store.find(NUMBER)
  await store.find(OTHER)
  first.resolve([])
  await late
  await store.find(OTHER)
  expect(asked()).toEqual([NUMBER, OTHER])
})

it('whoever takes over is told nothing that was found for somebody else', async () => {
  const { store, asked } = open(async () => [EMILY])
  await store.find(NUMBER)
  useSessionStore().setUser(MAX)
  await useFoundClientsStore().find(NUMBER)
  expect(asked()).toEqual([NUMBER, NUMBER])
})

it('without a portal nobody is found', async () => {
  const { store } = open(async () => [EMILY])
  useSessionStore().portal = null
  expect(await store.find(NUMBER)).toEqual([])
})
