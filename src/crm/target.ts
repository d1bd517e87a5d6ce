import type { CrmRecord } from '@/core/launch'

/** A client something is meant for: a record of CRM, with the name it is shown by. */
export interface ClientTarget {
  record: CrmRecord
  /** As CRM shows it; empty where that is not known. */
  name: string
}
