import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from './fits'
import { PortalError } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'
import { callBatch, commandFailure, mapOf, postBatch } from '@/portal/sdk/batch'
import { bodyOf } from '@/portal/sdk/call'
import { queryParams, statisticCommand } from './callQuery'
import { STATISTIC } from '@/portal/methods'
import { recordsIn } from './callRecord'
import { appFailure } from '@/portal/errors/failures'
import { RecordIdSchema } from '@/portal/sdk/recordId'

const PAGE = 50

/** The next part of all calls a query finds. */
export interface CallChunk {
  records: CallRecord[]
  /** Continue after this record, by its id; null where nothing is left. */
  next: number | null
  /** Records read, damaged ones included. */
  read: number
}

const RowsSchema = v.array(v.unknown())
const IdSchema = v.object({ ID: RecordIdSchema })
const TotalsSchema = v.object({
  result: v.object({ result: mapOf(RowsSchema), result_total: mapOf(v.number()), result_error: v.optional(mapOf(v.unknown()), {}) })
})

/**
 * The next calls a query finds, by rising id, several pages in one request. Every page starts after the last record of the one
 * before it, so the portal neither counts nor skips, and calls that end meanwhile shift nothing.
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html,
 * https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html,
 * https://apidocs.bitrix24.com/settings/performance/huge-data.html
 * @param after id of the last record read so far, 0 at the beginning
 * @param pages at most 50; more than there are costs the portal work for nothing
 * @throws {PortalError} where a page is missing, or holds what was not asked for: nothing of this part counts then
 */
export async function readCallsAfter(frame: B24Frame, query: CallQuery, after: number, pages: number): Promise<CallChunk> {
  const cmd = Object.fromEntries(Array.from({ length: pages }, (_, page) => (
    [`p${page}`, command(query, page === 0 ? String(after) : `$result[p${page - 1}][${PAGE - 1}][ID]`)]
  )))
  const { result, result_error: errors } = await callBatch(frame, cmd)
  const records: CallRecord[] = []
  let last = after
  let read = 0
  for (let page = 0; page < pages; page++) {
    const rows = v.safeParse(RowsSchema, result[`p${page}`])
    if (!rows.success) throw new PortalError(commandFailure(errors[`p${page}`], STATISTIC))
    // Behind a page that is not full, the next one's reference led nowhere and it began anew.
    const before = last
    const found = recordsIn(rows.output, record => record.id > before && fits(record, query))
    if (found.others > 0) throw new PortalError(appFailure('unreadableAnswer', STATISTIC))
    records.push(...found.records)
    read += rows.output.length
    const end = v.safeParse(IdSchema, rows.output.at(-1))
    if (end.success) last = Math.max(last, end.output.ID)
    if (rows.output.length < PAGE || !end.success) return { records, next: null, read }
  }
  return { records, next: last, read }
}

/**
 * How many calls each query finds, in one request.
 * @param queries at most 50; each answer carries a page of records nobody asked for, so rather few
 * @throws {PortalError}
 */
export async function countCalls(frame: B24Frame, queries: readonly CallQuery[]): Promise<number[]> {
  const cmd = Object.fromEntries(queries.map((query, index) => {
    return [`c${index}`, statisticCommand(queryParams(query).FILTER, 'DESC', 0)]
  }))
  const { result } = bodyOf(await postBatch(frame, cmd), TotalsSchema)
  const { result: rows, result_total: totals, result_error: errors } = result
  return queries.map((query, index) => {
    const total = totals[`c${index}`]
    if (total === undefined) throw new PortalError(commandFailure(errors[`c${index}`], STATISTIC))
    // A portal that drops a condition counts everything.
    if (recordsIn(rows[`c${index}`] ?? [], record => fits(record, query)).others > 0) throw new PortalError(appFailure('unreadableAnswer', STATISTIC))
    return total
  })
}

const command = (query: CallQuery, after: string): string => statisticCommand({ ...queryParams(query).FILTER, '>ID': after }, 'ASC', -1)
