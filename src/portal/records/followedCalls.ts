import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import { digitsSought } from '@/core/telephony/callQuery'
import { fits } from './fits'
import type { CallEnd } from '@/core/telephony/callEnd'
import { PortalError, type Failure } from '@/core/failure/failure'
import type { CallRecord } from '@/core/telephony/callRecord'
import { BatchSchema, commandFailure, postBatch } from '@/portal/sdk/batch'
import { callMethod, resultOf } from '@/portal/sdk/call'
import { spanFilter, statisticCommand, TYPE_CODES } from './callQuery'
import { LIST_ACTIVITIES, STATISTIC } from '@/portal/methods'
import { recordsIn } from './callRecord'
import { timeUsed } from '@/portal/sdk/executionTime'
import type { RecordsRead } from './statistics'

/** A call's activity carries its id behind this. */
const ORIGIN = 'VI_'

/** Callbacks to a number, after one that was missed: the portal may have rung it again by itself. */
export interface AgainSpan {
  /** Portal's clock, milliseconds since 1970. */
  from: number
  to: number
  /** Digits the number's record holds. */
  number: string
}

/** What is asked about started calls: at most 50 ids and 40 spans. */
export interface CallsRequest {
  /** Whose records are asked for; empty where the user may see none. */
  callIds: readonly string[]
  again: readonly AgainSpan[]
  /** Which of them are looked for among the activities of CRM. */
  activities: readonly string[]
}

export interface CallsAnswer extends RecordsRead {
  /** Callbacks in the spans, one's own among them. */
  again: CallRecord[]
  /** What CRM's activities tell, or why they cannot be read. */
  ends: readonly CallEnd[] | Failure
}

const RowsSchema = v.array(v.unknown())
/** PHP writes an empty map as a list. */
const ActivitySchema = v.object({
  ORIGIN_ID: v.pipe(v.string(), v.startsWith(ORIGIN), v.transform(origin => origin.slice(ORIGIN.length))),
  RESULT_STREAM: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  SETTINGS: v.fallback(v.object({ MISSED_CALL: v.optional(v.unknown()) }), {})
})

/**
 * How calls ended, in one request. A call has no record before it has ended.
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html,
 * https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html. That a callback leaves an activity
 * with `ORIGIN_ID`, `RESULT_STREAM` and `SETTINGS.MISSED_CALL`, and that these can be asked for, was read in the portals' source: **to be confirmed
 * on a real portal**. Voice messages seem to leave none.
 * @throws {PortalError} entry `statisticsNotAllowed` where records are asked for and the user may see none
 */
export async function readCalls(frame: B24Frame, { callIds, again, activities }: CallsRequest): Promise<CallsAnswer> {
  const isAsked = ({ callId }: CallRecord) => callId !== null && callIds.includes(callId)
  if (again.length === 0 && activities.length === 0) {
    // A negative start spares the portal counting; it says 0 then, however many there are.
    const answer = await callMethod(frame, STATISTIC, { FILTER: { CALL_ID: [...callIds] }, SORT: 'ID', ORDER: 'ASC', start: -1 })
    return { records: recordsIn(resultOf(answer, RowsSchema), isAsked).records, again: [], ends: [], timeUsed: timeUsed(answer) }
  }
  const answer = await postBatch(frame, {
    ...callIds.length > 0 ? { records: statisticCommand({ CALL_ID: [...callIds] }, 'ASC', -1) } : {},
    ...Object.fromEntries(again.map(({ from, to, number }, index) => (
      [`again${index}`, statisticCommand({ CALL_TYPE: TYPE_CODES.callback, ...spanFilter(from, to), '%PHONE_NUMBER': digitsSought(number) }, 'ASC', -1)]
    ))),
    ...activities.length > 0 ? { activities: activitiesCommand(activities) } : {}
  })
  const { result, result_error: errors } = resultOf(answer, BatchSchema)
  const rows = (name: string, isFit: (record: CallRecord) => boolean): CallRecord[] => {
    const read = v.safeParse(RowsSchema, result[name])
    if (!read.success) throw new PortalError(commandFailure(errors[name], STATISTIC))
    return recordsIn(read.output, isFit).records
  }
  return {
    records: callIds.length > 0 ? rows('records', isAsked) : [],
    again: again.flatMap((span, index) => rows(`again${index}`, record => fits(record, { types: ['callback'], ...span }))),
    ends: activities.length > 0 ? endsIn(result.activities, errors.activities, activities) : [],
    timeUsed: timeUsed(answer)
  }
}

function activitiesCommand(callIds: readonly string[]): string {
  const query = new URLSearchParams()
  callIds.forEach((callId, index) => query.append(`filter[@ORIGIN_ID][${index}]`, `${ORIGIN}${callId}`))
  ;['ID', 'ORIGIN_ID', 'RESULT_STREAM', 'SETTINGS'].forEach((field, index) => query.append(`select[${index}]`, field))
  query.append('start', '-1')
  return `${LIST_ACTIVITIES}?${query.toString()}`
}

/** Answered calls end in the stream of those that turn a client around, all others among the missed; which of them nobody picked up says a setting. */
const STREAMS: ReadonlyMap<string, CallEnd['outcome']> = new Map<string, CallEnd['outcome']>([['3', 'answered'], ['4', 'other']])

function endsIn(result: unknown, error: unknown, asked: readonly string[]): readonly CallEnd[] | Failure {
  const rows = v.safeParse(RowsSchema, result)
  if (!rows.success) return commandFailure(error, LIST_ACTIVITIES)
  return rows.output.flatMap((row): CallEnd[] => {
    const activity = v.safeParse(ActivitySchema, row)
    if (!activity.success) return []
    const { ORIGIN_ID: callId, RESULT_STREAM: stream, SETTINGS: settings } = activity.output
    const outcome = STREAMS.get(stream)
    // An activity that is still open has no result; one that was not asked for is somebody else's call.
    if (!outcome || !asked.includes(callId)) return []
    return [{ callId, outcome: outcome === 'other' && settings.MISSED_CALL ? 'missed' : outcome }]
  })
}
