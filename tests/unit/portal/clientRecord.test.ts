import { describe, expect, it } from 'vitest'
import { DEAL_ITEM, ERIKA, LEAD_ITEM, LI, MUSTER, ORDER, phone } from '../support/crm'
import { recordCommands, toClient } from '@/portal/clientRecord'
import type { ClientNumber } from '@/telephony/client'

const record = (entityTypeId: number) => ({ entityTypeId, id: 5 })
const COMPANY_COMMAND = 'crm.item.get?entityTypeId=4&id=$result[record][item][companyId]'
const CONTACTS = Object.fromEntries(Array.from({ length: 8 }, (_, index) =>
  [`contact${index}`, `crm.item.get?entityTypeId=3&id=$result[record][item][contactIds][${index}]`]))

describe('a record is read with whom it belongs to', () => {
  it.each<[what: string, type: number, more: object]>([
    ['a lead', 1, { company: COMPANY_COMMAND, ...CONTACTS }],
    ['a deal', 2, { company: COMPANY_COMMAND, ...CONTACTS }],
    ['a contact', 3, { company: COMPANY_COMMAND }],
    ['a company', 4, {}],
    ['a smart process', 183, { company: COMPANY_COMMAND, ...CONTACTS }]
  ])('%s', (_what, type, more) => {
    expect(recordCommands(record(type))).toEqual({ record: `crm.item.get?entityTypeId=${type}&id=5`, ...more })
  })

  it('the record comes first: the others refer to its answer', () => {
    expect(Object.keys(recordCommands(record(2)))[0]).toBe('record')
  })
})

const short = (numbers: readonly ClientNumber[] | undefined) => numbers?.map(({ value, kind, owner }) => `${value} ${kind} ${owner}`)

describe('who is to be called', () => {
  it.each<[what: string, type: number, results: Record<string, unknown>, who: object, numbers: string[]]>([
    ['a lead', 1, { record: LEAD_ITEM },
      { title: 'Request from the site', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 2 WORK Erika Muster', '+49 30 1 MOBILE Erika Muster']],
    ['a lead that nobody has named', 1, { record: { item: { title: 'Lead #5', fm: [phone('1')] } } },
      { title: 'Lead #5', name: '', company: '' }, ['1 WORK Lead #5']],
    ['a repeat lead: its contacts and its company', 1, { record: { item: { title: 'Repeat inquiry', fm: [] } }, contact0: ERIKA, contact1: LI, company: MUSTER },
      { title: 'Repeat inquiry', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 12 WORK Erika Muster', '+49 30 22 WORK Muster GmbH', '+49 30 13 MOBILE Li', '+49 30 11 HOME Erika Muster', '+49 30 21 FAX Muster GmbH']],
    ['a repeat lead with a name and numbers of its own, which come first', 1, { record: LEAD_ITEM, contact0: LI, company: MUSTER },
      { title: 'Request from the site', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 2 WORK Erika Muster', '+49 30 22 WORK Muster GmbH', '+49 30 1 MOBILE Erika Muster', '+49 30 13 MOBILE Li', '+49 30 21 FAX Muster GmbH']],
    ['a repeat lead whose number is its contact\'s', 1, { record: { item: { title: 'Lead #5', fm: [phone('+49 30 12')] } }, contact0: ERIKA },
      { title: 'Lead #5', name: 'Erika Muster', company: '' }, ['+49 30 12 WORK Lead #5', '+49 30 11 HOME Erika Muster']],
    ['a lead of a company that nobody may see', 1, { record: LEAD_ITEM, contact0: null },
      { title: 'Request from the site', name: 'Erika Muster', company: 'Muster GmbH' }, ['+49 30 2 WORK Erika Muster', '+49 30 1 MOBILE Erika Muster']],
    ['a deal whose first contact has no name', 2, { record: DEAL_ITEM, contact0: { item: { fm: [phone('1')] } }, contact1: LI },
      { title: 'Ten chairs', name: 'Li', company: '' }, ['1 WORK ', '+49 30 13 MOBILE Li']],
    ['a contact with a company, whose numbers are not the contact\'s', 3, { record: ERIKA, company: MUSTER },
      { title: 'Erika Muster', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 12 WORK Erika Muster', '+49 30 11 HOME Erika Muster']],
    ['a contact without a company', 3, { record: LI }, { title: 'Li', name: 'Li', company: '' }, ['+49 30 13 MOBILE Li']],
    ['a company', 4, { record: MUSTER },
      { title: 'Muster GmbH', name: '', company: 'Muster GmbH' }, ['+49 30 22 WORK Muster GmbH', '+49 30 21 FAX Muster GmbH']],
    ['a deal with two contacts and a company', 2, { record: DEAL_ITEM, contact0: ERIKA, contact1: LI, company: MUSTER },
      { title: 'Ten chairs', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 12 WORK Erika Muster', '+49 30 22 WORK Muster GmbH', '+49 30 13 MOBILE Li', '+49 30 11 HOME Erika Muster', '+49 30 21 FAX Muster GmbH']],
    ['a deal whose first contact may not be seen', 2, { record: DEAL_ITEM, contact1: LI },
      { title: 'Ten chairs', name: 'Li', company: '' }, ['+49 30 13 MOBILE Li']],
    ['a deal with a company only', 2, { record: DEAL_ITEM, company: MUSTER },
      { title: 'Ten chairs', name: '', company: 'Muster GmbH' }, ['+49 30 22 WORK Muster GmbH', '+49 30 21 FAX Muster GmbH']],
    ['a deal with nothing', 2, { record: { item: { id: 5, title: 'Ten chairs', contactIds: [], companyId: 0 } } },
      { title: 'Ten chairs', name: '', company: '' }, []],
    ['a smart process', 183, { record: ORDER, contact0: ERIKA, company: MUSTER },
      { title: 'Order 17', name: 'Erika Muster', company: 'Muster GmbH' },
      ['+49 30 12 WORK Erika Muster', '+49 30 22 WORK Muster GmbH', '+49 30 11 HOME Erika Muster', '+49 30 21 FAX Muster GmbH']]
  ])('%s', (_what, type, results, who, numbers) => {
    const client = toClient(record(type), results)
    expect(client).toMatchObject({ record: record(type), ...who })
    expect(short(client?.numbers)).toEqual(numbers)
  })

  it('the eighth contact counts', () => {
    expect(short(toClient(record(2), { record: DEAL_ITEM, contact7: LI })?.numbers)).toEqual(['+49 30 13 MOBILE Li'])
  })
})

describe('a record that cannot be read is nobody', () => {
  it.each<[what: string, results: Record<string, unknown>]>([
    ['refused', {}],
    ['refused, its contacts not', { contact0: ERIKA, company: MUSTER }],
    ['null', { record: null }],
    ['a text', { record: 'Ten chairs' }],
    ['PHP\'s empty list', { record: [] }],
    ['without an item', { record: {} }],
    ['an item of null', { record: { item: null } }],
    ['a title that is none', { record: { item: { title: { toString: 'x' } } } }],
    ['numbers that are no list', { record: { item: { title: 'x', fm: 'x' } } }]
  ])('%s', (_what, results) => {
    expect(toClient(record(2), results)).toBeNull()
  })
})

describe('what is odd in a record that can be read', () => {
  it.each<[what: string, fm: unknown]>([
    ['no numbers', undefined], ['null', null], ['PHP\'s empty list', []], ['entries that are none', [null, 5, 'x', [], {}]],
    ['e-mails only', [{ typeId: 'EMAIL', valueType: 'WORK', value: '5@x.example' }]],
    ['values that are none', [{ typeId: 'PHONE', valueType: 'WORK', value: 5 }, { typeId: 'PHONE', valueType: 'WORK', value: null }]],
    ['a value without a digit', [phone('-')]]
  ])('%s: a client without numbers', (_what, fm) => {
    expect(toClient(record(3), { record: { item: { name: 'Li', fm } } })).toEqual({ record: record(3), title: 'Li', name: 'Li', company: '', numbers: [] })
  })

  it.each([undefined, null])('a number of kind %s is some number', (valueType) => {
    expect(toClient(record(3), { record: { item: { fm: [{ typeId: 'PHONE', valueType, value: '5' }] } } })?.numbers).toEqual([{ value: '5', kind: 'OTHER', owner: '', person: '' }])
  })

  it('one entry that is odd does not take the others along', () => {
    expect(short(toClient(record(3), { record: { item: { name: 'Li', fm: [null, phone('5')] } } })?.numbers)).toEqual(['5 WORK Li'])
  })

  it('contacts and a company that are none are not there', () => {
    const results = { record: DEAL_ITEM, company: 'x', contact0: [], contact1: LI, contact2: null }
    expect(toClient(record(2), results)).toMatchObject({ name: 'Li', company: '', numbers: [{ value: '+49 30 13' }] })
  })
})
