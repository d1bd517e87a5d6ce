import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { CallQuery } from '@/core/telephony/callQuery'
import { fits } from './fits'
import { clockDifference, type ClockDifference } from '@/core/clock'
import { PortalError } from '@/core/failure/failure'
import { MomentSchema } from '@/core/moment'
import type { CallRecord } from '@/core/telephony/callRecord'
import type { CallType } from '@/core/telephony/types'
import { BatchSchema as CommandsSchema, commandFailure, mapOf, postBatch } from '@/portal/sdk/batch'
import { bodyOf, resultOf } from '@/portal/sdk/call'
import { spanFilter, statisticCommand, TYPE_CODES } from './callQuery'
import { STATISTIC } from '@/portal/methods'
import { recordsIn } from './callRecord'
import { timeUsed } from '@/portal/sdk/executionTime'
import type { RecordsRead } from './statistics'

/** Records the portal gives at once. */
const PAGE = 50
/** Pages read of one span: more calls of one kind within minutes has no portal this app is for. */
const PAGES = 5

/** Calls of one kind within a span of time, on the portal's clock. */
export interface CallSpan {
  type: CallType
  from: number
  to: number
}

/** What the search for attempts asks for: at most 50 things together. */
export interface SearchRequest {
  /** Every call in these spans. */
  spans: readonly CallSpan[]
  /** A page of the calls in these, to numbers that hold these digits. */
  earlier: readonly (CallSpan & { number: string })[]
  /** A page of voice messages, the newest ones, of whomever. */
  messages: boolean
}

export interface SearchAnswer extends RecordsRead {
  /** What was asked for beside the spans: it need not be all there is. */
  beside: CallRecord[]
  /** Those of the spans whose every record is there, as far as the user may see it. */
  complete: CallSpan[]
  /** When the portal looked, on its own clock, milliseconds since 1970. */
  readAt: number
  clock: ClockDifference
}

const RowsSchema = v.array(v.unknown())
/** Seconds since 1970 on the portal's clock, as milliseconds. */
const SecondsSchema = v.pipe(v.number(), v.transform(seconds => seconds * 1000), MomentSchema)
const TimeSchema = v.object({ time: v.object({ start: SecondsSchema, finish: SecondsSchema }) })
const BatchSchema = v.object({
  ...CommandsSchema.entries,
  result_next: v.optional(mapOf(v.unknown()), {})
})

/** One command: what it asks for, and how. */
interface Question {
  query: Partial<CallQuery>
  command: string
}

/**
 * All calls within several spans of time, and what else helps to understand them, in one request (one more for each further page of the
 * fullest span).
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html
 * @throws {PortalError}
 */
export async function searchRecords(frame: B24Frame, { spans, earlier, messages }: SearchRequest): Promise<SearchAnswer> {
  const extras = [...earlier.map(earlierQuestion), ...messages ? [NEWEST_MESSAGES] : []]
  const first = await ask(frame, [...spans.map(span => spanQuestion(span, 0)), ...extras])
  const answer: SearchAnswer = {
    records: [], complete: [], beside: first.answers.slice(spans.length).flatMap(({ records }) => records),
    // The first look counts: what ended after it may be missing on a later page.
    readAt: first.readAt, clock: first.clock, timeUsed: first.timeUsed
  }
  let read = first.answers.slice(0, spans.length)
  let left = spans.map(span => ({ span, whole: true }))
  for (let page = 1; ; page++) {
    for (const { records } of read) answer.records.push(...records)
    const seen = left.map(({ span, whole }, index) => ({ span, whole: whole && Boolean(read[index]?.whole), more: Boolean(read[index]?.more) }))
    answer.complete.push(...seen.filter(({ whole, more }) => whole && !more).map(({ span }) => span))
    left = seen.filter(({ more }) => more)
    if (left.length === 0 || page === PAGES) return answer
    const next = await ask(frame, left.map(({ span }) => spanQuestion(span, page * PAGE)))
    read = next.answers
    answer.timeUsed = next.timeUsed
  }
}

async function ask(frame: B24Frame, questions: readonly Question[]) {
  const cmd = Object.fromEntries(questions.map(({ command }, index) => [`c${index}`, command]))
  const sent = Date.now()
  const answer = await postBatch(frame, cmd)
  const received = Date.now()
  const batch = resultOf(answer, BatchSchema)
  const { time } = bodyOf(answer, TimeSchema)
  const [refused] = Object.values(batch.result_error)
  if (refused !== undefined) throw new PortalError(commandFailure(refused, STATISTIC))
  return {
    readAt: time.start,
    clock: clockDifference(time, { sent, received }),
    timeUsed: timeUsed(answer),
    answers: questions.map(({ query }, index) => {
      const rows = v.safeParse(RowsSchema, batch.result[`c${index}`])
      // A damaged record may be the one that is looked for; and one that was not asked for has taken the place of others.
      const { records, whole } = recordsIn(rows.success ? rows.output : [], record => fits(record, query))
      return { records, whole: whole && rows.success, more: batch.result_next[`c${index}`] !== undefined }
    })
  }
}

function spanQuestion({ type, from, to }: CallSpan, start: number): Question {
  return { query: { types: [type], from, to }, command: statisticCommand({ CALL_TYPE: TYPE_CODES[type], ...spanFilter(from, to) }, 'ASC', start) }
}

function earlierQuestion({ type, from, to, number }: CallSpan & { number: string }): Question {
  const filter = { CALL_TYPE: TYPE_CODES[type], ...spanFilter(from, to), '%PHONE_NUMBER': number }
  return { query: { types: [type], from, to, number }, command: statisticCommand(filter, 'DESC', -1) }
}

const NEWEST_MESSAGES: Question = {
  query: { types: ['infocall'] }, command: statisticCommand({ CALL_TYPE: TYPE_CODES.infocall }, 'DESC', -1)
}
