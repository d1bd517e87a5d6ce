import type { Call } from './telephony'
import { isoWithZone } from '../rest/time'

/** One row of the call statistics, as REST gives it: texts and nulls only. */
export type StatisticRecord = Record<typeof FIELDS[number], string | null>

const FIELDS = [
  'ID', 'CALL_ID', 'EXTERNAL_CALL_ID', 'CALL_CATEGORY', 'PORTAL_USER_ID', 'PORTAL_NUMBER', 'PHONE_NUMBER', 'CALL_TYPE',
  'CALL_DURATION', 'CALL_START_DATE', 'CALL_RECORD_URL', 'CALL_VOTE', 'COST', 'COST_CURRENCY', 'CALL_FAILED_CODE',
  'CALL_FAILED_REASON', 'CRM_ENTITY_TYPE', 'CRM_ENTITY_ID', 'CRM_ACTIVITY_ID', 'REST_APP_ID', 'REST_APP_NAME',
  'TRANSCRIPT_ID', 'SESSION_ID', 'REDIAL_ATTEMPT', 'COMMENT', 'RECORD_DURATION', 'RECORD_FILE_ID'
] as const

/** What the codes of CALL_FAILED_CODE say. */
export const CALL_CODES: Record<string, string> = {
  '200': 'Success call',
  '304': 'Skipped call',
  '402': 'Payment required',
  '403': 'Forbidden',
  '404': 'Wrong number',
  '423': 'Blocked',
  '480': 'Temporarily unavailable',
  '484': 'Address incomplete',
  '486': 'Busy',
  '503': 'Service unavailable',
  '603': 'Declined',
  '603-S': 'Declined by the caller',
  'OTHER': 'Undefined'
}

const CALL_TYPES: Record<Call['type'], string> = { callback: '4', infocall: '5' }

/** The row an ended call leaves. */
export function statisticRecord(call: Call, id: number, userId: number): StatisticRecord {
  return {
    ID: String(id),
    CALL_ID: call.id,
    EXTERNAL_CALL_ID: null,
    CALL_CATEGORY: 'external',
    PORTAL_USER_ID: String(userId),
    PORTAL_NUMBER: call.line,
    PHONE_NUMBER: phoneNumber(call),
    CALL_TYPE: CALL_TYPES[call.type],
    CALL_DURATION: String(call.duration),
    CALL_START_DATE: isoWithZone(new Date(call.at)),
    CALL_RECORD_URL: '',
    CALL_VOTE: '0',
    COST: '0.0000',
    COST_CURRENCY: 'EUR',
    CALL_FAILED_CODE: call.failedCode,
    CALL_FAILED_REASON: CALL_CODES[call.failedCode ?? 'OTHER'] ?? '',
    CRM_ENTITY_TYPE: null,
    CRM_ENTITY_ID: null,
    CRM_ACTIVITY_ID: null,
    REST_APP_ID: null,
    REST_APP_NAME: null,
    TRANSCRIPT_ID: null,
    SESSION_ID: String(4_200_000_000 + id),
    REDIAL_ATTEMPT: null,
    COMMENT: null,
    RECORD_DURATION: null,
    RECORD_FILE_ID: null
  }
}

/** Cloud PBX lines (`reg…`) report numbers without the plus sign, the others as dialled. */
function phoneNumber(call: Call): string {
  return call.line.startsWith('reg') ? call.number.replace(/^\+/, '') : call.number
}

/** Whether a text names a column of the statistics. */
export function isStatisticField(text: string): text is typeof FIELDS[number] {
  return FIELDS.some(field => field === text)
}
