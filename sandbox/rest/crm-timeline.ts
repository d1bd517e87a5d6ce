import * as v from 'valibot'
import { crmSections, findSection, mayRead, type CrmSection } from '../portal/crm'
import { listParams, pageOf, type Row } from './crm-page'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { notFound, RestError } from './rest-error'
import { isoWithZone } from './time'

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

const CommentListSchema = v.object({
  ...listParams,
  filter: v.object({ ENTITY_ID: id, ENTITY_TYPE: v.pipe(text, v.toUpperCase()) })
})

/** Notes and to-dos in the timelines of the CRM's records. Who may see a record may add to it, and read the notes of others. */
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
  })
]

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
