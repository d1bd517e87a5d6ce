import { afterEach, beforeEach, expect, it } from 'vitest'
import { ANNA, closePage, fakePortal, MAX, openPage } from '../support/desk'
import { storeElsewhere } from '../support/stored'
import { useNotesMadeStore } from '@/notes/made'
import { useSessionStore } from '@/session/session'

beforeEach(() => {
  localStorage.clear()
  openPage()
})
afterEach(closePage)

it('a note added in another tab is noticed: there is something to tell about it here too', () => {
  const session = useSessionStore()
  session.portal = fakePortal()
  session.setUser(ANNA)
  storeElsewhere('notes', [], MAX.id)
  storeElsewhere('attempts', [], ANNA.id)
  expect(useNotesMadeStore().made).toBe(false)
  storeElsewhere('notes', [], ANNA.id)
  expect(useNotesMadeStore().made).toBe(true)
})

it('those of somebody else are no reason to load anything', () => {
  const session = useSessionStore()
  session.portal = fakePortal()
  session.setUser(ANNA)
  storeElsewhere('notes', [], ANNA.id)
  expect(useNotesMadeStore().made).toBe(true)
  session.setUser(MAX)
  expect(useNotesMadeStore().made).toBe(false)
})
