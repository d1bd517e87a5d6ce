import { afterEach, beforeEach, expect, it } from 'vitest'
import { ANNA, closePage, fakePortal, MAX, openPage } from '../support/desk'
import { keyOf } from '../support/stored'
import { useSessionStore } from '@/session/session'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  openPage()
})
afterEach(closePage)

it('nothing is stored before it is known who uses the app', () => {
  expect(useSessionStore().storage.set('x', 1)).toBe(false)
  expect(localStorage).toHaveLength(0)
})

it('what is stored belongs to the user of the portal', () => {
  const session = useSessionStore()
  session.portal = fakePortal()
  session.setUser(ANNA)
  session.storage.set('x', 1)
  expect(Object.keys(localStorage)).toEqual([keyOf('x', ANNA.id)])
  expect(session.user).toEqual(ANNA)
})

it('the same user again keeps the storage; changed names and rights are taken over', () => {
  const session = useSessionStore()
  session.portal = fakePortal()
  session.setUser(ANNA)
  const { storage, scope } = session
  session.setUser({ ...ANNA, name: 'Anna Weber', isAdmin: false })
  expect([session.storage, session.scope, session.handovers]).toEqual([storage, scope, 0])
  expect(session.user).toEqual({ id: ANNA.id, name: 'Anna Weber', isAdmin: false })
})

it('another user gets another storage', () => {
  const session = useSessionStore()
  session.portal = fakePortal()
  session.setUser(ANNA)
  session.setUser(MAX)
  expect(session.handovers).toBe(1)
  expect(session.storage.keyOf('x')).toBe(keyOf('x', MAX.id))
})
