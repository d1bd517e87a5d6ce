import { describe, expect, it } from 'vitest'
import { DEAL_ITEM, ERIKA, LEAD_ITEM, LI, MUSTER, ORDER, phone } from '../../support/crm'
import { recordCommands, toClient } from '@/portal/ports/clientRecord'
import type { ClientNumber } from '@/core/client'
import { countryOfHints } from '@/core/phone/phone'

const record = (entityTypeId: number) => ({ entityTypeId, id: 5 })
const COMPANY_COMMAND = 'crm.item.get?entityTypeId=4&id=$result[record][item][companyId]'
const address = (type: number, of: string) => `crm.address.list?filter[ANCHOR_TYPE_ID]=${type}&filter[ANCHOR_ID]=${of}&select[0]=COUNTRY&select[1]=COUNTRY_CODE&select[2]=ANCHOR_ID`
const COMPANY_OF_RECORD = { company: COMPANY_COMMAND, companyAddress: address(4, '$result[record][item][companyId]') }
const CONTACTS = Object.fromEntries(Array.from({ length: 8 }, (_, index) =>
  [`contact${index}`, `crm.item.get?entityTypeId=3&id=$result[record][item][contactIds][${index}]`]))

describe('a record is read with whom it belongs to', () => {
  it.each<[what: string, type: number, more: object]>([
    ['a lead', 1, { address: address(1, '5'), ...COMPANY_OF_RECORD, ...CONTACTS }],
    ['a deal', 2, { ...COMPANY_OF_RECORD, ...CONTACTS }],
    ['a contact', 3, { address: address(3, '5'), ...COMPANY_OF_RECORD }],
    ['a company', 4, { address: address(4, '5') }],
    ['a smart process', 183, { ...COMPANY_OF_RECORD, ...CONTACTS }]
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
    expect(toClient(record(3), { record: { item: { fm: [{ typeId: 'PHONE', valueType, value: '5' }] } } })?.numbers).toEqual([{ value: '5', kind: 'OTHER', owner: '', person: '', hints: expect.any(Array) }])
  })

  it('one entry that is odd does not take the others along', () => {
    expect(short(toClient(record(3), { record: { item: { name: 'Li', fm: [null, phone('5')] } } })?.numbers)).toEqual(['5 WORK Li'])
  })

  it('contacts and a company that are none are not there', () => {
    const results = { record: DEAL_ITEM, company: 'x', contact0: [], contact1: LI, contact2: null }
    expect(toClient(record(2), results)).toMatchObject({ name: 'Li', company: '', numbers: [{ value: '+49 30 13' }] })
  })
})

describe('where the owner of a number is', () => {
  const country = (results: Record<string, unknown>, type = 3) => toClient(record(type), results)?.numbers.map(({ value, hints }) => `${value} ${countryOfHints(hints)}`)
  const item = (...values: string[]) => ({ item: { name: 'Li', companyId: 21, fm: values.map(value => phone(value)) } })
  const at = (owner: number, ...countries: (string | null)[]) => countries.map(COUNTRY => ({ COUNTRY, COUNTRY_CODE: null, ANCHOR_ID: String(owner) }))

  it.each<[what: string, results: Record<string, unknown>, numbers: string[]]>([
    ['its address, by name', { record: item('030 1'), address: at(5, 'Italia') }, ['030 1 IT']],
    ['its address, by code', { record: item('030 1'), address: [{ COUNTRY: '', COUNTRY_CODE: 'at', ANCHOR_ID: 5 }] }, ['030 1 AT']],
    ['its address before its other numbers', { record: item('030 1', '+49 30 901820'), address: at(5, 'Italy') }, ['030 1 IT', '+49 30 901820 IT']],
    ['its other numbers', { record: item('030 1', '+49 30 901820') }, ['030 1 DE', '+49 30 901820 DE']],
    ['its company\'s address', { record: item('030 1'), company: { item: { title: 'Muster', fm: [] } }, companyAddress: at(21, 'Österreich') }, ['030 1 AT']],
    ['its company\'s numbers', { record: item('030 1'), company: { item: { title: 'Muster', fm: [phone('+43 1 25632561')] } } }, ['030 1 AT']],
    ['nothing where two addresses say different things', { record: item('030 1'), address: at(5, 'Italy', 'Austria') }, ['030 1 null']],
    ['nothing where the address names no country', { record: item('030 1'), address: at(5, 'Bavaria', null, '') }, ['030 1 null']],
    ['nothing where the portal answers with somebody else\'s address', { record: item('030 1'), address: at(6, 'Italy'), companyAddress: at(0, 'Italy') }, ['030 1 null']],
    ['nothing where addresses may not be read', { record: item('030 1') }, ['030 1 null']]
  ])('tells %s', (_what, results, numbers) => {
    expect(country(results)).toEqual(numbers)
  })

  it('each contact of a deal by its own numbers, the others by the company\'s', () => {
    const results = { record: DEAL_ITEM, contact0: item('030 1', '+39 02 1234 5678'), contact1: item('030 2'), company: { item: { title: 'Muster', fm: [phone('+43 1 25632561')] } } }
    expect(country(results, 2)).toEqual(['030 1 IT', '+39 02 1234 5678 IT', '030 2 AT', '+43 1 25632561 AT'])
  })
})
