import { getActivePinia } from 'pinia'
import * as v from 'valibot'
import { beforeEach, afterEach, expect, it, vi } from 'vitest'
import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { deferred } from '../support/deferred'
import { ANNA, closePage, fakePortal, MAX, openPage } from '../support/desk'
import { store, stored } from '../support/stored'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'

const disposed = vi.fn()
/** A text that is brought back, and stored whenever it changes. */
const useTextStore = defineUserStore('text', (scope) => {
  const text = ref('')
  scope.whenKnown(() => {
    text.value = scope.storage.get('text', v.string()) ?? text.value
  })
  watch(text, now => scope.storage.set('text', now))
  onScopeDispose(disposed)

  async function take(answer: Promise<string>): Promise<void> {
    scope.storage.set('taken', await answer)
  }
  return { text, take }
})

beforeEach(() => {
  localStorage.clear()
  openPage()
  disposed.mockClear()
  useSessionStore().portal = fakePortal()
})
afterEach(closePage)

it('is one store for as long as the same user is there, whatever becomes of their name', () => {
  const session = useSessionStore()
  session.setUser(ANNA)
  const before = useTextStore()
  session.setUser({ ...ANNA, name: 'Anna Weber' })
  expect(useTextStore()).toBe(before)
})

it('what was made before it was known who signs in is theirs', async () => {
  const before = useTextStore()
  before.text = 'typed early'
  useSessionStore().setUser(ANNA)
  expect(useTextStore()).toBe(before)
  expect(before.text).toBe('typed early')
  await nextTick()
  expect(stored('text')).toBe('typed early')
  expect(disposed).not.toHaveBeenCalled()
})

it('begins with what its user has stored: once it is known who that is, and empty for the next one', () => {
  store('text', 'kept')
  const text = useTextStore()
  expect(text.text).toBe('')
  useSessionStore().setUser(ANNA)
  expect(text.text).toBe('kept')
  useSessionStore().setUser(MAX)
  expect(useTextStore().text).toBe('')
  useSessionStore().setUser(ANNA)
  expect(useTextStore().text).toBe('kept')
})

it('once somebody else has taken over, the old one is disposed of, its watchers run no more, and nothing of it is left', async () => {
  useSessionStore().setUser(ANNA)
  const before = useTextStore()
  useSessionStore().setUser(MAX)
  expect(disposed).toHaveBeenCalledTimes(1)
  before.text = 'typed late'
  await nextTick()
  expect([stored('text'), stored('text', MAX.id), useTextStore().text]).toEqual([null, null, ''])
  const names = Object.keys(getActivePinia()?.state.value ?? {})
  expect(names.filter(name => name.startsWith('text'))).toEqual(['text@1'])
})

it('what it writes late lands under its own user', async () => {
  useSessionStore().setUser(ANNA)
  const answer = deferred<string>()
  const taking = useTextStore().take(answer.promise)
  useSessionStore().setUser(MAX)
  answer.resolve('late')
  await taking
  expect([stored('taken'), stored('taken', MAX.id)]).toEqual(['late', null])
})
