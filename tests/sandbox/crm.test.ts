// @vitest-environment node
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { errorFault, type PersonKey, type Sandbox } from '../../sandbox/index'
import { rest, resultOf, sandboxFor } from './support'

const ItemsSchema = v.object({ items: v.array(v.looseObject({ id: v.number() })) })

/** Reads one record. */
async function item(sandbox: Sandbox, entityTypeId: number, id: number, user: PersonKey = 'administrator') {
  return resultOf(await rest(sandbox, 'crm.item.get', { entityTypeId, id }, user)).item
}

/** Ids of a list's page. */
async function ids(sandbox: Sandbox, params: Record<string, unknown>, user: PersonKey = 'administrator') {
  return v.parse(ItemsSchema, (await rest(sandbox, 'crm.item.list', params, user)).json.result).items.map(({ id }) => id)
}

describe('crm.item.get', () => {
  it('answers leads, contacts and companies with their numbers, deals and smart processes with their clients', async () => {
    const sandbox = await sandboxFor()
    expect(await item(sandbox, 1, 1)).toMatchObject({
      id: 1, title: 'Heat pump maintenance', name: 'Klaus', lastName: 'Riedel', companyTitle: 'Riedel Haustechnik', assignedById: 7, entityTypeId: 1,
      fm: [{ id: 110, typeId: 'PHONE', valueType: 'WORK', value: '030 23125 017' }, { typeId: 'EMAIL' }]
    })
    expect(await item(sandbox, 3, 1)).toMatchObject({ companyId: 1, fm: [{ valueType: 'HOME' }, { valueType: 'MOBILE' }, { valueType: 'WORK' }, { typeId: 'EMAIL' }] })
    expect(await item(sandbox, 3, 4)).toMatchObject({ name: 'Peter', hasPhone: 'N', fm: [] })
    expect(await item(sandbox, 3, 5)).toMatchObject({ name: '<img src=x onerror="alert(1)">' })
    expect(await item(sandbox, 4, 1)).toMatchObject({ title: 'Schneider & Söhne GmbH', phone: '+49 (0)30 23125-100' })
    const deal = await item(sandbox, 2, 1)
    expect(deal).toMatchObject({ contactId: 1, contactIds: [1, 7], companyId: 1 })
    expect(deal).not.toHaveProperty('fm')
    expect(await item(sandbox, 2, 4)).toMatchObject({ contactId: 0, contactIds: [], companyId: 0 })
    const visit = await item(sandbox, 183, 1)
    expect(visit).toMatchObject({ title: 'Annual inspection', contactId: 7, contactIds: [7, 1], companyId: 1, entityTypeId: 183 })
    expect(visit).not.toHaveProperty('fm')
  })

  it('answers addresses by their owner, as portals do: the country in words, its code empty', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.crm.addresses.push({ id: 9, ownerTypeId: 1, ownerId: 1, country: 'Österreich' })
    const list = async (type: number, id: number, user: PersonKey = 'administrator') =>
      (await rest(sandbox, 'crm.address.list', { filter: { ANCHOR_TYPE_ID: type, ANCHOR_ID: id }, select: ['COUNTRY', 'COUNTRY_CODE'] }, user)).json.result
    expect(await list(4, 1)).toEqual([{ COUNTRY: 'Deutschland', COUNTRY_CODE: null }])
    expect(await list(1, 1)).toEqual([{ COUNTRY: 'Österreich', COUNTRY_CODE: null }])
    expect(await list(3, 1)).toEqual([])
    expect(await list(4, 1, 'employee')).toEqual([])
    const all = await rest(sandbox, 'crm.address.list', {})
    expect(all.json).toMatchObject({ total: 3, result: [{ ENTITY_TYPE_ID: '8', ANCHOR_TYPE_ID: '4' }, {}, { ENTITY_TYPE_ID: '1', ENTITY_ID: '1', ANCHOR_ID: '1' }] })
  })

  it.each([
    [{ entityTypeId: 2, id: 99 }, 'NOT_FOUND', 'Item not found'],
    [{ entityTypeId: 999, id: 1 }, 'NOT_FOUND', 'SPA not found'],
    [{ entityTypeId: 2 }, '100', 'Could not find value for parameter {id}']
  ])('refuses %o', async (params, error, description) => {
    const sandbox = await sandboxFor()
    expect(await rest(sandbox, 'crm.item.get', params)).toMatchObject({ status: 400, json: { error, error_description: description } })
  })

  it('shows each person what they may see', async () => {
    const sandbox = await sandboxFor()
    const refusal = { status: 400, json: { error: 'ACCESS_DENIED', error_description: 'You do not have permission to view this item' } }
    const get = (id: number, user: PersonKey) => rest(sandbox, 'crm.item.get', { entityTypeId: 3, id }, user)
    expect((await get(1, 'manager')).status).toBe(200)
    expect(await get(6, 'manager')).toMatchObject(refusal)
    expect(await get(1, 'employee')).toMatchObject(refusal)
    sandbox.portal.people.manager.rights.crm = 'all'
    expect((await get(6, 'manager')).status).toBe(200)
  })

  it('needs the scope, and takes faults', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.faults.add({ method: 'crm.item.get', fault: errorFault('crm.item.get', 'ACCESS_DENIED') })
    expect(await rest(sandbox, 'crm.item.get', { entityTypeId: 1, id: 1 })).toMatchObject({ status: 400, json: { error: 'ACCESS_DENIED' } })
    sandbox.portal.scopes.delete('crm')
    expect(await rest(sandbox, 'crm.item.get', { entityTypeId: 1, id: 1 })).toMatchObject({ status: 403, json: { error: 'insufficient_scope' } })
  })
})

describe('crm.item.list', () => {
  it('filters, sorts, selects and pages', async () => {
    const sandbox = await sandboxFor()
    expect(await ids(sandbox, { entityTypeId: 3, filter: { '@id': [7, 1, 999] } })).toEqual([1, 7])
    expect(await ids(sandbox, { entityTypeId: 3, filter: { id: 2 } })).toEqual([2])
    expect(await ids(sandbox, { entityTypeId: 3, filter: { '@id': [] } })).toEqual([])
    expect(await ids(sandbox, { entityTypeId: 2, filter: { companyId: 2 }, order: { id: 'DESC' } })).toEqual([5, 2])
    expect(await ids(sandbox, { entityTypeId: 3, filter: [] }, 'manager')).not.toContain(6)
    const selected = await rest(sandbox, 'crm.item.list', { entityTypeId: 3, select: ['name', 'fm'], filter: { id: 1 } })
    expect(selected.json).toMatchObject({ total: 1, result: { items: [{ id: 1, name: 'Anna' }] } })
    expect(selected.text).not.toContain('"fm"')
    expect(await rest(sandbox, 'crm.item.list', { entityTypeId: 3, filter: { secret: 1 } })).toMatchObject({ status: 400, json: { error: 'INVALID_ARG_VALUE' } })
  })

  it('has pages of fifty', async () => {
    const sandbox = await sandboxFor()
    const { companies } = sandbox.portal.crm
    for (let id = 100; id < 160; id += 1) {
      companies.push({ id, title: `Company ${id}`, assignedById: 1, fm: [] })
    }
    expect((await rest(sandbox, 'crm.item.list', { entityTypeId: 4 })).json).toMatchObject({ total: 64, next: 50 })
    expect(await ids(sandbox, { entityTypeId: 4, start: 50 })).toHaveLength(14)
  })
})

describe('a batch', () => {
  it('reads a deal, its contacts and its company in one request', async () => {
    const sandbox = await sandboxFor()
    const cmd = (id: number) => ({
      deal: `crm.item.get?entityTypeId=2&id=${id}`,
      contacts: 'crm.item.list?entityTypeId=3&filter[@id]=$result[deal][item][contactIds]&select[]=*',
      company: 'crm.item.get?entityTypeId=4&id=$result[deal][item][companyId]'
    })
    const full = resultOf(await rest(sandbox, 'batch', { halt: 0, cmd: cmd(1) }, 'manager'))
    expect(full.result).toMatchObject({
      deal: { item: { id: 1 } },
      contacts: { items: [{ id: 1, fm: [{}, {}, {}, {}] }, { id: 7 }] },
      company: { item: { title: 'Schneider & Söhne GmbH' } }
    })
    expect(sandbox.portal.requests).toHaveLength(1)
    const empty = resultOf(await rest(sandbox, 'batch', { halt: 0, cmd: cmd(4) }, 'manager'))
    expect(empty.result).toMatchObject({ contacts: { items: [] } })
    expect(empty.result_error).toMatchObject({ company: { error: 'NOT_FOUND' } })
    const foreign = resultOf(await rest(sandbox, 'batch', { halt: 0, cmd: cmd(6) }, 'manager'))
    expect(foreign.result).toMatchObject({ contacts: { items: [] } })
    expect(foreign.result_error).toMatchObject({ company: { error: 'ACCESS_DENIED' } })
  })

  it('takes one contact of several by its place', async () => {
    const sandbox = await sandboxFor()
    const cmd = { visit: 'crm.item.get?entityTypeId=183&id=1', second: 'crm.item.get?entityTypeId=3&id=$result[visit][item][contactIds][1]', none: 'crm.item.get?entityTypeId=3&id=$result[visit][item][contactIds][2]' }
    const result = resultOf(await rest(sandbox, 'batch', { cmd }))
    expect(result.result).toMatchObject({ second: { item: { id: 1 } } })
    expect(result.result_error).toMatchObject({ none: { error: '100' } })
  })
})

describe('around the CRM', () => {
  it('lists smart processes for administrators', async () => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, 'crm.type.list')).json).toMatchObject({ total: 1, result: { types: [{ entityTypeId: 183, title: 'Service visits' }] } })
    sandbox.portal.crm.processes = Array.from({ length: 60 }, (_, index) => ({ id: index, entityTypeId: 1030 + index, title: `P${index}`, items: [] }))
    expect((await rest(sandbox, 'crm.type.list')).json).toMatchObject({ total: 60, next: 50, result: { types: { length: 50 } } })
    const last = await rest(sandbox, 'crm.type.list', { start: '50' })
    expect(last.json).toMatchObject({ total: 60, result: { types: { length: 10 } } })
    expect(last.json).not.toHaveProperty('next')
    expect(await rest(sandbox, 'crm.type.list', {}, 'manager')).toMatchObject({ status: 400, json: { error: 'ACCESS_DENIED', error_description: 'Access denied' } })
  })

  it.each([
    ['+493023125101', [{ CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: 1, ASSIGNED_BY_ID: 7, NAME: 'Anna Schneider', ASSIGNED_BY: { ID: '7' } }]],
    ['+74950001256', [{ CRM_ENTITY_TYPE: 'LEAD', CRM_ENTITY_ID: 3, NAME: 'Заявка с выставки' }]],
    ['020 7946 0300', [{ CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 2 }]],
    ['+4930000000', []]
  ])('says who %s belongs to', async (PHONE_NUMBER, found) => {
    const sandbox = await sandboxFor()
    expect((await rest(sandbox, 'telephony.externalCall.searchCrmEntities', { PHONE_NUMBER }, 'employee')).json.result).toMatchObject(found)
  })

  it('wants a number to search for', async () => {
    const sandbox = await sandboxFor()
    expect(await rest(sandbox, 'telephony.externalCall.searchCrmEntities')).toMatchObject({ status: 400, json: { error: '', error_description: 'PHONE_NUMBER is empty' } })
  })

  it('starts afresh after a reset', async () => {
    const sandbox = await sandboxFor()
    sandbox.portal.crm.deals.length = 0
    sandbox.portal.reset()
    expect(sandbox.portal.crm.deals).toHaveLength(8)
  })
})
