import { onScopeDispose, ref, type Ref } from 'vue'
import { failureIn } from '@/portal/errors/failures'
import { STATISTIC } from '@/portal/methods'
import type { Failure } from '@/core/failure/failure'
import type { CallQuery } from '@/core/telephony/callQuery'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { useSessionStore } from '@/session/session'
import { PAGE, useLoadedPages } from './loadedPages'

/**
 * The portal's records, read page by page as they are looked at.
 * @param query what it is asked for; null where no record is wanted
 */
export function useJournalPages(query: Readonly<Ref<CallQuery | null>>) {
  const session = useSessionStore()
  const recordAccess = useRecordAccessStore()
  const { missing, take, clear, ...here } = useLoadedPages()
  const loading = ref(false)
  /** Why a page is missing. What is loaded stays. */
  const failure = ref<Failure | null>(null)
  let wanted: number[] = []
  /** Answers to older questions count no longer. */
  let version = 0
  let running: number | null = null

  /** Reads what is missing between two places of the list; what was asked for earlier and is out of sight by now, no more. */
  function want(first: number, last: number): void {
    wanted = missing(first, last)
    void read()
  }

  async function read(): Promise<void> {
    const { portal } = session
    if (running === version || failure.value || recordAccess.denied || !portal) return
    const asked = version
    running = asked
    loading.value = true
    try {
      for (let page = wanted[0]; page !== undefined && query.value; page = wanted[0]) {
        const answer = await portal.records.readCallPage({ ...query.value, start: page * PAGE })
        recordAccess.noteTime(answer.timeUsed)
        if (asked !== version) return
        recordAccess.learnFrom(answer.records)
        take(page, answer.records, answer.total)
        wanted = wanted.filter(one => one !== page && one * PAGE < answer.total)
      }
    } catch (error) {
      if (asked === version && !await recordAccess.noteRefusal(error)) failure.value = failureIn(error, 'connectionLost', STATISTIC)
    } finally {
      if (asked === version) {
        running = null
        loading.value = false
      }
    }
  }

  /** Reads everything anew. */
  function reload(): void {
    recordAccess.askAnew()
    version += 1
    clear(query.value ? null : 0)
    failure.value = null
    wanted = query.value ? [0] : []
    void read()
  }

  /** Tries again what failed. */
  function retry(): void {
    failure.value = null
    void read()
  }

  // The pages still wanted would be asked for as whoever uses the app next.
  onScopeDispose(() => {
    version += 1
  })

  return { ...here, loading, failure, want, reload, retry }
}
