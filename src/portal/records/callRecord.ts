import * as v from 'valibot'
import { COMPANY, CONTACT, LEAD, type CrmRecord } from '@/core/launch'
import { MomentSchema } from '@/core/moment'
import type { CallRecord, CallRecording } from '@/core/telephony/callRecord'
import { outcomeOf } from './outcomeCodes'
import { RecordIdSchema } from '@/portal/sdk/recordId'

/** The portal's numbers for kinds of calls. */
const TYPES: ReadonlyMap<string, CallRecord['type']> = new Map<string, CallRecord['type']>([
  ['1', 'outgoing'], ['2', 'incoming'], ['3', 'redirected'], ['4', 'callback'], ['5', 'infocall']
])
const ENTITY_TYPES: ReadonlyMap<string, number> = new Map([['CONTACT', CONTACT], ['COMPANY', COMPANY], ['LEAD', LEAD]])

/** Every value is a text, a number at times, or nothing. */
const text = v.nullish(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), '')
const RecordSchema = v.object({
  ID: RecordIdSchema,
  CALL_ID: text,
  CALL_TYPE: text,
  PORTAL_USER_ID: text,
  PORTAL_NUMBER: text,
  PHONE_NUMBER: text,
  CALL_DURATION: text,
  CALL_START_DATE: v.pipe(v.string(), v.transform(date => Date.parse(date)), MomentSchema),
  CALL_RECORD_URL: text,
  RECORD_FILE_ID: text,
  RECORD_DURATION: text,
  COST: text,
  COST_CURRENCY: text,
  CALL_FAILED_CODE: text,
  CRM_ENTITY_TYPE: text,
  CRM_ENTITY_ID: text,
  REST_APP_ID: text
})
type Row = v.InferOutput<typeof RecordSchema>

/** A row of the portal's statistics, or null where it is damaged. */
export function toCallRecord(value: unknown): CallRecord | null {
  const read = v.safeParse(RecordSchema, value)
  if (!read.success) return null
  const row = read.output
  const code = row.CALL_FAILED_CODE.trim()
  return {
    id: row.ID,
    callId: row.CALL_ID || null,
    type: TYPES.get(row.CALL_TYPE) ?? 'other',
    line: row.PORTAL_NUMBER,
    number: row.PHONE_NUMBER,
    userId: idIn(row.PORTAL_USER_ID),
    startedAt: row.CALL_START_DATE,
    duration: amountIn(row.CALL_DURATION) ?? 0,
    outcome: outcomeOf(code),
    code,
    cost: costOf(row),
    recording: recordingOf(row),
    client: clientOf(row),
    appId: idIn(row.REST_APP_ID)
  }
}

/**
 * The records among rows of the portal's statistics. One damaged row takes no other with it.
 * @param isAskedFor whether a record is one of those that were asked for; a portal that drops a condition gives others too
 * @returns `others`: how many were not; `whole`: every row was a record that was asked for
 */
export function recordsIn(rows: readonly unknown[], isAskedFor: (record: CallRecord) => boolean): { records: CallRecord[], others: number, whole: boolean } {
  const understood = rows.map(toCallRecord).filter(record => record !== null)
  const records = understood.filter(isAskedFor)
  return { records, others: understood.length - records.length, whole: records.length === rows.length }
}

function costOf({ COST, COST_CURRENCY: currency }: Row): CallRecord['cost'] {
  const amount = amountIn(COST)
  return amount !== null && /^[A-Z]{3}$/.test(currency) ? { amount, currency } : null
}

function recordingOf(row: Row): CallRecording | null {
  const url = addressIn(row.CALL_RECORD_URL)
  const fileId = idIn(row.RECORD_FILE_ID)
  return url || fileId ? { url, fileId, seconds: amountIn(row.RECORD_DURATION) } : null
}

function clientOf({ CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id }: Row): CrmRecord | null {
  const entityTypeId = ENTITY_TYPES.get(type)
  return entityTypeId && /^[1-9]\d{0,14}$/.test(id) ? { entityTypeId, id: Number(id) } : null
}

/** Nothing comes as an empty text, as null or as `"0"`. */
const idIn = (value: string): string | null => value === '' || value === '0' ? null : value

function amountIn(value: string): number | null {
  const amount = value.trim() === '' ? NaN : Number(value)
  return Number.isFinite(amount) && amount >= 0 ? amount : null
}

/** Only addresses a browser may load: what is written there ends as the source of a player. */
function addressIn(value: string): string | null {
  const address = URL.canParse(value) ? new URL(value) : null
  return address && /^https?:$/.test(address.protocol) ? address.href : null
}
