import * as v from 'valibot'
import { crmSections, findSection, mayRead, type CrmSection } from '../portal/crm'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { notFound, RestError } from './rest-error'

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
  responsibleId: v.optional(id)
})

/** Notes and to-dos in the timelines of the CRM's records. Who may see a record may add to it. */
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
    run: ({ ownerTypeId, ownerId, deadline, title, description, responsibleId }, context) => {
      const { portal, person } = context
      checkOwner(findSection(portal.crm, ownerTypeId), ownerId, context)
      if (!/^\d{4}-\d{2}-\d{2}/.test(deadline) || Number.isNaN(Date.parse(deadline))) {
        throw new RestError(400, 'WRONG_DATETIME_FORMAT', 'Wrong datetime format')
      }
      const todo = portal.timeline.addTodo({
        entityTypeId: ownerTypeId, entityId: ownerId, responsibleId: responsibleId ?? person.id, title, description, deadline
      })
      portal.changes.announce()
      return { result: { id: todo.id } }
    }
  })
]

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
