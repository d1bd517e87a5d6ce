import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { PortalError } from '@/telephony/failure'
import { refusalIn, toFailure, unreadable } from './failures'
import { BatchSchema } from './firstData'

/** A smart process of the portal. */
export interface ProcessType {
  /** `entityTypeId`. */
  id: number
  title: string
  /** Whether its items have clients: without, there is nobody to call. */
  withClients: boolean
}

const METHOD = 'crm.type.list'
const PAGE = 50
/** As many as a batch takes: 2,500 smart processes nobody has. */
const MORE_PAGES = 49

const TypesSchema = v.object({
  types: v.array(v.object({
    entityTypeId: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer(), v.minValue(1)),
    title: v.nullish(v.string(), ''),
    isClientEnabled: v.nullish(v.string(), 'Y')
  }))
})

/**
 * The portal's smart processes, by name. Administrators only.
 * Source: https://apidocs.bitrix24.com/api-reference/crm/universal/user-defined-object-types/crm-type-list.html
 * @throws {PortalError} where they cannot be read: no permission for CRM, an older portal
 */
export async function processTypes(frame: B24Frame): Promise<ProcessType[]> {
  const first = await call(frame, METHOD, {})
  const pages: unknown[] = [first.result]
  const more = Math.min(Math.ceil((first.total - PAGE) / PAGE), MORE_PAGES)
  if (more > 0) {
    const cmd = Object.fromEntries(Array.from({ length: more }, (_, page) => [`page${page}`, `${METHOD}?start=${(page + 1) * PAGE}`]))
    const rest = await call(frame, 'batch', { halt: 0, cmd })
    const batch = v.safeParse(BatchSchema, rest.result)
    if (batch.success) pages.push(...Object.values(batch.output.result))
  }
  const found = pages.flatMap(page => toTypes(page) ?? [])
  return [...new Map(found.map(type => [type.id, type])).values()].sort((a, b) => a.title.localeCompare(b.title))
}

async function call(frame: B24Frame, method: string, params: object): Promise<{ result: unknown, total: number }> {
  const answer = await frame.actions.v2.call.make<unknown>({ method, params: { ...params } })
    .catch((error: unknown) => {
      throw new PortalError(toFailure(error, METHOD))
    })
  const data = answer.getData()
  const usable = method === METHOD ? toTypes(data?.result) !== null : data?.result !== undefined
  if (!usable) throw new PortalError(refusalIn(answer) ?? unreadable(answer))
  return { result: data?.result, total: answer.getTotal() }
}

function toTypes(result: unknown): ProcessType[] | null {
  const read = v.safeParse(TypesSchema, result)
  if (!read.success) return null
  return read.output.types.map(({ entityTypeId: id, title, isClientEnabled }) => ({ id, title: title.trim(), withClients: isClientEnabled !== 'N' }))
}
