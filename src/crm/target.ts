import type { CrmRecord } from '@/core/launch'

/** A client something is meant for: a record of CRM, with the name it is shown by. */
export interface ClientTarget {
  record: CrmRecord
  /** As CRM shows it; empty where that is not known. */
  name: string
  /** Whom one calls, where the record is a deal or something else that is no person; not kept with what is added. */
  person?: string
}
