// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { errorFault, type PersonKey } from '../../sandbox/index'
import { rest, sandboxFor } from './support'

const COMMENT = 'crm.timeline.comment.add'
const TODO = 'crm.activity.todo.add'
const note = (change: Record<string, unknown> = {}) => ({ fields: { ENTITY_ID: 1, ENTITY_TYPE: 'contact', COMMENT: 'Calls back on Monday', ...change } })
const todo = (change: Record<string, unknown> = {}) => ({ ownerTypeId: 2, ownerId: 1, deadline: '2026-02-03T15:00:00', title: 'Call again', ...change })

describe('crm.timeline.comment.add', () => {
  it('adds a note to every kind of record', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, COMMENT, note(), 'manager')).json.result).toBe(1)
    expect((await rest(sandbox, COMMENT, note({ ENTITY_TYPE: 'dynamic_183', ENTITY_ID: '2' }))).json.result).toBe(2)
    expect(sandbox.portal.timeline.comments).toEqual([
      { id: 1, entityTypeId: 3, entityId: 1, authorId: 7, text: 'Calls back on Monday' },
      { id: 2, entityTypeId: 183, entityId: 2, authorId: 1, text: 'Calls back on Monday' }
    ])
  })

  it.each<[what: string, params: Record<string, unknown>, user: PersonKey, error: string]>([
    ['no fields', {}, 'manager', '100'],
    ['fields in capitals', { FIELDS: note().fields }, 'manager', '100'],
    ['no record', note({ ENTITY_ID: undefined }), 'manager', '100'],
    ['an unknown kind of record', note({ ENTITY_TYPE: 'order' }), 'manager', 'OWNER_NOT_FOUND'],
    ['an unknown record', note({ ENTITY_ID: 99 }), 'manager', 'NOT_FOUND'],
    ['somebody else\'s record', note({ ENTITY_ID: 6 }), 'manager', 'ACCESS_DENIED'],
    ['an empty text', note({ COMMENT: ' ' }), 'manager', 'INVALID_ARG_VALUE']
  ])('refuses %s', async (_what, params, user, error) => {
    const sandbox = await sandboxFor()
    expect(await rest(sandbox, COMMENT, params, user)).toMatchObject({ status: 400, json: { error } })
    expect(sandbox.portal.timeline.comments).toEqual([])
  })
})

describe('crm.activity.todo.add', () => {
  it('adds a to-do, one\'s own unless somebody is named', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, TODO, todo(), 'manager')).json.result).toEqual({ id: 1 })
    expect((await rest(sandbox, TODO, todo({ responsibleId: 12, description: 'About the offer' }), 'manager')).json.result).toEqual({ id: 2 })
    expect(sandbox.portal.timeline.todos).toEqual([
      { id: 1, entityTypeId: 2, entityId: 1, responsibleId: 7, title: 'Call again', description: '', deadline: '2026-02-03T15:00:00' },
      { id: 2, entityTypeId: 2, entityId: 1, responsibleId: 12, title: 'Call again', description: 'About the offer', deadline: '2026-02-03T15:00:00' }
    ])
  })

  it.each<[what: string, change: Record<string, unknown>, error: string]>([
    ['no deadline', { deadline: undefined }, '100'],
    ['a deadline that is none', { deadline: 'tomorrow' }, 'WRONG_DATETIME_FORMAT'],
    ['an unknown kind of record', { ownerTypeId: 999 }, 'OWNER_NOT_FOUND'],
    ['an unknown record', { ownerId: 99 }, 'NOT_FOUND'],
    ['somebody else\'s record', { ownerTypeId: 3, ownerId: 6 }, 'ACCESS_DENIED']
  ])('refuses %s', async (_what, change, error) => {
    const sandbox = await sandboxFor()
    expect(await rest(sandbox, TODO, todo(change), 'manager')).toMatchObject({ status: 400, json: { error } })
    expect(sandbox.portal.timeline.todos).toEqual([])
  })
})

describe('both', () => {
  it.each([[COMMENT, note()], [TODO, todo()]])('%s needs the scope, and takes faults', async (method, params) => {
    const sandbox = await sandboxFor()
    const { portal } = sandbox
    portal.faults.add({ method, fault: errorFault(method, 'ACCESS_DENIED') })
    expect(await rest(sandbox, method, params)).toMatchObject({ status: 400, json: { error: 'ACCESS_DENIED' } })
    expect([...portal.timeline.comments, ...portal.timeline.todos]).toEqual([])
    portal.faults.add({ method, fault: { kind: 'cut', executed: true } })
    await expect(rest(sandbox, method, params)).rejects.toThrow()
    expect([...portal.timeline.comments, ...portal.timeline.todos]).toHaveLength(1)
    portal.scopes.delete('crm')
    expect(await rest(sandbox, method, params)).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
  })

  it('show on the record\'s card, as text, and are gone after a reset', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, COMMENT, note({ COMMENT: '<b>note</b>' }))
    await rest(sandbox, TODO, todo({ ownerTypeId: 3 }))
    const card = async () => await (await fetch(sandbox.pageUrl({ path: '/crm/contact/details/1/' }))).text()
    expect(await card()).toContain('<li>&lt;b&gt;note&lt;/b&gt;</li><li>To do until 2026-02-03T15:00:00: Call again</li>')
    sandbox.portal.reset()
    expect(await card()).toContain('Nothing yet.')
  })
})
