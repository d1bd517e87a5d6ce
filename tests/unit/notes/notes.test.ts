import { describe, expect, it, vi } from 'vitest'
import { NOW } from '../support/attempts'
import { deferred } from '../support/deferred'
import { EMPTY_TIMELINE, fakePortal, freshBrowserForEachTest, MAX, signIn, useBrowser, useBrowserWithoutLocks } from '../support/desk'
import { ANNA_S, clickWith, entryWith, NOTE, TODO } from '../support/notes'
import { keyOf, store, stored, storeElsewhere } from '../support/stored'
import { setVisible } from '../support/visibility'
import type { TimelinePort, NoteOutcome } from '@/portal/ports/timeline'
import { useNoteDraftsStore } from '@/notes/noteDrafts'
import { useNotesStore } from '@/notes/notes'
import { failureOf } from '@/core/failure/catalogue'

freshBrowserForEachTest(NOW)

const DETAILS = { code: 'X', method: 'crm.timeline.comment.add', status: 0, at: NOW, requestId: null }
const LOST: NoteOutcome = { state: 'unclear', failure: failureOf('connectionLost', DETAILS) }
const DENIED: NoteOutcome = { state: 'refused', failure: failureOf('noteNotAllowed', DETAILS) }
const LOCK = keyOf('note:3:5')
const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

function open(change: Partial<TimelinePort> = {}) {
  const addNote = vi.fn(change.addNote ?? EMPTY_TIMELINE.addNote)
  const addTodo = vi.fn(change.addTodo ?? EMPTY_TIMELINE.addTodo)
  const readNewest = vi.fn(change.readNewest ?? EMPTY_TIMELINE.readNewest)
  signIn(fakePortal({ timeline: async () => ({ addNote, addTodo, readNewest }) }))
  return { notes: useNotesStore(), drafts: useNoteDraftsStore(), addNote, addTodo, readNewest }
}

describe('a click', () => {
  it('is stored before its request leaves, and settled after', async () => {
    const answer = deferred<NoteOutcome>()
    const { notes } = open({ addNote: () => answer.promise })
    const adding = notes.add(ANNA_S, NOTE, null)
    await wait(0)
    expect(stored('notes')).toMatchObject([{ state: 'sending', content: NOTE, target: ANNA_S }])
    answer.resolve({ state: 'added', entryId: 9 })
    expect(await adding).toMatchObject({ state: 'ended', click: { state: 'added', entryId: 9 } })
    expect(stored('notes')).toMatchObject([{ state: 'added', entryId: 9 }])
  })

  it('while another is on its way adds nothing; one for another client does', async () => {
    const answer = deferred<NoteOutcome>()
    const { notes, addNote } = open({ addNote: () => answer.promise })
    void notes.add(ANNA_S, NOTE, null)
    const more = await Promise.all(Array.from({ length: 9 }, () => notes.add(ANNA_S, NOTE, null)))
    expect(more.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'busy'))
    void notes.add({ ...ANNA_S, record: { entityTypeId: 4, id: 5 } }, NOTE, null)
    await wait(0)
    expect(addNote).toHaveBeenCalledTimes(2)
  })

  it('while another tab adds something to the client adds nothing', async () => {
    const locks = useBrowser()
    const { notes, addNote } = open()
    const release = locks.holdElsewhere(`${LOCK}:person`)
    expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'notSent', failure: { entry: 'noteOtherTab' } })
    expect(addNote).not.toHaveBeenCalled()
    release()
    expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'ended', click: { state: 'added' } })
  })

  it('without locks, a click another tab has stored keeps from adding', async () => {
    useBrowserWithoutLocks()
    const { notes } = open()
    storeElsewhere('notes', [clickWith({ state: 'sending', at: NOW - 80_000 })])
    expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'notSent', failure: { entry: 'noteOtherTab' } })
  })

  it('offline, or where the code does not arrive, is refused and sends nothing', async () => {
    useBrowser(false)
    expect(await open().notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'notSent', failure: { entry: 'offline' } })
    useBrowser()
    signIn(fakePortal({ timeline: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')) }))
    expect(await useNotesStore().add(ANNA_S, NOTE, null)).toMatchObject({ state: 'ended', click: { state: 'refused', failure: { entry: 'textsNotLoaded' } } })
  })

  it('of a to-do makes the user responsible', async () => {
    const { notes, addTodo } = open()
    expect(await notes.add(ANNA_S, TODO, null)).toMatchObject({ state: 'ended', click: { state: 'added', entryId: 2 } })
    expect(addTodo.mock.calls[0]?.slice(0, 2)).toEqual([ANNA_S.record, { ...TODO, responsibleId: '1' }])
  })

  it('clears what was typed once it is added, not before', async () => {
    const outcomes = [DENIED, LOST, { state: 'added', entryId: 9 } satisfies NoteOutcome]
    const { notes, drafts } = open({ addNote: async () => outcomes.shift() ?? DENIED })
    drafts.change(ANNA_S.record, { text: 'Wants the offer by Monday ', title: 'Call' })
    await notes.add(ANNA_S, NOTE, null)
    await notes.add(ANNA_S, NOTE, null)
    expect(drafts.draftOf(ANNA_S.record).text).toBe('Wants the offer by Monday ')
    await notes.add(ANNA_S, NOTE, notes.open[0]?.id ?? null)
    expect(drafts.draftOf(ANNA_S.record)).toMatchObject({ text: '', title: 'Call' })
  })
})

describe('the same once more', () => {
  it('asks while nobody knows about the first, and takes its place', async () => {
    const outcomes = [LOST, DENIED, LOST]
    const { notes, addNote } = open({ addNote: async () => outcomes.shift() ?? { state: 'added', entryId: 9 } })
    await notes.add(ANNA_S, NOTE, null)
    const [first] = notes.open
    expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'asked', question: { reason: 'unclear', click: { id: first?.id } } })
    expect(addNote).toHaveBeenCalledTimes(1)
    await notes.add(ANNA_S, NOTE, first?.id ?? null)
    expect(notes.open.map(({ id }) => id), 'refused, the first stays').toEqual([first?.id])
    await notes.add(ANNA_S, NOTE, first?.id ?? null)
    expect(notes.open).toHaveLength(1)
    expect(notes.open[0]?.id).not.toBe(first?.id)
  })

  it('asks when another tab has added it a moment ago', async () => {
    const { notes, addNote } = open()
    storeElsewhere('notes', [clickWith({ state: 'added', entryId: 3, at: NOW - 5_000 })])
    expect(await notes.add(ANNA_S, NOTE, null)).toMatchObject({ state: 'asked', question: { reason: 'recent' } })
    expect(addNote).not.toHaveBeenCalled()
  })
})

describe('a note whose answer was lost', () => {
  const clock = { offset: 0, error: 0 }

  it('is looked for and found', async () => {
    const { notes, readNewest } = open({ addNote: async () => LOST, readNewest: async () => ({ entries: [entryWith()], clock }) })
    await notes.add(ANNA_S, NOTE, null)
    await wait(1.9)
    expect(readNewest).not.toHaveBeenCalled()
    await wait(0.2)
    expect(readNewest.mock.calls).toEqual([[ANNA_S.record, 'note']])
    expect(notes.clicks).toMatchObject([{ state: 'added', entryId: 100, failure: null }])
    await wait(600)
    expect(readNewest).toHaveBeenCalledTimes(1)
  })

  it('is found, whatever number a to-do has', async () => {
    store('notes', [clickWith(), clickWith({ id: 'n0', at: NOW - 60_000, content: TODO, state: 'added', entryId: 100 })])
    const { notes } = open({ readNewest: async () => ({ entries: [entryWith()], clock }) })
    await wait(5)
    expect(notes.clicks).toMatchObject([{ id: 'n1', state: 'added', entryId: 100 }, { id: 'n0' }])
  })

  it('is looked for a few times, then stays unclear; nothing is sent again', async () => {
    const { notes, addNote, readNewest } = open({ addNote: async () => LOST })
    await notes.add(ANNA_S, NOTE, null)
    const [click] = notes.open
    await wait(3600)
    expect(readNewest).toHaveBeenCalledTimes(6)
    expect(addNote).toHaveBeenCalledTimes(1)
    expect(notes.open).toEqual([click])
    expect(notes.finished.has(click?.id ?? '')).toBe(true)
  })

  it('that cannot be looked for is given up later, and not while the tab is hidden', async () => {
    const { notes, readNewest } = open({ addNote: async () => LOST, readNewest: () => Promise.reject(new Error('x')) })
    setVisible(false)
    await notes.add(ANNA_S, NOTE, null)
    await wait(60)
    expect(readNewest).not.toHaveBeenCalled()
    setVisible(true)
    await wait(3600)
    expect(readNewest.mock.calls.length).toBeLessThan(12)
    expect(notes.finished.size).toBe(1)
  })

  it('can be settled by hand', async () => {
    const { notes } = open({ addNote: async () => LOST })
    await notes.add(ANNA_S, NOTE, null)
    notes.confirm(notes.open[0]?.id ?? '')
    expect(notes.clicks).toMatchObject([{ state: 'added', entryId: null }])
    notes.leave(notes.clicks[0]?.id ?? '')
    expect(notes.clicks, 'what is settled stays so').toMatchObject([{ state: 'added' }])
  })
})

describe('after a reload', () => {
  it('in the middle the click is unclear, and looked for at once', async () => {
    store('notes', [clickWith({ state: 'sending', at: NOW - 10_000 }), 'damaged'])
    const { notes, readNewest } = open()
    await wait(0)
    expect(notes.open).toMatchObject([{ id: 'n1', failure: { entry: 'interrupted', details: { method: 'crm.timeline.comment.add' } } }])
    await wait(1)
    expect(readNewest).toHaveBeenCalledTimes(1)
  })

  it('the click another tab is sending is left alone until that tab is gone', async () => {
    const release = useBrowser().holdElsewhere(LOCK)
    store('notes', [clickWith({ state: 'sending', at: NOW - 10_000 })])
    const { notes } = open()
    await wait(60)
    expect(notes.open).toEqual([])
    release()
    await wait(6)
    expect(notes.open).toHaveLength(1)
  })

  it('another user sees none of it', () => {
    store('notes', [clickWith()])
    expect(open().notes.clicks).toHaveLength(1)
    signIn(fakePortal(), MAX)
    expect(useNotesStore().clicks).toEqual([])
  })
})
