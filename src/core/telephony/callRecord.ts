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
