import { h } from 'vue'
import { vi } from 'vitest'
import { fakePortal, NO_JOURNAL, NO_STATISTICS } from '../../unit/support/desk'
import { openDesk, show } from './desk'
import { pass } from './person'
import { nameOf } from './screen'
import JournalPage from '@/journal/JournalPage.vue'
import type { JournalPortal } from '@/portal/records/journal'
import type { CallPage } from '@/portal/records/statistics'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { CallRecord } from '@/core/telephony/statistic'

/** What the keyboard is on, by its name. */
export const focused = () => nameOf(document.activeElement ?? document.body)

/**
 * The journal of a portal with these calls.
 * @param before what happens between signing in and the journal
 */
export async function showJournal(records: CallRecord[] | Error, journal: Partial<JournalPortal> = {}, before: () => void = () => {}) {
  const readCallPage = vi.fn<(query: CallQuery) => Promise<CallPage>>(async () => {
    if (records instanceof Error) throw records
    return { records, total: records.length }
  })
  const portal = fakePortal({
    statistics: { ...NO_STATISTICS, readCallPage, page: async () => 'https://portal.example/telephony/' },
    journal: async () => ({ ...NO_JOURNAL, ...journal })
  })
  openDesk({ portal })
  before()
  await show(() => h(JournalPage))
  await pass(10)
  return { portal, readCallPage }
}
