import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { timelineType } from '@/core/recordPath'
import { clockDifference, type ClockDifference } from '@/core/clock'
import type { CrmRecord } from '@/core/launch'
import type { Failure } from '@/core/failure/failure'
import { LIST_ACTIVITIES, METHOD_OF_NOTE } from '@/portal/methods'
import { bodyOf, callMethod } from '@/portal/sdk/call'
import { createOnceHttp } from '@/portal/sdk/onceHttp'
import type { RestParams } from '@/portal/sdk/formBody'
import { postOnce } from '@/portal/sdk/postOnce'
import { RecordIdSchema } from '@/portal/sdk/recordId'
import type { Sending } from '@/portal/sdk/sending'

/** What can be added to a record's timeline after a call. */
export type NoteKind = NoteContent['kind']

interface Note {
  kind: 'note'
  text: string
}

export interface Todo {
  kind: 'todo'
  title: string
  description: string
  /** ISO 8601 with the user's offset, `2026-01-16T09:00:00+01:00`. */
  deadline: string
}

export type NoteContent = Note | Todo

/** How a request to add something ended. */
export type NoteOutcome =
  | { state: 'added', entryId: number }
  | { state: 'refused' | 'unclear', failure: Failure }

/** What a record's timeline holds, one entry. */
export interface TimelineEntry {
  id: number
  authorId: string
  /** On the portal's clock, milliseconds since 1970. */
  createdAt: number
  /** A note's text, a to-do's title. */
  text: string
  /** Milliseconds since 1970; null for notes. */
  deadline: number | null
}

/** What may be done with the timelines of CRM's records. */
export interface TimelinePort {
  /** @param sending how the browser is kept from repeating the request */
  addNote: (record: CrmRecord, text: string, sending: Sending) => Promise<NoteOutcome>
  addTodo: (record: CrmRecord, todo: TodoRequest, sending: Sending) => Promise<NoteOutcome>
  /** @throws {PortalError} */
  readNewest: (record: CrmRecord, kind: NoteKind) => Promise<TimelineRead>
}

interface TodoRequest extends Omit<Todo, 'kind'> {
  responsibleId: string
}

/** The newest entries of a record's timeline. */
export interface TimelineRead {
  entries: TimelineEntry[]
  clock: ClockDifference
}

/** Minutes before the deadline at which the portal reminds of it: shortly before, and when it is time. */
const REMINDERS = [0, 15]

const MomentSchema = v.pipe(v.string(), v.transform(text => Date.parse(text)), v.number())
const AuthorSchema = v.pipe(v.union([v.number(), v.string()]), v.transform(String))
const TimeSchema = v.object({ start: v.number(), finish: v.number() })
const ListSchema = v.object({ result: v.array(v.unknown()), time: TimeSchema })

const CommentSchema = v.pipe(
  v.object({ ID: RecordIdSchema, AUTHOR_ID: AuthorSchema, CREATED: MomentSchema, COMMENT: v.string() }),
  v.transform((row): TimelineEntry => ({ id: row.ID, authorId: row.AUTHOR_ID, createdAt: row.CREATED, text: row.COMMENT, deadline: null }))
)
const TodoSchema = v.pipe(
  v.object({ ID: RecordIdSchema, AUTHOR_ID: AuthorSchema, CREATED: MomentSchema, SUBJECT: v.string(), DEADLINE: MomentSchema }),
  v.transform((row): TimelineEntry => ({ id: row.ID, authorId: row.AUTHOR_ID, createdAt: row.CREATED, text: row.SUBJECT, deadline: row.DEADLINE }))
)

/** Opens what may be done with timelines. */
export function openTimeline(frame: B24Frame): TimelinePort {
  return {
    addNote: (record, text, sending) => addNote(frame, record, text, sending),
    addTodo: (record, todo, sending) => addTodo(frame, record, todo, sending),
    readNewest: (record, kind) => kind === 'note' ? newestNotes(frame, record) : newestTodos(frame, record)
  }
}

/**
 * Adds a note to a record's timeline: one POST, never repeated. Never throws.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-add.html
 */
async function addNote(frame: B24Frame, record: CrmRecord, text: string, sending: Sending): Promise<NoteOutcome> {
  const fields = { ENTITY_ID: record.id, ENTITY_TYPE: timelineType(record), COMMENT: text }
  const posted = await postOnce(createOnceHttp(frame, sending), METHOD_OF_NOTE.note, { fields }, RecordIdSchema)
  return posted.state === 'answered' ? { state: 'added', entryId: posted.result } : posted
}

/**
 * Adds a to-do to a record: one POST, never repeated. Never throws.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-add.html
 */
async function addTodo(frame: B24Frame, record: CrmRecord, todo: TodoRequest, sending: Sending): Promise<NoteOutcome> {
  const params = {
    ownerTypeId: record.entityTypeId,
    ownerId: record.id,
    title: todo.title,
    description: todo.description,
    deadline: todo.deadline,
    responsibleId: Number(todo.responsibleId),
    pingOffsets: REMINDERS
  }
  const posted = await postOnce(createOnceHttp(frame, sending), METHOD_OF_NOTE.todo, params, v.object({ id: RecordIdSchema }))
  return posted.state === 'answered' ? { state: 'added', entryId: posted.result.id } : posted
}

/** Source: https://apidocs.bitrix24.com/api-reference/crm/timeline/comments/crm-timeline-comment-list.html */
async function newestNotes(frame: B24Frame, record: CrmRecord): Promise<TimelineRead> {
  return await read(frame, 'crm.timeline.comment.list', {
    filter: { ENTITY_ID: record.id, ENTITY_TYPE: timelineType(record) },
    order: { ID: 'DESC' },
    select: ['ID', 'AUTHOR_ID', 'CREATED', 'COMMENT']
  }, CommentSchema)
}

/** Source: https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html */
async function newestTodos(frame: B24Frame, record: CrmRecord): Promise<TimelineRead> {
  return await read(frame, LIST_ACTIVITIES, {
    filter: { OWNER_TYPE_ID: record.entityTypeId, OWNER_ID: record.id, PROVIDER_ID: 'CRM_TODO' },
    order: { ID: 'DESC' },
    select: ['ID', 'AUTHOR_ID', 'CREATED', 'SUBJECT', 'DEADLINE'],
    // A negative start spares the portal counting.
    start: -1
  }, TodoSchema)
}

/** One page: what was added minutes ago at most is on it. */
async function read(
  frame: B24Frame, method: string, params: RestParams, schema: v.GenericSchema<unknown, TimelineEntry>
): Promise<TimelineRead> {
  const sent = Date.now()
  const answer = await callMethod(frame, method, params)
  const received = Date.now()
  const { result, time } = bodyOf(answer, ListSchema)
  const entries = result.flatMap((row) => {
    // One damaged entry takes no other with it.
    const entry = v.safeParse(schema, row)
    return entry.success ? [entry.output] : []
  })
  return { entries, clock: clockDifference({ start: time.start * 1000, finish: time.finish * 1000 }, { sent, received }) }
}
