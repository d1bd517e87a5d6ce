// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { errorFault, type PersonKey } from '../../sandbox/index'
import { isoWithZone } from '../../sandbox/rest/time'
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
      { id: 1, entityTypeId: 3, entityId: 1, authorId: 7, text: 'Calls back on Monday', createdAt: expect.any(Number) },
      { id: 2, entityTypeId: 183, entityId: 2, authorId: 1, text: 'Calls back on Monday', createdAt: expect.any(Number) }
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
  const ADDED = { entityTypeId: 2, entityId: 1, authorId: 7, title: 'Call again', deadline: '2026-02-03T15:00:00', createdAt: expect.any(Number) }

  it('adds a to-do, one\'s own unless somebody is named', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, TODO, todo(), 'manager')).json.result).toEqual({ id: 1 })
    expect((await rest(sandbox, TODO, todo({ responsibleId: 12, description: 'About the offer', pingOffsets: [0, '15'] }), 'manager')).json.result).toEqual({ id: 2 })
    expect(sandbox.portal.timeline.todos).toEqual([
      { ...ADDED, id: 1, responsibleId: 7, description: '', pingOffsets: [] },
      { ...ADDED, id: 2, responsibleId: 12, description: 'About the offer', pingOffsets: [0, 15] }
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

describe('crm.timeline.comment.list', () => {
  const LIST = 'crm.timeline.comment.list'
  const of = (change: Record<string, unknown> = {}, rest: object = {}) => ({ filter: { ENTITY_ID: 1, ENTITY_TYPE: 'contact', ...change }, ...rest })

  it('gives a record\'s notes, whoever wrote them, newest first if asked', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, COMMENT, note({ COMMENT: 'first' }))
    await rest(sandbox, COMMENT, note({ COMMENT: 'elsewhere', ENTITY_ID: 2 }))
    await rest(sandbox, COMMENT, note({ COMMENT: 'second' }), 'manager')
    const { json } = await rest(sandbox, LIST, of({}, { order: { ID: 'DESC' } }), 'manager')
    const created = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    expect(json).toMatchObject({ total: 2, result: [
      { ID: '3', ENTITY_ID: '1', ENTITY_TYPE: 'contact', AUTHOR_ID: '7', COMMENT: 'second', CREATED: created, FILES: {} },
      { ID: '1', ENTITY_ID: '1', ENTITY_TYPE: 'contact', AUTHOR_ID: '1', COMMENT: 'first', CREATED: created, FILES: {} }
    ] })
    expect((await rest(sandbox, LIST, of({}, { select: ['ID'] }))).json.result).toEqual([{ ID: '1' }, { ID: '3' }])
  })

  it('in pages of 50', async () => {
    const sandbox = await sandboxFor()
    for (let index = 0; index < 51; index++) sandbox.portal.timeline.addComment({ entityTypeId: 3, entityId: 1, authorId: 1, text: 'x' })
    const { json } = await rest(sandbox, LIST, of())
    expect([json.result, json.next, json.total]).toEqual([expect.objectContaining({ length: 50 }), 50, 51])
    expect((await rest(sandbox, LIST, of({}, { start: 50 }))).json.result).toHaveLength(1)
  })

  it.each<[what: string, params: Record<string, unknown>, user: PersonKey, status: number, error: string]>([
    ['no record', { filter: {} }, 'manager', 400, 'ERROR_ARGUMENT'],
    ['somebody else\'s record: without a code', of({ ENTITY_ID: 6 }), 'manager', 400, ''],
    ['an unknown record: the same', of({ ENTITY_ID: 99 }), 'administrator', 400, '']
  ])('refuses %s', async (_what, params, user, status, error) => {
    expect(await rest(await sandboxFor(), LIST, params, user)).toMatchObject({ status, json: { error } })
  })
})

describe('crm.activity.list', () => {
  const LIST = 'crm.activity.list'

  it('gives the to-dos a filter asks for, as far as the person may see their records', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, TODO, todo({ description: 'About the offer' }), 'manager')
    await rest(sandbox, TODO, todo({ title: 'Of a colleague' }))
    await rest(sandbox, TODO, todo({ ownerTypeId: 3, ownerId: 6 }))
    const filter = { OWNER_TYPE_ID: 2, OWNER_ID: 1, PROVIDER_ID: 'CRM_TODO' }
    const { json } = await rest(sandbox, LIST, { filter, order: { ID: 'DESC' }, start: -1 }, 'manager')
    expect(json.result).toMatchObject([
      { ID: '2', SUBJECT: 'Of a colleague', AUTHOR_ID: '1' },
      { ID: '1', OWNER_ID: '1', OWNER_TYPE_ID: '2', SUBJECT: 'Call again', DESCRIPTION: 'About the offer', AUTHOR_ID: '7', RESPONSIBLE_ID: '7', COMPLETED: 'N' }
    ])
    expect(json).not.toHaveProperty('total')
    expect((await rest(sandbox, LIST, { filter: { ...filter, '>ID': 1 }, select: ['ID'] })).json).toMatchObject({ result: [{ ID: '2' }], total: 1 })
    expect((await rest(sandbox, LIST, { filter: [] }, 'manager')).json.total, 'not what others own').toBe(2)
    expect((await rest(sandbox, LIST)).json.total).toBe(3)
  })

  it('tells a deadline as the moment it is', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, TODO, todo({ deadline: '2026-02-03T15:00:00+02:00' }))
    const { json } = await rest(sandbox, LIST, { select: ['DEADLINE'] })
    expect(json.result).toEqual([{ DEADLINE: isoWithZone(new Date(Date.UTC(2026, 1, 3, 13))) }])
  })

  it('gives the calls with a client that somebody is responsible for, and how they ended', async () => {
    const sandbox = await sandboxFor()
    const { telephony } = sandbox.portal
    telephony.speed = 0
    const call = { FROM_LINE: 'reg151083', TO_NUMBER: '+49 30 23125 101', TEXT_TO_PRONOUNCE: 'x' }
    const ids: string[] = []
    for (const [method, code, answeredBy] of [
      ['callback', '200', 'manager'], ['callback', '304', 'manager'], ['callback', '486', 'manager'], ['callback', '200', null], ['infocall', '200', 'manager']
    ] as const) {
      telephony.next({ answeredBy })
      await rest(sandbox, method === 'callback' ? 'voximplant.callback.start' : 'voximplant.infocall.startwithtext', call)
      ids.push(telephony.calls.at(-1)?.id ?? '')
      telephony.finishAll(code)
    }
    await rest(sandbox, 'voximplant.callback.start', { ...call, TO_NUMBER: '+49 30 901820' })
    telephony.finishAll()
    const { json } = await rest(sandbox, LIST, { filter: { TYPE_ID: 2 }, order: { ID: 'ASC' } }, 'manager')
    const ORIGIN = { OWNER_TYPE_ID: '3', OWNER_ID: '1', TYPE_ID: '2', PROVIDER_ID: 'VOXIMPLANT_CALL', PROVIDER_TYPE_ID: 'CALLBACK', RESPONSIBLE_ID: '7' }
    expect(json).toMatchObject({ total: 3, result: [
      { ...ORIGIN, ORIGIN_ID: `VI_${ids[0]}`, RESULT_STREAM: '3', COMPLETED: 'Y', SETTINGS: [] },
      { ...ORIGIN, ORIGIN_ID: `VI_${ids[1]}`, RESULT_STREAM: '4', COMPLETED: 'N', SETTINGS: { MISSED_CALL: true } },
      { ...ORIGIN, ORIGIN_ID: `VI_${ids[2]}`, RESULT_STREAM: '4', SETTINGS: [] }
    ] })
    const one = { filter: { ORIGIN_ID: `VI_${ids[1]}`, RESULT_STREAM: 4 }, select: ['ORIGIN_ID', 'RESULT_STREAM'] }
    expect((await rest(sandbox, LIST, one, 'manager')).json.result).toEqual([{ ORIGIN_ID: `VI_${ids[1]}`, RESULT_STREAM: '4' }])
    expect((await rest(sandbox, LIST, one, 'employee')).json.result, 'not without access to the client').toEqual([])
  })

  it('begins with what begins first', async () => {
    const sandbox = await sandboxFor()
    await rest(sandbox, TODO, todo({ deadline: '2026-03-01T10:00:00Z' }))
    await rest(sandbox, TODO, todo({ deadline: '2026-02-01T10:00:00Z' }))
    expect((await rest(sandbox, LIST, { select: ['ID'] })).json.result).toEqual([{ ID: '2' }, { ID: '1' }])
  })

  it.each([LIST, 'crm.timeline.comment.list'])('%s needs the scope', async (method) => {
    const sandbox = await sandboxFor()
    sandbox.portal.scopes.delete('crm')
    expect(await rest(sandbox, method, { filter: { ENTITY_ID: 1, ENTITY_TYPE: 'contact' } })).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
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
