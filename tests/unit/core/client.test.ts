import { describe, expect, it } from 'vitest'
import { personCalled, orderNumbers, type ClientNumber } from '@/core/client'
import { clientKnownBy } from '@/core/knownClient'
import { recordPath } from '@/core/recordPath'

const number = (value: string, kind: string, owner = 'Erika'): ClientNumber => ({ value, kind, owner, person: owner, hints: [] })
const values = (numbers: readonly ClientNumber[]) => orderNumbers(numbers).map(one => `${one.kind} ${one.value}`)

describe('numbers are offered', () => {
  it('work first, fax and pager last, unknown kinds between', () => {
    expect(values(['FAX', 'HOME', 'PAGER', 'OTHER', 'MOBILE', 'FROM_FORM', 'MAILING', 'WORK'].map((kind, index) => number(`10${index}`, kind)))).toEqual([
      'WORK 107', 'MOBILE 104', 'OTHER 103', 'FROM_FORM 105', 'MAILING 106', 'HOME 101', 'FAX 100', 'PAGER 102'
    ])
  })

  it('in CRM\'s order within a kind', () => {
    expect(values([number('2', 'WORK'), number('1', 'WORK'), number('3', 'WORK')])).toEqual(['WORK 2', 'WORK 1', 'WORK 3'])
  })

  it('once each, however they are written, in the kind that comes first', () => {
    expect(orderNumbers([number('+49 (30) 90-18-20', 'HOME', 'Home'), number('+4930901820', 'WORK', 'Work'), number('112', 'WORK')]))
      .toEqual([number('+4930901820', 'WORK', 'Work'), number('112', 'WORK')])
  })

  it('in the digits of every script, once each', () => {
    expect(values([number('٠٣٠ ٩٠١٨٢٠', 'WORK'), number('030 901820', 'HOME'), number('०३०', 'WORK')])).toEqual(['WORK ٠٣٠ ٩٠١٨٢٠', 'WORK ०३०'])
  })

  it.each(['', '  ', 'ask Anna', '+', '<b>'])('not where there is no digit: “%s”', (value) => {
    expect(values([number(value, 'WORK'), number('112', 'FAX')])).toEqual(['FAX 112'])
  })

  it('whatever their kind is called', () => {
    expect(values([number('1', '__proto__'), number('2', 'constructor'), number('3', '')])).toHaveLength(3)
  })

  it('and what was given stays as it was', () => {
    const given = Object.freeze([number('1', 'FAX'), number('2', 'WORK')])
    orderNumbers(given)
    expect(given.map(one => one.kind)).toEqual(['FAX', 'WORK'])
  })
})

it.each([
  [1, '/crm/lead/details/5/'],
  [2, '/crm/deal/details/5/'],
  [3, '/crm/contact/details/5/'],
  [4, '/crm/company/details/5/'],
  [183, '/crm/type/183/details/5/'],
  [1058, '/crm/type/1058/details/5/']
])('a record of type %i has the page %s, which the portal opens in a slider', (entityTypeId, path) => {
  expect(recordPath({ entityTypeId, id: 5 })).toBe(path)
  expect(path).toMatch(/^\/crm\/(deal|lead|contact|company|type)\//)
})

describe('whom a text addresses', () => {
  const numbers = [
    { value: '1', kind: 'WORK', owner: 'Anna', person: 'Anna', hints: [] },
    { value: '2', kind: 'WORK', owner: 'Wolfgang', person: 'Wolfgang', hints: [] },
    { value: '3', kind: 'WORK', owner: 'Muster GmbH', person: '', hints: [] }
  ]
  it.each([
    ['the person whose number it is', '2', 'Wolfgang'],
    ['the record\'s person on a company\'s number', '3', 'Anna'],
    ['the record\'s person on a number typed by hand', '4', 'Anna']
  ])('%s', (_who, number, person) => {
    const called = numbers.find(({ value }) => value === number) ?? null
    expect(personCalled({ record: { entityTypeId: 2, id: 1 }, title: 'Ten chairs', name: 'Anna', company: 'Muster GmbH', numbers }, called)).toBe(person)
  })
})

it.each([
  [4, { name: '', company: 'Smith & Sons' }, ''], [3, { name: 'Smith & Sons', company: '' }, 'Smith & Sons'], [1, { name: 'Smith & Sons', company: '' }, 'Smith & Sons']
])('somebody of whom a name and a number is known, record of type %i', (entityTypeId, names, person) => {
  const record = { entityTypeId, id: 5 }
  expect(clientKnownBy(record, 'Smith & Sons', '+49301')).toMatchObject({ record, title: 'Smith & Sons', ...names, numbers: [{ value: '+49301', person }] })
})
