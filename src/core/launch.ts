import type { CallType } from '@/core/telephony/types'

/** A CRM record. `entityTypeId`: 1 lead, 2 deal, 3 contact, 4 company, others are smart processes. */
export interface CrmRecord {
  entityTypeId: number
  id: number
}

/** The same for the same record, for what is kept by it. */
export const recordKey = ({ entityTypeId, id }: CrmRecord): string => `${entityTypeId}:${id}`

export const LEAD = 1
export const DEAL = 2
export const CONTACT = 3
export const COMPANY = 4

/** Where and with what the app was opened: the same for every placement, link and shape of its options. */
export interface LaunchContext {
  record: CrmRecord | null
  /** What a link or a call card wants in the form. It only ever fills in. */
  number: string | null
  text: string | null
  type: CallType | null
  /** What a link to the journal wants to see there, by names in lower case (`journal/journalLink.ts`); null for everything else. */
  journal: Readonly<Record<string, string>> | null
  /** Opened in a slider, which can be closed. */
  slider: boolean
}
