import * as v from 'valibot'
import { findSection, mayRead, type CrmSection } from '../portal/crm'
import { wireItem, type WireItem } from './crm-item'
import { matchesFilter, operatorOf, type Condition } from './filter'
import { defineMethod, text, type RestContext, type RestMethod } from './method'
import { notFound, RestError } from './rest-error'

const PAGE = 50

const number = v.pipe(text, v.transform(Number), v.integer())

// A reference of a batch to nothing arrives as nothing.
const condition = v.optional(v.nullable(v.union([text, v.array(text)])), null)

/** PHP sends an empty map as a list. */
const map = <Value extends v.GenericSchema>(value: Value) =>
  v.optional(v.union([v.record(v.string(), value), v.pipe(v.array(v.never()), v.transform(() => ({})))]), {})

const ListSchema = v.object({
  entityTypeId: number,
  select: v.optional(v.union([v.array(text), v.record(v.string(), text)]), ['*']),
  filter: map(condition),
  order: map(text),
  start: v.optional(number, 0)
})

/** Reading the CRM's records, each person what they may see. */
export const crmItemMethods: RestMethod[] = [
  defineMethod({
    name: 'crm.item.get',
    scope: ['crm'],
    controller: true,
    schema: v.object({ entityTypeId: number, id: number }),
    run: ({ entityTypeId, id }, { portal, person }) => {
      const record = sectionOf(portal, entityTypeId).records.find(({ item }) => item.id === id)
      if (record === undefined) {
        throw notFound('Item not found')
      }
      if (!mayRead(person, record)) {
        throw new RestError(400, 'ACCESS_DENIED', 'You do not have permission to view this item')
      }
      return { result: { item: wireItem(record, entityTypeId) } }
    }
  }),
  defineMethod({
    name: 'crm.item.list',
    scope: ['crm'],
    controller: true,
    schema: ListSchema,
    run: ({ entityTypeId, select, filter, order, start }, { portal, person }) => {
      const items = sectionOf(portal, entityTypeId).records
        .filter(record => mayRead(person, record))
        .map(record => wireItem(record, entityTypeId))
        .filter(item => matchesFilter(textsOf(item), checkedFilter(filter, item)))
        .sort(byOrder(order))
      const page = items.slice(start, start + PAGE).map(item => pick(item, Object.values(select)))
      const next = start + PAGE
      return { result: { items: page }, total: items.length, ...(next < items.length ? { next } : {}) }
    }
  })
]

function sectionOf(portal: RestContext['portal'], entityTypeId: number): CrmSection {
  const section = findSection(portal.crm, entityTypeId)
  if (section === undefined) {
    throw notFound('SPA not found')
  }
  return section
}

/** Phones and e-mails are no field of their own: they come with `*` only. */
function pick(item: WireItem, select: readonly string[]): WireItem {
  if (select.includes('*') || select.length === 0) {
    return item
  }
  const fields = Object.entries(item).filter(([key]) => key !== 'fm' && select.includes(key))
  return { ...Object.fromEntries(fields), id: item.id }
}

function checkedFilter(filter: Record<string, Condition>, item: WireItem): Record<string, Condition> {
  for (const key of Object.keys(filter)) {
    const field = key.slice(operatorOf(key).length)
    if (!(field in item) || field === 'fm') {
      throw new RestError(400, 'INVALID_ARG_VALUE', `Invalid filter: field '${field}' is not allowed in filter`)
    }
  }
  return filter
}

function byOrder(order: Record<string, string>): (a: WireItem, b: WireItem) => number {
  const [field = 'id', direction = 'ASC'] = Object.entries(order)[0] ?? []
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1
  return (a, b) => sign * String(a[field] ?? '').localeCompare(String(b[field] ?? ''), 'en', { numeric: true })
}

/** A record as filters see it. */
function textsOf(item: WireItem): Record<string, string | null> {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, value === null ? null : String(value)]))
}
