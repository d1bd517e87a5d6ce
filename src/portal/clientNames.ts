import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/telephony/launch'
import { callBatch } from './batch'
import type { FoundClient } from './findClients'
import { RecordIdSchema } from './recordId'

const METHOD = 'crm.item.list'
/** Records CRM lists at once. */
const PAGE = 50
/** More than this nobody chooses from. */
const OFFERED = 12

const text = v.nullish(v.string(), '')
const ItemsSchema = v.object({
  items: v.array(v.object({
    id: RecordIdSchema,
    name: text,
    lastName: text,
    title: text
  }))
})

/** The fields that hold a name, by type of record. */
const FIELDS: ReadonlyMap<number, readonly string[]> = new Map([
  [CONTACT, ['lastName', 'name']], [COMPANY, ['title']], [LEAD, ['lastName', 'name', 'title']]
])

/**
 * Names of people and companies, as far as the user may see them. Never throws: without names there are still numbers.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @param records at most 1,000
 */
export async function clientNames(frame: B24Frame, records: readonly CrmRecord[]): Promise<FoundClient[]> {
  return await ask(frame, [...FIELDS.keys()].flatMap((type) => {
    const ids = records.filter(({ entityTypeId }) => entityTypeId === type).map(({ id }) => String(id))
    return Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, page) => {
      const some = ids.slice(page * PAGE, (page + 1) * PAGE)
      return { type, filter: Object.fromEntries(some.map((id, index) => [`filter[@id][${index}]`, id])) }
    })
  }))
}

/**
 * People and companies a name belongs to, as far as the user may see them. Never throws.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @param name part of a name
 */
export async function clientsCalled(frame: B24Frame, name: string): Promise<FoundClient[]> {
  // The parts of a name stand in fields of their own: the longest is looked for, the others must stand somewhere too.
  const words = name.trim().split(/\s+/).sort((a, b) => b.length - a.length)
  const [longest = ''] = words
  const found = await ask(frame, [...FIELDS].flatMap(([type, fields]) => (
    fields.map(field => ({ type, filter: { [`filter[%${field}]`]: longest } }))
  )))
  const byRecord = new Map(found.map(one => [`${one.record.entityTypeId}:${one.record.id}`, one]))
  const fits = (one: FoundClient) => words.every(word => one.name.toLocaleLowerCase().includes(word.toLocaleLowerCase()))
  return [...byRecord.values()].filter(fits).slice(0, OFFERED)
}

async function ask(frame: B24Frame, wanted: readonly { type: number, filter: Record<string, string> }[]): Promise<FoundClient[]> {
  if (wanted.length === 0) return []
  try {
    const { result } = await callBatch(frame, Object.fromEntries(wanted.map(({ type, filter }, index) => {
      const select = ['id', ...FIELDS.get(type) ?? []].map((field, at) => [`select[${at}]`, field])
      const query = new URLSearchParams([['entityTypeId', String(type)], ...select, ...Object.entries(filter)])
      return [`n${index}`, `${METHOD}?${query.toString()}`]
    })))
    return wanted.flatMap(({ type }, index) => {
      const read = v.safeParse(ItemsSchema, result[`n${index}`])
      return read.success ? read.output.items.map(item => ({ record: { entityTypeId: type, id: item.id }, name: nameOf(item) })) : []
    })
  } catch {
    return []
  }
}

/** A lead may have a person's name or just its title. */
function nameOf({ name, lastName, title }: { name: string, lastName: string, title: string }): string {
  return [name, lastName].map(part => part.trim()).filter(Boolean).join(' ') || title.trim()
}
