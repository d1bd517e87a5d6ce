import type { B24Frame } from '@bitrix24/b24jssdk'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { CallChunk } from '@/portal/records/allCalls'
import { readCalls, type CallsAnswer, type CallsRequest } from '@/portal/records/followedCalls'
import { searchRecords, type SearchAnswer, type SearchRequest } from '@/portal/records/searchRecords'
import { readCallPage, statisticsPage, type CallPage } from '@/portal/records/statistics'

/** The portal's records of calls that have ended. All but `statisticsPage` throw a PortalError, `statisticsNotAllowed` where the user may not see statistics. */
export interface RecordsPort {
  /** How started calls ended. */
  readCalls: (question: CallsRequest) => Promise<CallsAnswer>
  /** All calls around attempts nobody knows the end of. */
  search: (question: SearchRequest) => Promise<SearchAnswer>
  readCallPage: (query: CallQuery) => Promise<CallPage>
  /** The next part of all calls a query finds, for export and charts. @param pages at most 50 */
  readCallsAfter: (query: CallQuery, after: number, pages: number) => Promise<CallChunk>
  /** How many calls each query finds. */
  countCalls: (queries: readonly CallQuery[]) => Promise<number[]>
  /** Address of the portal's own page for them. */
  statisticsPage: () => Promise<string | null>
}

/** What only the journal reads is loaded with it, and may not arrive. */
const journals = () => import('@/portal/records/allCalls')

/** Records through a frame. */
export const recordsPort = (frame: B24Frame): RecordsPort => ({
  readCalls: question => readCalls(frame, question),
  search: question => searchRecords(frame, question),
  readCallPage: query => readCallPage(frame, query),
  readCallsAfter: async (query, after, pages) => (await journals()).readCallsAfter(frame, query, after, pages),
  countCalls: async queries => (await journals()).countCalls(frame, queries),
  statisticsPage: () => statisticsPage(frame)
})
