import { describe, expect, it, vi } from 'vitest'
import { LOST, NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { EMPTY_TIMELINE, fakePortal, freshBrowserForEachTest, MAX, signIn, useBrowserWithoutLocks } from '../support/desk'
import { ANNA_S, clickWith, NOTE } from '../support/notes'
import { fillStorage } from '../support/storage'
import { store, stored, storeElsewhere } from '../support/stored'
import { useNotesStore } from '@/notes/notes'
import { useSessionStore } from '@/session/session'
import type { NoteOutcome } from '@/portal/ports/timeline'

freshBrowserForEachTest(NOW)

const THEIRS = clickWith({ id: 'theirs', at: NOW - 1, content: { kind: 'note', text: 'Something else' } })

function open() {
  const addNote = vi.fn(EMPTY_TIMELINE.addNote)
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote }) }))
  return { notes: useNotesStore(), addNote }
}

it('a note nobody knows the end of is asked about even when the site\'s data are cleared and another tab adds something', async () => {
  store('notes', [clickWith()])
  const { notes, addNote } = open()
  localStorage.clear()
  storeElsewhere('notes', [{ ...THEIRS, state: 'added', entryId: 7 }])
  expect(notes.open).toMatchObject([{ id: 'n1' }])
  expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear', click: { id: 'n1' } } })
  expect(addNote).not.toHaveBeenCalled()
})

it('what another tab adds is asked about even where this one could not store its own', async () => {
  const { notes } = open()
  const makeRoom = fillStorage()
  await notes.add({ ...ANNA_S, record: { entityTypeId: 4, id: 9 } }, NOTE, null)
  const [mine] = notes.clicks
  makeRoom()
  storeElsewhere('notes', [THEIRS])
  expect(notes.clicks).toMatchObject([{ id: mine?.id, state: 'added' }, { id: 'theirs' }])
  expect(await notes.add(ANNA_S, THEIRS.content, null)).toMatchObject({ state: 'asked', question: { click: { id: 'theirs' } } })
  notes.leave('theirs')
  expect(stored('notes'), 'both are stored once there is room').toMatchObject([{ id: mine?.id }, { id: 'theirs', state: 'left' }])
})

it('a click another tab was sending has an end in this one even when the site\'s data are cleared meanwhile', async () => {
  useBrowserWithoutLocks()
  store('notes', [clickWith({ state: 'sending' })])
  const { notes } = open()
  localStorage.clear()
  await vi.advanceTimersByTimeAsync(200_000)
  expect(notes.open).toMatchObject([{ id: 'n1', failure: { entry: 'interrupted' } }])
})

it('a note that was on its way when its page was loaded anew is unclear at once, without locks too', async () => {
  useBrowserWithoutLocks()
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote: () => new Promise(() => {}) }) }))
  void useNotesStore().add(ANNA_S, NOTE, null)
  await vi.advanceTimersByTimeAsync(0)
  window.dispatchEvent(new Event('pagehide'))
  const { notes, addNote } = open()
  await vi.advanceTimersByTimeAsync(0)
  expect(notes.open).toMatchObject([{ state: 'unclear', failure: { entry: 'interrupted', details: { method: 'crm.timeline.comment.add' } } }])
  expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear' } })
  expect(addNote).not.toHaveBeenCalled()
})

it('one that another frame of the same tab is sending is left alone, without locks too', async () => {
  useBrowserWithoutLocks()
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote: () => new Promise(() => {}) }) }))
  void useNotesStore().add(ANNA_S, NOTE, null)
  await vi.advanceTimersByTimeAsync(0)
  const { notes } = open()
  await vi.advanceTimersByTimeAsync(0)
  expect(notes.clicks).toMatchObject([{ state: 'sending' }])
})

it('a page that is left while its note is on its way says nothing of an end: once it is back it finds what is stored', async () => {
  const answer = deferred<NoteOutcome>()
  signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote: () => answer.promise }) }))
  void useNotesStore().add(ANNA_S, NOTE, null)
  await vi.advanceTimersByTimeAsync(0)
  window.dispatchEvent(new Event('pagehide'))
  answer.resolve({ state: 'unclear', failure: LOST })
  await vi.advanceTimersByTimeAsync(0)
  expect(stored('notes')).toMatchObject([{ state: 'sending' }])
})

it('a click is settled in this tab by what another has found out, never the other way round', () => {
  store('notes', [clickWith()])
  const { notes } = open()
  storeElsewhere('notes', [clickWith({ state: 'added', entryId: 7 })])
  expect(notes.clicks).toMatchObject([{ id: 'n1', state: 'added' }])
  storeElsewhere('notes', [clickWith()])
  expect(notes.clicks).toMatchObject([{ id: 'n1', state: 'added' }])
})

describe('of one user', () => {
  it('nothing is left for the next in the same page', () => {
    store('notes', [clickWith()])
    expect(open().notes.clicks).toHaveLength(1)
    useSessionStore().setUser(MAX)
    expect(useNotesStore().clicks).toEqual([])
  })

  it('a note whose answer comes only then is none of the next one\'s', async () => {
    const answer = deferred<NoteOutcome>()
    signIn(fakePortal({ timeline: async () => ({ ...EMPTY_TIMELINE, addNote: () => answer.promise }) }))
    const notes = useNotesStore()
    const adding = notes.add(ANNA_S, NOTE, null)
    await vi.advanceTimersByTimeAsync(0)
    useSessionStore().setUser(MAX)
    answer.resolve({ state: 'added', entryId: 7 })
    await adding
    expect([useNotesStore().clicks, stored('notes', MAX.id)]).toEqual([[], null])
    expect(stored('notes')).toMatchObject([{ state: 'added', entryId: 7 }])
  })
})
