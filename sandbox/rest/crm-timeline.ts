import * as v from 'valibot'
import { crmSections, findSection, mayRead, type CrmSection } from '../portal/crm'
import type { Timeline } from '../portal/timeline'
import { matchesFilter } from './filter'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { notFound, RestError } from './rest-error'
import { isoWithZone } from './time'

const PAGE = 50

const id = v.pipe(text, v.transform(Number), v.integer())

const CommentSchema = v.object({
  fields: v.object({ ENTITY_ID: id, ENTITY_TYPE: v.pipe(text, v.toUpperCase()), COMMENT: v.optional(text, '') })
})

const TodoSchema = v.object({
  ownerTypeId: id,
  ownerId: id,
  deadline: text,
  title: v.optional(text, ''),
  description: v.optional(text, ''),
  responsibleId: v.optional(id),
  pingOffsets: v.optional(v.array(id), [])
})

/** PHP sends an empty map as a list. */
const map = <Value extends v.GenericSchema>(value: Value) =>
  v.optional(v.union([v.record(v.string(), value), v.pipe(v.array(v.never()), v.transform(() => ({})))]), {})

const select = v.optional(v.array(text), [])
const start = v.optional(v.pipe(text, v.transform(Number)), 0)

const CommentListSchema = v.object({
  select,
  filter: v.object({ ENTITY_ID: id, ENTITY_TYPE: v.pipe(text, v.toUpperCase()) }),
  order: map(text),
  start
})

const ActivityListSchema = v.optional(v.object({
  select,
  filter: map(v.nullable(v.union([text, v.array(text)]))),
  order: map(text),
  start
}), {})

/** Notes and to-dos in the timelines of the CRM's records. Who may see a record may add to it, and read what others added. */
export const crmTimelineMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.timeline.comment.add',
    scope: ['crm'],
    controller: true,
    schema: CommentSchema,
    run: ({ fields: { ENTITY_ID, ENTITY_TYPE, COMMENT } }, context) => {
      const { portal, person } = context
      const section = crmSections(portal.crm).find(({ code }) => code === ENTITY_TYPE)
      checkOwner(section, ENTITY_ID, context)
      if (COMMENT.trim() === '') {
        throw new RestError(400, 'INVALID_ARG_VALUE', 'Empty comment message')
      }
      const comment = portal.timeline.addComment({ entityTypeId: section.entityTypeId, entityId: ENTITY_ID, authorId: person.id, text: COMMENT })
      portal.changes.announce()
      return { result: comment.id }
    }
  }),
  defineMethod({
    name: 'crm.activity.todo.add',
    scope: ['crm'],
    controller: true,
    schema: TodoSchema,
    run: ({ ownerTypeId, ownerId, deadline, title, description, responsibleId, pingOffsets }, context) => {
      const { portal, person } = context
      checkOwner(findSection(portal.crm, ownerTypeId), ownerId, context)
      if (!/^\d{4}-\d{2}-\d{2}/.test(deadline) || Number.isNaN(Date.parse(deadline))) {
        throw new RestError(400, 'WRONG_DATETIME_FORMAT', 'Wrong datetime format')
      }
      const todo = portal.timeline.addTodo({
        entityTypeId: ownerTypeId, entityId: ownerId, authorId: person.id, responsibleId: responsibleId ?? person.id,
        title, description, deadline, pingOffsets
      })
      portal.changes.announce()
      return { result: { id: todo.id } }
    }
  }),
  defineMethod({
    name: 'crm.timeline.comment.list',
    scope: ['crm'],
    schema: CommentListSchema,
    run: ({ select, filter: { ENTITY_ID, ENTITY_TYPE }, order, start }, { portal, person }) => {
      const section = crmSections(portal.crm).find(({ code }) => code === ENTITY_TYPE)
      const record = section?.records.find(({ item }) => item.id === ENTITY_ID)
      // The one refusal portals give without a code.
      if (section === undefined || record === undefined || !mayRead(person, record)) throw new RestError(400, '', 'Access denied.')
      const rows = portal.timeline.comments
        .filter(({ entityTypeId, entityId }) => entityTypeId === section.entityTypeId && entityId === ENTITY_ID)
        .map(({ id, text, authorId, createdAt }): Row => ({
          ID: String(id), ENTITY_ID: String(ENTITY_ID), ENTITY_TYPE: ENTITY_TYPE.toLowerCase(), CREATED: isoWithZone(new Date(createdAt)),
          COMMENT: text, AUTHOR_ID: String(authorId)
        }))
      const page = pageOf(rows, { select, order: only(order, ['ID', 'CREATED', 'AUTHOR_ID']), start })
      return { ...page, result: page.result.map(row => select.length === 0 || select.includes('FILES') ? { ...row, FILES: {} } : row) }
    }
  }),
  defineMethod({
    name: 'crm.activity.list',
    scope: ['crm'],
    schema: ActivityListSchema,
    run: ({ select, filter, order, start }, { portal, person }) => {
      const readable = portal.timeline.todos.filter(({ entityTypeId, entityId }) => {
        const record = findSection(portal.crm, entityTypeId)?.records.find(({ item }) => item.id === entityId)
        return record !== undefined && mayRead(person, record)
      })
      const rows = readable.map(activityRow).filter(row => matchesFilter(row, filter))
      return pageOf(rows, { select, order: Object.keys(order).length === 0 ? { DEADLINE: 'asc' } : order, start })
    }
  })
]

type Row = Record<string, string | null>

/** A to-do as one of CRM's activities: the only ones this portal has. */
function activityRow({ id, entityTypeId, entityId, title, description, deadline, createdAt, authorId, responsibleId }: Timeline['todos'][number]): Row {
  return {
    ID: String(id), OWNER_ID: String(entityId), OWNER_TYPE_ID: String(entityTypeId), TYPE_ID: '6', PROVIDER_ID: 'CRM_TODO', PROVIDER_TYPE_ID: 'TODO',
    SUBJECT: title, DESCRIPTION: description, CREATED: isoWithZone(new Date(createdAt)), DEADLINE: isoWithZone(new Date(deadline)), COMPLETED: 'N',
    RESPONSIBLE_ID: String(responsibleId), AUTHOR_ID: String(authorId), ORIGINATOR_ID: null
  }
}

/** One page of rows in the order of one field. A negative start spares counting. */
function pageOf(rows: readonly Row[], { select, order, start }: { select: readonly string[], order: Record<string, string>, start: number }) {
  const [field = 'ID', direction = 'ASC'] = Object.entries(order)[0] ?? []
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1
  const sorted = rows.toSorted((a, b) => sign * (a[field] ?? '').localeCompare(b[field] ?? '', 'en', { numeric: true }))
  const from = Math.max(0, start)
  const pick = (row: Row): Row => select.length === 0 || select.includes('*')
    ? row
    : Object.fromEntries(Object.entries(row).filter(([key]) => select.includes(key)))
  const result = sorted.slice(from, from + PAGE).map(pick)
  if (start < 0) {
    return { result }
  }
  const next = from + PAGE
  return { result, total: rows.length, ...(next < rows.length ? { next } : {}) }
}

function only(order: Record<string, string>, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(order).filter(([field]) => fields.includes(field)))
}

function checkOwner(section: CrmSection | undefined, ownerId: number, { person }: RestContext): asserts section is CrmSection {
  if (section === undefined) {
    throw new RestError(400, 'OWNER_NOT_FOUND', 'Owner was not found')
  }
  const record = section.records.find(({ item }) => item.id === ownerId)
  if (record === undefined) {
    throw notFound('Not found')
  }
  if (!mayRead(person, record)) {
    throw new RestError(400, 'ACCESS_DENIED', 'Access denied')
  }
}
