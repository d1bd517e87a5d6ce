import type { B24Frame } from '@bitrix24/b24jssdk'
import * as v from 'valibot'
import type { Client } from '@/core/client'
import type { Failure } from '@/core/failure/failure'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/core/launch'
import { MomentSchema } from '@/core/moment'
import { digitsSought } from '@/core/telephony/callQuery'
import { OUTCOME_KINDS, type CallRecord } from '@/core/telephony/callRecord'
import { LIST_ACTIVITIES, STATISTIC } from '@/portal/methods'
import { spanFilter, statisticCommand, type CallFilter } from '@/portal/records/callQuery'
import { recordsIn } from '@/portal/records/callRecord'
import { fits } from '@/portal/records/fits'
import { codesOf } from '@/portal/records/outcomeCodes'
import { BatchSchema, callBatch, commandFailure, postBatch } from '@/portal/sdk/batch'
import { resultOf } from '@/portal/sdk/call'
import { timeUsed } from '@/portal/sdk/executionTime'
import { RecordIdSchema } from '@/portal/sdk/recordId'
import { toClient } from './clientRecord'

/** A to-do that is to be done by the end of today. */
export interface DueTodo {
  id: number
  /** Whose it is. */
  record: CrmRecord
  title: string
  /** Both milliseconds since 1970. */
  createdAt: number
  deadline: number
}

/** What the portal is asked for. */
interface TodayQuestion {
  userId: string
  /** Calls that began since then, on the portal's clock, milliseconds since 1970. */
  since: number
  /** To-dos due until then: the end of the user's day, milliseconds since 1970. */
  until: number
  /** Calls are asked for, too: not where the portal has said that the user may not see them. */
  records: boolean
}

/** The user's own calls, and everybody's in sight that reached somebody; newest first. */
export interface CallsOfToday {
  mine: CallRecord[]
  /** Those of `mine`, and older ones, that reached nobody. */
  missed: CallRecord[]
  reached: CallRecord[]
  /** From then on no call that reached somebody is missing in `reached`, milliseconds since 1970. */
  reachedSince: number
}

/** What is known for today; or, part by part, why it is not. */
export interface TodayAnswer {
  /** Null where they were not asked for. */
  calls: CallsOfToday | Failure | null
  todos: DueTodo[] | Failure
  timeUsed: number | null
}

/** What is asked about those who are shown: at most 14 numbers and 12 records, which are 50 commands. */
interface DetailsQuestion {
  /** Was somebody reached under this number since then? */
  numbers: readonly { number: string, since: number }[]
  /** Whose numbers are not known. */
  records: readonly CrmRecord[]
}

export interface DetailsAnswer {
  reached: CallRecord[]
  /** Null for those CRM does not show. */
  clients: { record: CrmRecord, client: Client | null }[]
}

/** Who is to be called back today. Both throw a PortalError where the batch as a whole has no answer. */
export interface TodayPort {
  read: (question: TodayQuestion) => Promise<TodayAnswer>
  readDetails: (question: DetailsQuestion) => Promise<DetailsAnswer>
}

/** As many rows as a portal gives at once. */
const PAGE = 50
const NOT_ANSWERED = OUTCOME_KINDS.filter(kind => kind !== 'answered')
const ANSWERED = codesOf(['answered'])

const RowsSchema = v.array(v.unknown())
const DateSchema = v.pipe(v.string(), v.transform(text => Date.parse(text)), MomentSchema)
const TodoSchema = v.object({
  ID: RecordIdSchema, OWNER_ID: RecordIdSchema, OWNER_TYPE_ID: RecordIdSchema, SUBJECT: v.nullish(v.string(), ''), CREATED: DateSchema, DEADLINE: DateSchema,
  RESPONSIBLE_ID: v.pipe(v.union([v.number(), v.string()]), v.transform(String)), COMPLETED: v.string()
})

/** Opens what tells who is to be called back. */
export const openToday = (frame: B24Frame): TodayPort => ({
  read: question => readToday(frame, question),
  readDetails: question => readDetails(frame, question)
})

/**
 * The user's calls and due to-dos, in one request.
 * Sources: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html,
 * https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-list.html. That a deadline may be compared with a
 * moment of another time zone was read nowhere: what does not fit is left out here.
 */
async function readToday(frame: B24Frame, { userId, since, until, records }: TodayQuestion): Promise<TodayAnswer> {
  const own = { ...spanFilter(since, null), PORTAL_USER_ID: userId }
  const answer = await postBatch(frame, {
    ...records
      ? {
          mine: newest(own),
          missed: newest({ ...own, '!CALL_FAILED_CODE': ANSWERED }),
          reached: newest({ ...spanFilter(since, null), CALL_FAILED_CODE: ANSWERED })
        }
      : {},
    todos: todosCommand(userId, until)
  })
  const { result, result_error: errors } = resultOf(answer, BatchSchema)
  return {
    calls: records ? callsIn(result, errors, { userId, since }) : null,
    todos: todosIn(result.todos, errors.todos, { userId, until }),
    timeUsed: timeUsed(answer)
  }
}

const newest = (filter: CallFilter): string => statisticCommand(filter, 'DESC', -1)

function callsIn(result: Record<string, unknown>, errors: Record<string, unknown>, { userId, since }: { userId: string, since: number }): CallsOfToday | Failure {
  const lists = { mine: { userId }, missed: { userId, outcomes: NOT_ANSWERED }, reached: { outcomes: ['answered' as const] } }
  const read: { records: Record<keyof typeof lists, CallRecord[]>, full: boolean } = { records: { mine: [], missed: [], reached: [] }, full: false }
  for (const name of ['mine', 'missed', 'reached'] as const) {
    const rows = v.safeParse(RowsSchema, result[name])
    if (!rows.success) return commandFailure(errors[name], STATISTIC)
    read.records[name] = recordsIn(rows.output, record => fits(record, { from: since, ...lists[name] })).records
    read.full = rows.output.length >= PAGE
  }
  // The last list is that of calls which reached somebody; there are more of them where it is full.
  const oldest = Math.min(...read.records.reached.map(({ startedAt }) => startedAt))
  return { ...read.records, reachedSince: read.full ? oldest : since }
}

/** Overdue ones first. */
function todosCommand(userId: string, until: number): string {
  const query = new URLSearchParams({
    'filter[PROVIDER_ID]': 'CRM_TODO', 'filter[RESPONSIBLE_ID]': userId, 'filter[COMPLETED]': 'N',
    'filter[<=DEADLINE]': `${new Date(until).toISOString().slice(0, 19)}+00:00`, 'order[DEADLINE]': 'ASC', 'start': '-1'
  })
  Object.keys(TodoSchema.entries).forEach((field, index) => query.append(`select[${index}]`, field))
  return `${LIST_ACTIVITIES}?${query.toString()}`
}

/** The to-dos among what CRM listed, or why there are none. */
export function todosIn(result: unknown, error: unknown, { userId, until }: { userId: string, until: number }): DueTodo[] | Failure {
  const rows = v.safeParse(RowsSchema, result)
  if (!rows.success) return commandFailure(error, LIST_ACTIVITIES)
  return rows.output.flatMap((row) => {
    // One damaged to-do takes no other with it.
    const read = v.safeParse(TodoSchema, row)
    if (!read.success) return []
    const { ID: id, OWNER_ID, OWNER_TYPE_ID, SUBJECT: title, CREATED: createdAt, DEADLINE: deadline, RESPONSIBLE_ID, COMPLETED } = read.output
    if (RESPONSIBLE_ID !== userId || COMPLETED !== 'N' || deadline > until) return []
    return [{ id, record: { entityTypeId: OWNER_TYPE_ID, id: OWNER_ID }, title, createdAt, deadline }]
  })
}

/**
 * What is still to be known of those who are shown: whether somebody was reached under their number, and the numbers of the clients to-dos belong to.
 * A deal's contact and company are taken from its own answer in the same request.
 * Sources: https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-get.html,
 * https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html
 */
async function readDetails(frame: B24Frame, { numbers, records }: DetailsQuestion): Promise<DetailsAnswer> {
  const wasReached = Object.fromEntries(numbers.map(({ number, since }, index) => (
    [`reached${index}`, newest({ ...spanFilter(since, null), 'CALL_FAILED_CODE': ANSWERED, '%PHONE_NUMBER': digitsSought(number) })]
  )))
  const { result } = await callBatch(frame, records.reduce<Record<string, string>>(
    (commands, record, index) => ({ ...commands, ...clientCommands(record, `r${index}`) }), wasReached
  ))
  return {
    reached: numbers.flatMap(({ number, since }, index) => {
      const rows = v.safeParse(RowsSchema, result[`reached${index}`])
      return rows.success ? recordsIn(rows.output, record => fits(record, { from: since, number, outcomes: ['answered'] })).records : []
    }),
    clients: records.map((record, index) => ({
      record,
      client: toClient(record, {
        record: result[`r${index}`], company: result[`r${index}company`], contact0: result[`r${index}contact`]
      })
    }))
  }
}

/** The record, and where it has no number of its own its first contact and its company. */
function clientCommands({ entityTypeId, id }: CrmRecord, name: string): Record<string, string> {
  const item = (type: number, of: string | number) => `crm.item.get?entityTypeId=${type}&id=${of}`
  if ([LEAD, CONTACT, COMPANY].includes(entityTypeId)) return { [name]: item(entityTypeId, id) }
  return {
    [name]: item(entityTypeId, id),
    [`${name}contact`]: item(CONTACT, `$result[${name}][item][contactIds][0]`),
    [`${name}company`]: item(COMPANY, `$result[${name}][item][companyId]`)
  }
}
