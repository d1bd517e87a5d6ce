import { h } from 'vue'
import { vi } from 'vitest'
import { fakePortal, type ANNA } from '../../unit/support/desk'
import { openDesk, show } from './desk'
import { pass } from './person'
import { nameOf } from './screen'
import JournalPage from '@/journal/JournalPage.vue'
import type { CrmPort } from '@/portal/ports/crm'
import type { EmployeesPort } from '@/portal/ports/employees'
import type { RecordsPort } from '@/portal/ports/records'
import type { CallPage } from '@/portal/records/statistics'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { CallRecord } from '@/core/telephony/callRecord'

/** What the keyboard is on, by its name. */
export const focused = () => nameOf(document.activeElement ?? document.body)

/**
 * The journal of a portal with these calls.
 * @param read what is read beside them
 * @param before what happens between signing in and the journal
 * @param more who is signed in, and what the portal tells of its employees
 */
export async function showJournal(
  records: CallRecord[] | Error, read: Partial<RecordsPort & CrmPort> = {}, before: () => void = () => {},
  more: { employees?: EmployeesPort, user?: typeof ANNA | undefined } = {}
) {
  const readCallPage = vi.fn<(query: CallQuery) => Promise<CallPage>>(async () => {
    if (records instanceof Error) throw records
    return { records, total: records.length }
  })
  const portal = fakePortal({
    records: { readCallPage, statisticsPage: async () => 'https://portal.example/telephony/', ...read },
    crm: read,
    ...more.employees ? { employees: more.employees } : {}
  })
  openDesk({ portal, ...more.user ? { user: more.user } : {} })
  before()
  await show(() => h(JournalPage))
  await pass(10)
  return { portal, readCallPage }
}
