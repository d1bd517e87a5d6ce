import type { NoteClick } from '@/notes/note'
import { toNote, type StoredNote } from '@/notes/storedNote'
import type { ClientTarget } from '@/crm/target'
import type { NoteContent, TimelineEntry } from '@/portal/ports/timeline'
import { NOW } from './attempts'

export const ANNA_S: ClientTarget = { record: { entityTypeId: 3, id: 5 }, name: 'Anna Schneider' }
export const NOTE = { kind: 'note', text: 'Wants the offer by Monday' } satisfies NoteContent
export const TODO = { kind: 'todo', title: 'Call back Anna', description: '', deadline: '2026-01-16T09:00:00+00:00' } satisfies NoteContent

/** A note nobody knows the end of, clicked at `NOW`, with whatever is different about it. */
export function clickWith(change: Partial<StoredNote> = {}): NoteClick {
  return toNote({ id: 'n1', at: NOW, target: ANNA_S, content: NOTE, state: 'unclear', entryId: null, failure: null, ...change })
}

/** User 1's entry of a timeline that says what `NOTE` does, written a second after `NOW`. */
export function entryWith(change: Partial<TimelineEntry> = {}): TimelineEntry {
  return { id: 100, authorId: '1', createdAt: NOW + 1000, text: 'Wants the offer by Monday', deadline: null, ...change }
}
