import * as v from 'valibot'
import { MomentSchema } from '@/core/moment'
import type { NoteClick } from './note'
import { FailureSchema } from '@/core/failure/storedFailure'
import { storedList } from '@/core/storedList'

const ContentSchema = v.variant('kind', [
  v.object({ kind: v.literal('note'), text: v.string() }),
  v.object({ kind: v.literal('todo'), title: v.string(), description: v.string(), deadline: v.string() })
])

const ClickSchema: v.GenericSchema<unknown, NoteClick> = v.object({
  id: v.string(),
  at: MomentSchema,
  target: v.object({ record: v.object({ entityTypeId: v.number(), id: v.number() }), name: v.string() }),
  content: ContentSchema,
  state: v.picklist(['sending', 'added', 'refused', 'unclear', 'left']),
  entryId: v.nullable(v.number()),
  failure: v.nullable(FailureSchema)
})

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
