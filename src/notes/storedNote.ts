import * as v from 'valibot'
import { MomentSchema } from '@/core/moment'
import { METHOD_OF_NOTE } from '@/portal/methods'
import type { NoteClick } from './note'
import { failureOf } from '@/core/failure/catalogue'
import { FailureSchema } from '@/core/failure/storedFailure'
import { storedList } from '@/core/storedList'

const ContentSchema = v.variant('kind', [
  v.object({ kind: v.literal('note'), text: v.string() }),
  v.object({ kind: v.literal('todo'), title: v.string(), description: v.string(), deadline: v.string() })
])

/** What versions of the app have stored: fields that do not know each other. */
const StoredSchema = v.object({
  id: v.string(),
  at: MomentSchema,
  target: v.object({ record: v.object({ entityTypeId: v.number(), id: v.number() }), name: v.string() }),
  content: ContentSchema,
  state: v.picklist(['sending', 'added', 'refused', 'unclear', 'left']),
  entryId: v.nullable(v.number()),
  failure: v.nullable(FailureSchema)
})
export type StoredNote = v.InferOutput<typeof StoredSchema>

/** The click that was stored: what does not go with its state is left out, and what it needs is there. */
export function toNote({ id, at, target, content, state, entryId, failure }: StoredNote): NoteClick {
  const click = { id, at, target, content }
  if (state === 'sending') return { ...click, state, entryId: null, failure: null }
  if (state === 'added') return { ...click, state, entryId, failure: null }
  return {
    ...click, state, entryId: null,
    failure: failure ?? failureOf('unknownFault', { code: 'NOT_STORED', method: METHOD_OF_NOTE[content.kind], status: 0, at, requestId: null })
  }
}

const ClickSchema: v.GenericSchema<unknown, NoteClick> = v.pipe(StoredSchema, v.transform(toNote))

/** Clicks as stored. */
export const StoredNotesSchema = storedList(ClickSchema)

/** What was typed for a record and not added yet; null for what still stands as it was proposed. */
export type NoteDraft = v.InferOutput<typeof DraftSchema>

const DraftSchema = v.object({
  /** Of the record, as `keyOf` names its note. */
  key: v.string(),
  text: v.string(),
  title: v.nullable(v.string()),
  description: v.string(),
  deadline: v.nullable(v.string())
})

/** Drafts as stored, the one changed last first. */
export const StoredDraftsSchema = storedList(DraftSchema)
