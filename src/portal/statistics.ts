import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { CallQuery } from '@/telephony/callQuery'
import { clockDifference, type ClockDifference } from '@/telephony/clock'
import { PortalError } from '@/telephony/failure'
import { MomentSchema } from '@/telephony/moment'
import type { CallRecord } from '@/telephony/statistic'
import type { CallType } from '@/telephony/types'
import { BatchSchema as CommandsSchema, commandFailure, mapOf } from './batch'
import { bodyOf, callMethod, resultOf } from './call'
import { queryParams, spanFilter, STATISTIC_METHOD, TYPE_CODES, type CallFilter } from './callQuery'
import { toCallRecord } from './callRecord'

/** Records the portal gives at once. */
const PAGE = 50
/** Pages read of one span: more calls of one kind within minutes has no portal this app is for. */
const PAGES = 5

/** One page of the journal. */
export interface CallPage {
  records: CallRecord[]
  /** How many calls the query finds. */
  total: number
}

/** Calls of one kind within a span of time, on the portal's clock. */
export interface CallSpan {
  type: CallType
  from: number
  to: number
}

/** What was found in several spans of time. */
export interface SpansRead {
  records: CallRecord[]
  /** Those of the spans whose every record is there. */
  complete: CallSpan[]
  /** When the portal looked, on its own clock, milliseconds since 1970. */
  readAt: number
  clock: ClockDifference
}

const RowsSchema = v.array(v.unknown())
const PagesSchema = v.object({ detail_statistics: v.pipe(v.string(), v.minLength(1)) })
/** Seconds since 1970 on the portal's clock, as milliseconds. */
const SecondsSchema = v.pipe(v.number(), v.transform(seconds => seconds * 1000), MomentSchema)
const TimeSchema = v.object({ time: v.object({ start: SecondsSchema, finish: SecondsSchema }) })
const BatchSchema = v.object({
  ...CommandsSchema.entries,
  result_next: v.optional(mapOf(v.unknown()), {})
})

/**
 * Records of the calls with these ids, in one request. A call has none before it has ended.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html
 * @param callIds at most 50
 * @throws {PortalError} entry `statisticsNotAllowed` where the user may not see statistics
 */
export async function readCalls(frame: B24Frame, callIds: readonly string[]): Promise<CallRecord[]> {
  // A negative start spares the portal counting.
  const params = { FILTER: { CALL_ID: [...callIds] }, SORT: 'ID', ORDER: 'ASC', start: -1 }
  return recordsIn(resultOf(await callMethod(frame, STATISTIC_METHOD, params), RowsSchema))
}

/**
 * One page of calls; the portal filters and sorts.
 * @throws {PortalError}
 */
export async function readCallPage(frame: B24Frame, query: CallQuery): Promise<CallPage> {
  const answer = await callMethod(frame, STATISTIC_METHOD, queryParams(query))
  return { records: recordsIn(resultOf(answer, RowsSchema)), total: answer.getTotal() }
}

/**
 * All calls within several spans of time, in one request (one more for each further page of the fullest span).
 * @param spans at most 50
 * @throws {PortalError}
 */
export async function readSpans(frame: B24Frame, spans: readonly CallSpan[]): Promise<SpansRead> {
  const records: CallRecord[] = []
  const complete: CallSpan[] = []
  let clock: ClockDifference | null = null
  let readAt = 0
  let left = spans.map(span => ({ span, whole: true }))
  for (let page = 0; page < PAGES && left.length > 0; page++) {
    const cmd = Object.fromEntries(left.map(({ span }, index) => [`span${index}`, command(span, page * PAGE)]))
    const sent = Date.now()
    const answer = await callMethod(frame, 'batch', { halt: 0, cmd })
    const received = Date.now()
    const batch = resultOf(answer, BatchSchema)
    const { time } = bodyOf(answer, TimeSchema)
    const [refused] = Object.values(batch.result_error)
    if (refused !== undefined) throw new PortalError(commandFailure(refused, STATISTIC_METHOD))
    if (clock === null) {
      const portal = { start: time.start, finish: time.finish }
      clock = clockDifference(portal, { sent, received })
      // The first look counts: what ended after it may be missing on a later page.
      readAt = portal.start
    }
    const read = left.map((one, index) => {
      const rows = v.safeParse(RowsSchema, batch.result[`span${index}`])
      const found = rows.success ? recordsIn(rows.output) : []
      records.push(...found)
      // A damaged record may be the one that is looked for.
      const whole = one.whole && rows.success && found.length === rows.output.length
      return { span: one.span, whole, more: batch.result_next[`span${index}`] !== undefined }
    })
    complete.push(...read.filter(({ whole, more }) => whole && !more).map(({ span }) => span))
    left = read.filter(({ more }) => more)
  }
  return { records, complete, readAt, clock: clock ?? { offset: 0, error: 0 } }
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

/** One damaged record takes no other with it. */
function recordsIn(rows: readonly unknown[]): CallRecord[] {
  return rows.map(toCallRecord).filter(record => record !== null)
}

function command({ type, from, to }: CallSpan, start: number): string {
  const filter: CallFilter = { CALL_TYPE: TYPE_CODES[type], ...spanFilter(from, to) }
  const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [`FILTER[${key}]`, String(value)]))
  query.append('SORT', 'ID')
  query.append('ORDER', 'ASC')
  query.append('start', String(start))
  return `${STATISTIC_METHOD}?${query.toString()}`
}
