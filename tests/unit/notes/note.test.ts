import { describe, expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { ANNA_S, clickWith, entryWith, NOTE, TODO } from '../support/notes'
import { findNotes, isOpenNote, noteQuestion, noteTargets, keptNotes, type NoteClick } from '@/notes/note'
import type { StoredNote } from '@/notes/storedNote'
import type { ClientTarget } from '@/crm/target'
import type { TimelineEntry } from '@/portal/ports/timeline'

const MINUTE = 60_000
const BOB: ClientTarget = { record: { entityTypeId: 4, id: 5 }, name: 'Bob & Co' }

describe('what is asked before something is added', () => {
  it.each<[string, Partial<StoredNote>, 'unclear' | 'recent' | null]>([
    ['nothing, where the same was refused', { state: 'refused' }, null],
    ['nothing, where the user did without it', { state: 'left' }, null],
    ['the same may be there', {}, 'unclear'],
    ['the same may be there, however long ago', { at: NOW - 1000 * MINUTE }, 'unclear'],
    ['the same but for white space may be there', { content: { kind: 'note', text: ' Wants  the offer\nby Monday' } }, 'unclear'],
    ['the same was added a moment ago', { state: 'added', at: NOW - 30_000 }, 'recent'],
    ['the clock was set back since', { state: 'added', at: NOW + 30_000 }, 'recent'],
    ['nothing, where the same was added earlier', { state: 'added', at: NOW - MINUTE }, null],
    ['nothing for another text', { content: { kind: 'note', text: 'Something else' } }, null],
    ['nothing for another client with the same id', { target: BOB }, null],
    ['nothing for a to-do', { content: { ...TODO, title: 'Wants the offer by Monday' } }, null]
  ])('%s', (_what, change, reason) => {
    const click = clickWith(change)
    expect(noteQuestion({ target: ANNA_S, content: NOTE }, [click], NOW)).toEqual(reason && { reason, click })
  })

  it.each<[string, object, boolean]>([
    ['the same moment in another zone', { deadline: '2026-01-16T10:00:00+01:00' }, true],
    ['another moment', { deadline: '2026-01-16T10:00:00+00:00' }, false],
    ['other details', { description: 'x' }, false]
  ])('to-dos are the same with %s', (_what, change, same) => {
    expect(noteQuestion({ target: ANNA_S, content: { ...TODO, ...change } }, [clickWith({ content: TODO })], NOW) !== null).toBe(same)
  })
})

describe('an unclear click in a timeline', () => {
  const find = (clicks: NoteClick[], entries: TimelineEntry[], { offset = 0, error = 0, known = [] }: { offset?: number, error?: number, known?: number[] } = {}) =>
    Object.fromEntries(findNotes(clicks, { entries, userId: '1', clock: { offset, error }, known: new Set(known) }))

  it.each<[string, Partial<TimelineEntry>, boolean]>([
    ['is the entry after it', {}, true],
    ['is the entry of the same second', { createdAt: NOW - 999 }, true],
    ['is not what was there before', { createdAt: NOW - 5_000 }, false],
    ['is not a colleague\'s', { authorId: '7' }, false],
    ['is not another text', { text: 'Wants the offer' }, false],
    ['is the text with other white space', { text: 'Wants the offer\r\nby Monday ' }, true]
  ])('%s', (_what, change, found) => {
    expect(find([clickWith()], [entryWith(change)])).toEqual(found ? { n1: 100 } : {})
  })

  it('counts on the portal\'s clock, as exactly as that is known', () => {
    const behind = -10 * MINUTE
    expect(find([clickWith()], [entryWith({ createdAt: NOW + behind })], { offset: behind })).toEqual({ n1: 100 })
    expect(find([clickWith()], [entryWith({ createdAt: NOW + behind })])).toEqual({})
    expect(find([clickWith()], [entryWith({ createdAt: NOW + behind - 9_000 })], { offset: behind, error: 8_000 })).toEqual({ n1: 100 })
    expect(find([clickWith()], [entryWith({ createdAt: NOW + behind - 20_000 })], { offset: behind, error: 8_000 })).toEqual({})
  })

  it('two equal ones need two entries, in the order of time; entries of other clicks are taken', () => {
    const clicks = [clickWith({ id: 'later', at: NOW + MINUTE }), clickWith({ id: 'first' })]
    expect(find(clicks, [entryWith({ id: 1, createdAt: NOW + MINUTE })])).toEqual({ first: 1 })
    expect(find(clicks, [entryWith({ id: 2, createdAt: NOW + MINUTE }), entryWith({ id: 1 })])).toEqual({ first: 1, later: 2 })
    expect(find(clicks, [entryWith({ id: 1, createdAt: NOW + MINUTE })], { known: [1] })).toEqual({})
  })

  it.each([['2026-01-16T09:00:00Z', true], ['2026-01-16T09:01:00Z', false]])('of a to-do due %s: %s', (due, found) => {
    const entry = entryWith({ text: 'Call back Anna', deadline: Date.parse(due) })
    expect(find([clickWith({ content: TODO })], [entry])).toEqual(found ? { n1: 100 } : {})
  })
})

it('of many clicks the newest settled stay, and all that are open', () => {
  let clicks: NoteClick[] = []
  for (let index = 0; index < 60; index++) {
    clicks = keptNotes([clickWith({ id: String(index), at: NOW + index, state: index % 2 ? 'unclear' : 'added' }), ...clicks])
  }
  expect(clicks.filter(isOpenNote)).toHaveLength(30)
  expect(clicks.filter(({ state }) => state === 'added').map(({ id }) => Number(id))).toEqual(Array.from({ length: 20 }, (_, index) => 58 - 2 * index))
})

describe('to whom a note may belong', () => {
  const DEAL: ClientTarget = { record: { entityTypeId: 2, id: 9 }, name: 'Ten chairs' }
  it.each<[string, Parameters<typeof noteTargets>[0], ClientTarget[]]>([
    ['nobody', { opened: null, found: [], recorded: null }, []],
    ['the record the app was opened in, called at one of its numbers', { opened: { target: DEAL, called: true }, found: [BOB], recorded: ANNA_S }, [DEAL, BOB, ANNA_S]],
    ['whom the number belongs to rather than the record', { opened: { target: DEAL, called: false }, found: [BOB], recorded: null }, [BOB, DEAL]],
    ['the record, if the number belongs to nobody', { opened: { target: DEAL, called: false }, found: [], recorded: null }, [DEAL]],
    ['the client of the call\'s record', { opened: null, found: [], recorded: ANNA_S }, [ANNA_S]],
    ['each once, with the first name', { opened: null, found: [ANNA_S, BOB], recorded: { ...ANNA_S, name: '' } }, [ANNA_S, BOB]]
  ])('%s', (_what, known, targets) => {
    expect(noteTargets(known)).toEqual(targets)
  })
})
