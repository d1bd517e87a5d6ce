import * as v from 'valibot'
import { expect } from 'vitest'
import { rest, resultOf, sandboxFor } from '../support'
import type { Cases } from './cases'

const TodosSchema = v.tuple([v.looseObject({ DEADLINE: v.string(), START_TIME: v.string() })])

/** What an app hears of the CRM. */
export const crm: Cases = {
  'whom a number belongs to is told to everybody: contacts, leads, companies': async () => {
    const sandbox = await sandboxFor()
    const { contacts, leads, companies } = sandbox.portal.crm
    for (const { fm } of [contacts[5], leads[5], companies[3]].filter(record => record !== undefined)) {
      fm.push({ id: 1, typeId: 'PHONE', valueType: 'WORK', value: '+49 30 7777777' })
    }
    const { result } = (await rest(sandbox, 'telephony.externalCall.searchCrmEntities', { PHONE_NUMBER: '+49307777777' }, 'employee')).json
    expect(result).toMatchObject([{ CRM_ENTITY_TYPE: 'CONTACT', CRM_ENTITY_ID: 6 }, { CRM_ENTITY_TYPE: 'LEAD', CRM_ENTITY_ID: 6 }, { CRM_ENTITY_TYPE: 'COMPANY', CRM_ENTITY_ID: 4 }])
  },

  'a repeat lead names its contact and company, and has no number of its own': async () => {
    const sandbox = await sandboxFor()
    expect(resultOf(await rest(sandbox, 'crm.item.get', { entityTypeId: 1, id: 6 })).item).toMatchObject({ contactId: 1, contactIds: [1], companyId: 1, fm: [] })
  },

  'to-dos keep texts as sent; a deadline comes back as the same moment in other words': async () => {
    const sandbox = await sandboxFor()
    const title = '  Call [b]again[/b]  '
    await rest(sandbox, 'crm.activity.todo.add', { ownerTypeId: 2, ownerId: 1, deadline: '2026-02-03T15:00:00+14:00', title, description: '' })
    const { result } = (await rest(sandbox, 'crm.activity.list')).json
    expect(result).toMatchObject([{ SUBJECT: title, PROVIDER_ID: 'CRM_TODO', PROVIDER_TYPE_ID: 'TODO', DEADLINE: expect.stringMatching(/^2026-02-0\dT\d\d:\d\d:00[+-]\d\d:\d\d$/) }])
    const [todo] = v.parse(TodosSchema, result)
    expect(Date.parse(todo.DEADLINE)).toBe(Date.UTC(2026, 1, 3, 1))
    expect(todo.START_TIME).toBe(todo.DEADLINE)
  }
}
