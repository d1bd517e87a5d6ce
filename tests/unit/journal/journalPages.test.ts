import { expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { NOW } from '../support/attempts'
import { fakePortal, freshBrowserForEachTest, signIn } from '../support/desk'
import { recordWith } from '../support/records'
import type { CallQuery } from '@/core/telephony/callQuery'
import { useJournalPages } from '@/journal/journalPages'
import { EVERYTHING, NEWEST, toQuery } from '@/journal/rows'
import type { CallPage } from '@/portal/records/statistics'

freshBrowserForEachTest(NOW)

/** A portal with so many calls. */
function open(total: number) {
  const all = Array.from({ length: total }, (_, index) => recordWith({ id: total - index }))
  const readCallPage = vi.fn(async ({ start }: CallQuery): Promise<CallPage> => ({ records: all.slice(start, start + 50), total: all.length }))
  signIn(fakePortal({ records: { readCallPage } }))
  const query = ref<CallQuery | null>(toQuery(EVERYTHING, NEWEST, NOW, 1))
  const scope = effectScope()
  const pages = scope.run(() => useJournalPages(query))
  if (!pages) throw new Error('Nothing came of it')
  return { query, scope, ...pages, starts: () => readCallPage.mock.calls.map(([{ start }]) => start) }
}
const settled = () => vi.advanceTimersByTimeAsync(0)

it('reads the first page, and then those that are wanted and missing', async () => {
  const { reload, want, recordAt, loaded, starts } = open(170)
  reload()
  await settled()
  want(40, 160)
  await settled()
  expect(starts()).toEqual([0, 50, 100, 150])
  expect([recordAt(169)?.record?.id, loaded().total, loaded().pages.size]).toEqual([1, 170, 4])
})

it('without a question there are none', async () => {
  const { query, reload, total, starts } = open(10)
  query.value = null
  reload()
  await settled()
  expect([total.value, starts()]).toEqual([0, []])
})

it('reads no more once its user is gone', async () => {
  const { reload, want, scope, loading, starts } = open(200)
  reload()
  await settled()
  want(60, 190)
  scope.stop()
  await settled()
  expect([starts(), loading.value]).toEqual([[0, 50], true])
})
