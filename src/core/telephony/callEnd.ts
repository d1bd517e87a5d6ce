import type { OutcomeKind } from './callRecord'

/** How a call ended, as CRM tells it of a client's calls: less than a record does, and to people who may not see that. */
export interface CallEnd {
  callId: string
  /** `other`: not answered, for whatever reason. */
  outcome: Extract<OutcomeKind, 'answered' | 'missed' | 'other'>
}
