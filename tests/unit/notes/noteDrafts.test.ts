import { describe, expect, it } from 'vitest'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, MAX, signIn } from '../support/desk'
import { ANNA_S, NOTE, TODO } from '../support/notes'
import { fillStorage } from '../support/storage'
import { store, stored, storeElsewhere } from '../support/stored'
import { useNoteDraftsStore } from '@/notes/noteDrafts'
import { withOffset } from '@/notes/deadline'
import type { NoteDraft } from '@/notes/storedNote'

freshBrowserForEachTest(NOW)

const BOB = { entityTypeId: 4, id: 9 }
const draftWith = (key: string, change: Partial<NoteDraft>): NoteDraft => ({ key, text: '', title: null, description: '', deadline: null, ...change })
const ANNAS = draftWith('note:3:5', { text: 'A long note' })
const BOBS = draftWith('note:4:9', { text: 'B' })

function open() {
  signIn(fakePortal())
  return useNoteDraftsStore()
}

it('the last 20 records are kept, and none that is empty', () => {
  const drafts = open()
  for (let id = 1; id <= 25; id++) drafts.change({ entityTypeId: 3, id }, { text: String(id) })
  drafts.change({ entityTypeId: 3, id: 25 }, { text: '' })
  expect(stored('note-drafts')).toHaveLength(19)
  expect(drafts.draftOf({ entityTypeId: 3, id: 24 }).text).toBe('24')
  expect(drafts.draftOf({ entityTypeId: 3, id: 5 }).text).toBe('')
})

it('what was typed is back after a reload; another user sees none of it', () => {
  open().change(ANNA_S.record, { text: 'half a' })
  expect(open().draftOf(ANNA_S.record).text).toBe('half a')
  signIn(fakePortal(), MAX)
  expect(useNoteDraftsStore().draftOf(ANNA_S.record).text).toBe('')
})

describe('what another tab has typed', () => {
  it('is not lost when this one types for another client', () => {
    const drafts = open()
    store('note-drafts', [ANNAS])
    drafts.change(BOB, { text: 'B' })
    expect(stored('note-drafts')).toEqual([BOBS, ANNAS])
    drafts.change(BOB, { text: '' })
    expect(stored('note-drafts')).toEqual([ANNAS])
  })

  it('is seen at once, for the same client too, and is gone with it', () => {
    const drafts = open()
    drafts.change(ANNA_S.record, { text: 'Mine' })
    storeElsewhere('note-drafts', [ANNAS])
    expect(drafts.draftOf(ANNA_S.record)).toEqual(ANNAS)
    storeElsewhere('note-drafts', [])
    expect(drafts.draftOf(ANNA_S.record).text).toBe('')
  })

  it('a moment ago is not cleared with what this one has added', () => {
    const drafts = open()
    drafts.change(ANNA_S.record, { text: NOTE.text })
    store('note-drafts', [ANNAS])
    drafts.clearAdded(ANNA_S.record, NOTE)
    expect(stored('note-drafts')).toEqual([ANNAS])
  })

  it('is taken into account where something moves to another client', () => {
    const drafts = open()
    drafts.change(ANNA_S.record, { text: 'Mine' })
    store('note-drafts', [BOBS, ANNAS])
    drafts.move(ANNA_S.record, BOB)
    expect(stored('note-drafts')).toEqual([BOBS, ANNAS])
  })

  it('is neither hidden nor replaced by what this one could not store; both are stored once there is room', () => {
    const drafts = open()
    drafts.change(ANNA_S.record, { text: 'A' })
    const makeRoom = fillStorage()
    drafts.change(ANNA_S.record, { text: 'A long note' })
    makeRoom()
    storeElsewhere('note-drafts', [draftWith('note:4:9', { text: 'B' }), draftWith('note:3:5', { text: 'A' })])
    expect([drafts.draftOf(ANNA_S.record).text, drafts.draftOf(BOB).text]).toEqual(['A long note', 'B'])
    drafts.change({ entityTypeId: 4, id: 10 }, { text: 'C' })
    expect(stored('note-drafts')).toEqual([draftWith('note:4:10', { text: 'C' }), ANNAS, BOBS])
  })
})

it('site data that is cleared costs nothing that this tab knows', () => {
  store('note-drafts', [ANNAS])
  const drafts = open()
  localStorage.clear()
  drafts.change(BOB, { text: 'B' })
  expect(stored('note-drafts')).toEqual([BOBS, ANNAS])
})

describe('a to-do that was added', () => {
  const FIELDS = { title: ' Call back Anna', description: 'About the offer ', deadline: '2026-01-16T09:00' }
  const MOMENT = new Date(2026, 0, 16, 9)
  const SENT = { ...TODO, description: 'About the offer', deadline: withOffset(MOMENT) }
  const left = (typed: Partial<NoteDraft>, sent = SENT) => {
    const drafts = open()
    drafts.change(ANNA_S.record, { text: 'A note', ...typed })
    drafts.clearAdded(ANNA_S.record, sent)
    const { text, title, description, deadline } = drafts.draftOf(ANNA_S.record)
    expect(text, 'the note is another matter').toBe('A note')
    return { title, description, deadline }
  }

  it.each<[string, Partial<NoteDraft>, typeof SENT]>([
    ['as it was typed', FIELDS, SENT],
    ['with the title and the date that were proposed', { ...FIELDS, title: null, deadline: null }, SENT],
    ['at the same moment in another zone', FIELDS, { ...SENT, deadline: MOMENT.toISOString() }]
  ])('%s is forgotten', (_what, typed, sent) => {
    expect(left(typed, sent)).toEqual({ title: null, description: '', deadline: null })
  })

  it.each<[string, Partial<NoteDraft>]>([
    ['title', { ...FIELDS, title: 'Call Bob' }],
    ['details', { ...FIELDS, description: 'About the offer and the delivery' }],
    ['details alone', { title: null, description: 'About the delivery', deadline: null }],
    ['date', { ...FIELDS, deadline: '2026-01-17T09:00' }],
    ['date, half of it', { ...FIELDS, deadline: '' }]
  ])('keeps what was typed since: %s', (_what, typed) => {
    const { text, key, ...fields } = draftWith('', typed)
    expect([left(typed), text, key]).toEqual([fields, '', ''])
  })
})
