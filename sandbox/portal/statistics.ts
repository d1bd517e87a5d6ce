import { isoWithZone } from '../rest/time'
import type { ClientLink } from './crm-clients'
import type { CallType } from './telephony'

/** One row of the call statistics, as REST gives it: texts and nulls only. */
export type StatisticRecord = Record<typeof FIELDS[number], string | null>

const FIELDS = [
  'ID', 'CALL_ID', 'EXTERNAL_CALL_ID', 'CALL_CATEGORY', 'PORTAL_USER_ID', 'PORTAL_NUMBER', 'PHONE_NUMBER', 'CALL_TYPE',
  'CALL_LOG', 'CALL_DURATION', 'CALL_START_DATE', 'CALL_RECORD_URL', 'CALL_VOTE', 'COST', 'COST_CURRENCY', 'CALL_FAILED_CODE',
  'CALL_FAILED_REASON', 'CRM_ENTITY_TYPE', 'CRM_ENTITY_ID', 'CRM_ACTIVITY_ID', 'REST_APP_ID', 'REST_APP_NAME',
  'TRANSCRIPT_ID', 'TRANSCRIPT_PENDING', 'SESSION_ID', 'REDIAL_ATTEMPT', 'COMMENT', 'RECORD_DURATION', 'RECORD_FILE_ID'
] as const

/** What the codes of CALL_FAILED_CODE say. */
export const CALL_CODES: Record<string, string> = {
  '200': 'Success call',
  '304': 'Skipped call',
  '402': 'Payment required',
  '402-B24': 'Not available on the free plan',
  '403': 'Forbidden',
  '404': 'Wrong number',
  '423': 'Blocked',
  '480': 'Temporarily unavailable',
  '484': 'Address incomplete',
  '486': 'Busy',
  '500': 'Internal server error',
  '503': 'Service unavailable',
  '603': 'Declined',
  '603-S': 'Declined by the caller',
  'OTHER': 'Undefined'
}

/** The kinds of calls statistics tell apart. */
const STATISTIC_TYPES = { outgoing: '1', incoming: '2', redirected: '3', callback: '4', infocall: '5' } as const satisfies Record<string, string> & Record<CallType, string>

/** An app with telephony lines of its own. */
export interface CallingApp {
  id: number
  name: string
}

/** Another app than the one in the frame, with lines of its own. */
export const OTHER_APP: CallingApp = { id: 3, name: 'Another app' }

/** A call that has ended, by whomever and however it was made. */
export interface EndedCall {
  /** The CALL_ID. */
  id: string
  type: keyof typeof STATISTIC_TYPES
  /** When it began, milliseconds since 1970. */
  at: number
  /** Whose call it was; 0 where nobody took it. Voice messages belong to nobody, whatever stands here. */
  userId: number
  line: string
  /** As dialled. */
  number: string
  /** CALL_FAILED_CODE. */
  code: string
  /** Seconds talked. */
  duration: number
  /** The app that made the call over a line of its own; null for calls by hand, and for those by REST over the portal's lines. */
  app: CallingApp | null
}

/** How a portal writes rows where portals differ. */
export interface RowMaking {
  /** Whom voice messages belong to: older portals noted who started them. */
  infocallOwner: 'nobody' | 'caller'
  /** The portal's own address, where the recordings are. */
  origin: string
}

/** What a begun minute of talking costs, in thousandths of the currency. */
const MINUTE_PRICE = 12

/** How many characters of a number the statistics can hold. */
const NUMBER_LENGTH = 20

/**
 * The row an ended call leaves; null when its number is longer than the column, for then portals write none.
 * @param client whom the number belongs to
 */
export function statisticRecord(call: EndedCall, id: number, client: ClientLink | null, { infocallOwner, origin }: RowMaking): StatisticRecord | null {
  const number = phoneNumber(call)
  if (number.length > NUMBER_LENGTH) {
    return null
  }
  const owner = call.type === 'infocall' && infocallOwner === 'nobody' ? null : String(call.userId)
  const recorded = call.code === '200' && call.duration > 0
  return {
    ID: String(id),
    CALL_ID: call.id,
    EXTERNAL_CALL_ID: null,
    CALL_CATEGORY: 'external',
    PORTAL_USER_ID: owner,
    PORTAL_NUMBER: call.line,
    PHONE_NUMBER: number,
    CALL_TYPE: STATISTIC_TYPES[call.type],
    CALL_LOG: `https://provider.invalid/call-log/${4_200_000_000 + id}.txt`,
    CALL_DURATION: String(call.duration),
    CALL_START_DATE: isoWithZone(new Date(call.at)),
    CALL_RECORD_URL: recorded ? `${origin}/sandbox/recording/${id}.wav` : '',
    CALL_VOTE: '0',
    COST: (Math.ceil(call.duration / 60) * MINUTE_PRICE / 1000).toFixed(4),
    COST_CURRENCY: 'EUR',
    CALL_FAILED_CODE: call.code,
    CALL_FAILED_REASON: CALL_CODES[call.code] ?? '',
    CRM_ENTITY_TYPE: client?.type ?? null,
    CRM_ENTITY_ID: client === null ? null : String(client.id),
    // An activity needs somebody responsible.
    CRM_ACTIVITY_ID: client === null || owner === null || owner === '0' ? null : String(7000 + id),
    REST_APP_ID: call.app === null ? null : String(call.app.id),
    REST_APP_NAME: call.app?.name ?? null,
    TRANSCRIPT_ID: null,
    TRANSCRIPT_PENDING: 'N',
    SESSION_ID: String(4_200_000_000 + id),
    REDIAL_ATTEMPT: null,
    COMMENT: null,
    RECORD_DURATION: recorded ? String(call.duration) : null,
    RECORD_FILE_ID: recorded ? String(9000 + id) : null
  }
}

/** Cloud PBX lines (`reg…`) report numbers without the plus sign, the others as dialled. */
function phoneNumber(call: EndedCall): string {
  return call.line.startsWith('reg') ? call.number.replace(/^\+/, '') : call.number
}

/** Whether a text names a column of the statistics. */
export function isStatisticField(text: string): text is typeof FIELDS[number] {
  return FIELDS.some(field => field === text)
}
