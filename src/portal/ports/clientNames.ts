import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError, type Failure } from '@/core/failure/failure'
import { COMPANY, CONTACT, LEAD, recordKey, type CrmRecord } from '@/core/launch'
import { callBatch, commandFailure } from '@/portal/sdk/batch'
import { failureIn } from '@/portal/errors/failures'
import { LIST_RECORDS } from '@/portal/methods'
import type { FoundClient } from './findClients'
import { RecordIdSchema } from '@/portal/sdk/recordId'

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

/** What the user may not see is not there for them: an answer, and no failure. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['accessDenied', 'rightsMissing'])

/** A list CRM is asked for. */
interface List {
  type: number
  filter: Record<string, string>
}
/** What CRM has in a list, or why that is not known. */
interface Listed {
  found: FoundClient[]
  failure: Failure | null
}

/**
 * Names of people and companies, as far as the user may see them: empty where CRM shows none, and nothing about records that
 * it did not answer about. Never throws: without names there are still numbers.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @param records at most 1,000
 */
export async function clientNames(frame: B24Frame, records: readonly CrmRecord[]): Promise<FoundClient[]> {
  const lists = [...FIELDS.keys()].flatMap((type) => {
    const wanted = records.filter(({ entityTypeId }) => entityTypeId === type)
    return Array.from({ length: Math.ceil(wanted.length / PAGE) }, (_, page) => {
      const some = wanted.slice(page * PAGE, (page + 1) * PAGE)
      return { type, some, filter: Object.fromEntries(some.map(({ id }, index) => [`filter[@id][${index}]`, String(id)])) }
    })
  })
  const answers = await ask(frame, lists)
  return answers.flatMap(({ found, failure }, index) => {
    if (failure) return []
    const names = new Map(found.map(({ record, name }) => [record.id, name]))
    return lists[index]?.some.map(record => ({ record, name: names.get(record.id) ?? '' })) ?? []
  })
}

/**
 * People and companies a name belongs to, as far as the user may see them.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-list.html
 * @param name part of a name
 * @throws {PortalError} where nobody was found and not everything was searched
 */
export async function clientsCalled(frame: B24Frame, name: string): Promise<FoundClient[]> {
  // The parts of a name stand in fields of their own: the longest is looked for, the others must stand somewhere too.
  const words = name.trim().split(/\s+/).sort((a, b) => b.length - a.length)
  const [longest = ''] = words
  const answers = await ask(frame, [...FIELDS].flatMap(([type, fields]) => (
    fields.map(field => ({ type, filter: { [`filter[%${field}]`]: longest } }))
  )))
  const byRecord = new Map(answers.flatMap(({ found }) => found).map(one => [recordKey(one.record), one]))
  const fits = (one: FoundClient) => words.every(word => one.name.toLocaleLowerCase().includes(word.toLocaleLowerCase()))
  const fitting = [...byRecord.values()].filter(fits).slice(0, OFFERED)
  const failure = answers.find(answer => answer.failure)?.failure
  if (failure && fitting.length === 0) throw new PortalError(failure)
  return fitting
}

/** All lists in one request, answered in the same order. */
async function ask(frame: B24Frame, lists: readonly List[]): Promise<Listed[]> {
  if (lists.length === 0) return []
  try {
    const { result, result_error: errors } = await callBatch(frame, Object.fromEntries(lists.map(({ type, filter }, index) => {
      const select = ['id', ...FIELDS.get(type) ?? []].map((field, at) => [`select[${at}]`, field])
      const query = new URLSearchParams([['entityTypeId', String(type)], ...select, ...Object.entries(filter)])
      return [`n${index}`, `${LIST_RECORDS}?${query.toString()}`]
    })))
    return lists.map(({ type }, index) => {
      const read = v.safeParse(ItemsSchema, result[`n${index}`])
      if (!read.success) return without(commandFailure(errors[`n${index}`], LIST_RECORDS))
      return { found: read.output.items.map(item => ({ record: { entityTypeId: type, id: item.id }, name: nameOf(item) })), failure: null }
    })
  } catch (error) {
    return lists.map(() => without(failureIn(error, 'connectionLost', LIST_RECORDS)))
  }
}

function without(failure: Failure): Listed {
  return { found: [], failure: NOT_SHOWN.has(failure.entry) ? null : failure }
}

/** A lead may have a person's name or just its title. */
function nameOf({ name, lastName, title }: { name: string, lastName: string, title: string }): string {
  return [name, lastName].map(part => part.trim()).filter(Boolean).join(' ') || title.trim()
}
