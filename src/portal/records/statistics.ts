import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from './fits'
import { PortalError } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'
import { callMethod, resultOf } from '@/portal/sdk/call'
import { queryParams } from './callQuery'
import { STATISTIC } from '@/portal/methods'
import { recordsIn } from './callRecord'
import { timeUsed } from '@/portal/sdk/executionTime'
import { unreadable } from '@/portal/errors/failures'

/** Records, and what the answer tells beside them. */
export interface RecordsRead {
  records: CallRecord[]
  /** Seconds of the method's time that all users of the app have used up, where the portal limits it. */
  timeUsed?: number | null
}

/** One page of the journal. */
export interface CallPage extends RecordsRead {
  /** How many calls the query finds. */
  total: number
}

const RowsSchema = v.array(v.unknown())
const PagesSchema = v.object({ detail_statistics: v.pipe(v.string(), v.minLength(1)) })

/**
 * One page of calls; the portal filters and sorts.
 * @throws {PortalError} also where the portal has dropped a condition: neither these records nor their number would be what was asked for
 */
export async function readCallPage(frame: B24Frame, query: CallQuery): Promise<CallPage> {
  const answer = await callMethod(frame, STATISTIC, queryParams(query))
  const { records, others } = recordsIn(resultOf(answer, RowsSchema), record => fits(record, query))
  if (others > 0) throw new PortalError(unreadable(answer))
  return { records, total: answer.getTotal(), timeUsed: timeUsed(answer) }
}

/**
 * Address of the portal's own page of call statistics, or null where it does not say.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-url-get.html
 */
export async function statisticsPage(frame: B24Frame): Promise<string | null> {
  try {
    const pages = resultOf(await callMethod(frame, 'voximplant.url.get', {}), PagesSchema)
    // Some portals give a path only.
    const address = new URL(pages.detail_statistics, frame.getTargetOrigin())
    return /^https?:$/.test(address.protocol) ? address.href : null
  } catch {
    return null
  }
}
