import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { LIST_PROCESS_TYPES } from '@/portal/methods'
import { callBatch, MOST_COMMANDS } from '@/portal/sdk/batch'
import { callMethod, resultOf } from '@/portal/sdk/call'
import { RecordIdSchema } from '@/portal/sdk/recordId'

/** A smart process of the portal. */
export interface ProcessType {
  /** `entityTypeId`. */
  id: number
  title: string
  /** Whether its items have clients: without, there is nobody to call. */
  withClients: boolean
}

const PAGE = 50
/** The first one and as many as a batch takes. */
const MOST_PAGES = MOST_COMMANDS + 1

const TypesSchema = v.object({
  types: v.array(v.object({
    entityTypeId: RecordIdSchema,
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
  const answer = await callMethod(frame, LIST_PROCESS_TYPES, {})
  const first = toTypes(resultOf(answer, TypesSchema))
  const pages = Math.min(Math.ceil(answer.getTotal() / PAGE), MOST_PAGES)
  const rest = pages > 1 ? await readPages(frame, pages) : []
  const byId = new Map([...first, ...rest].map(type => [type.id, type]))
  return [...byId.values()].sort((a, b) => a.title.localeCompare(b.title))
}

/** The pages after the first one, in one request. */
async function readPages(frame: B24Frame, pages: number): Promise<ProcessType[]> {
  const cmd = Object.fromEntries(Array.from({ length: pages - 1 }, (_, index) => [`p${index}`, `${LIST_PROCESS_TYPES}?start=${(index + 1) * PAGE}`]))
  const { result } = await callBatch(frame, cmd)
  return Object.values(result).flatMap((page) => {
    const read = v.safeParse(TypesSchema, page)
    return read.success ? toTypes(read.output) : []
  })
}

function toTypes({ types }: v.InferOutput<typeof TypesSchema>): ProcessType[] {
  return types.map(({ entityTypeId: id, title, isClientEnabled }) => ({ id, title: title.trim(), withClients: isClientEnabled !== 'N' }))
}
