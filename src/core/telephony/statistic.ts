import type { CrmRecord } from '@/core/launch'
import type { CallType } from './types'

/** How a call ended. Texts live in the locales under `outcomes.<kind>`. */
export type OutcomeKind = typeof OUTCOME_KINDS[number]

export const OUTCOME_KINDS = [
  'answered', 'missed', 'declined', 'cancelled', 'forbidden', 'invalidNumber', 'busy', 'unavailable', 'noRoute', 'noFunds', 'notInPlan', 'blocked',
  'serverError', 'other', 'unknown'
] as const

/** A call as the portal's statistics know it. */
export interface CallRecord {
  /** Of the record, ascending in the order they were written. */
  id: number
  /** Null where the portal has none. */
  callId: string | null
  type: CallType | 'outgoing' | 'incoming' | 'redirected' | 'other'
  /** Line id as the portal writes it; empty where it does not say. */
  line: string
  /** As the portal writes it: with or without `+`, national, or as dialled. */
  number: string
  /**
   * Whose call it is to the portal: whoever answered a callback, or the client's responsible, not whoever clicked. Null where it
   * names nobody, as for voice messages.
   */
  userId: string | null
  /** On the portal's clock, milliseconds since 1970. */
  startedAt: number
  /** Seconds. */
  duration: number
  outcome: OutcomeKind
  /** The portal's code, for the text of an unknown outcome. */
  code: string
  cost: { amount: number, currency: string } | null
  recording: CallRecording | null
  /** The person or company in CRM. */
  client: CrmRecord | null
  /** The app that made the call, by the portal's id of it; null as a rule for calls by REST, as this app makes them. */
  appId: string | null
}

/** At least one of address and file is there. */
export interface CallRecording {
  url: string | null
  /** File on the portal's drive. */
  fileId: string | null
  seconds: number | null
}

/** Everything the portal's documentation lists, and `500` and `402-B24`, which portals write beside. */
const KIND_OF_CODE: ReadonlyMap<string, OutcomeKind> = new Map<string, OutcomeKind>([
  ['200', 'answered'], ['304', 'missed'], ['603', 'declined'], ['603-S', 'cancelled'], ['403', 'forbidden'], ['404', 'invalidNumber'],
  ['486', 'busy'], ['480', 'unavailable'], ['484', 'noRoute'], ['503', 'noRoute'], ['402', 'noFunds'], ['402-B24', 'notInPlan'], ['423', 'blocked'],
  ['500', 'serverError'], ['OTHER', 'other'], ['', 'other']
])

/** Codes are shown where nothing else is known; sentences of the portal never are. */
const CODE = /^[\w-]{1,12}$/

/**
 * How a call ended, from `CALL_FAILED_CODE`. `CALL_FAILED_REASON` is not read: it is the portal's own English.
 * Source: https://apidocs.bitrix24.com/api-reference/telephony/voximplant/voximplant-statistic-get.html
 */
export function outcomeOf(code: string): OutcomeKind {
  const name = code.trim().toUpperCase()
  return KIND_OF_CODE.get(name) ?? (CODE.test(name) ? 'unknown' : 'other')
}

/** Whether a code is one of those whose meaning is known. */
export const isKnownCode = (code: string): boolean => KIND_OF_CODE.has(code.trim().toUpperCase())

/** The codes that stand for outcomes, for the portal's filter; `unknown` has none of its own. */
export function codesOf(kinds: readonly OutcomeKind[]): string[] {
  return [...KIND_OF_CODE].flatMap(([code, kind]) => kinds.includes(kind) ? [code] : [])
}
