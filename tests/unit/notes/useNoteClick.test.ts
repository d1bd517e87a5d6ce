import { expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { EMPTY_TIMELINE, fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { ANNA_S, clickWith, NOTE } from '../support/notes'
import { store } from '../support/stored'
import { failureOf } from '@/core/failure/catalogue'
import { keyOf } from '@/notes/note'
import { useNotesStore } from '@/notes/notes'
import { useNoteClick } from '@/notes/useNoteClick'

freshBrowserForEachTest(NOW)

function open(key: string | null, ...clicks: ReturnType<typeof clickWith>[]) {
  store('notes', clicks)
  signIn(fakePortal())
  return useNoteClick(() => key)
}
const ANNAS = keyOf(ANNA_S.record, 'note')

it('one that was unclear when the form was opened is what it is about, until the next one', () => {
  const { click, forget } = open(ANNAS, clickWith())
  expect(click.value?.id).toBe('n1')
  forget()
  expect(click.value).toBeNull()
})

it('is none of another record or kind, nor one that is over', () => {
  expect(open(keyOf(ANNA_S.record, 'todo'), clickWith()).click.value).toBeNull()
  expect(open(null, clickWith()).click.value).toBeNull()
  expect(open(ANNAS, clickWith({ state: 'added', entryId: 100 })).click.value).toBeNull()
})

it('tells why one was refused that has been on its way since, and no earlier one', async () => {
  const failure = failureOf('noteNotAllowed', { code: 'X', method: 'crm.timeline.comment.add', status: 0, at: NOW, requestId: null })
  expect(open(ANNAS, clickWith({ state: 'refused', failure })).failure.value).toBeNull()
  localStorage.clear()
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote: async () => ({ state: 'refused', failure }) }) }))
  const form = useNoteClick(() => ANNAS)
  await useNotesStore().add(ANNA_S, NOTE, null)
  expect([form.click.value?.state, form.failure.value?.entry]).toEqual(['refused', 'noteNotAllowed'])
})
