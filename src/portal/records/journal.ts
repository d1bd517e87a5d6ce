import type { B24Frame } from '@bitrix24/b24jssdk'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { CrmRecord } from '@/core/launch'
import { countCalls, readCallsAfter, type CallChunk } from './allCalls'
import { clientNames, clientsCalled } from '@/portal/ports/clientNames'
import type { FoundClient } from '@/portal/ports/findClients'

/** What only the journal asks the portal for. */
export interface JournalPortal {
  /** The next part of all calls a query finds, for export and charts. @param pages at most 50 */
  readCallsAfter: (query: CallQuery, after: number, pages: number) => Promise<CallChunk>
  /** How many calls each query finds. */
  countCalls: (queries: readonly CallQuery[]) => Promise<number[]>
  /** Names of people and companies, empty where CRM shows none; nothing about those it did not answer about. @param records at most 1,000 */
  clientNames: (records: readonly CrmRecord[]) => Promise<FoundClient[]>
  /** People and companies a name, or a part of it, belongs to. @throws {PortalError} where that could not be found out */
  clientsCalled: (name: string) => Promise<FoundClient[]>
}

/** The journal's side of a portal, loaded with it. */
export function openJournal(frame: B24Frame): JournalPortal {
  return {
    readCallsAfter: (query, after, pages) => readCallsAfter(frame, query, after, pages),
    countCalls: queries => countCalls(frame, queries),
    clientNames: records => clientNames(frame, records),
    clientsCalled: name => clientsCalled(frame, name)
  }
}
