import { computed, onScopeDispose, ref, watch } from 'vue'
import { STATISTIC } from '@/portal/methods'
import { failureIn } from '@/portal/errors/failures'
import type { CallQuery } from '@/core/telephony/callQuery'
import type { Failure } from '@/core/failure/failure'
import { useJournalStore } from './journal'
import { useRecordsSoFar } from './recordsSoFar'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'

/**
 * Every record of what the journal shows: for the export and the charts, which share what is loaded. Asked for only when one
 * of them is opened, with progress, and to be stopped at any time; what is loaded stays until the filter changes.
 */
export const useAllCallsStore = defineUserStore('allCalls', () => {
  const session = useSessionStore()
  const journal = useJournalStore()
  const recordAccess = useRecordAccessStore()

  // Nobody knows how many there are before the journal's first page has come.
  const soFar = useRecordsSoFar(() => journal.total)
  const { records, read, expected } = soFar
  const phase = ref<'idle' | 'loading' | 'stopped' | 'failed' | 'done'>('idle')
  const failure = ref<Failure | null>(null)
  let run = 0
  let running: Promise<boolean> | null = null

  /** The order makes no difference. */
  const wanted = computed<CallQuery | null>(() => journal.query && { ...journal.query, sort: 'id', descending: false })

  /** Loads what is not loaded yet. @returns whether everything is there now */
  async function load(): Promise<boolean> {
    if (phase.value === 'done') return true
    if (phase.value === 'loading' && running) return await running
    running = readAll()
    return await running
  }

  async function readAll(): Promise<boolean> {
    run += 1
    const own = run
    phase.value = 'loading'
    failure.value = null
    try {
      while (own === run && !await readOn(own));
      return own === run
    } catch (error) {
      if (own !== run) return false
      await recordAccess.noteRefusal(error)
      failure.value = failureIn(error, 'connectionLost', STATISTIC)
      phase.value = 'failed'
      return false
    }
  }

  /** @returns whether everything has been read */
  async function readOn(own: number): Promise<boolean> {
    const { portal } = session
    if (!wanted.value || !portal || recordAccess.denied) {
      phase.value = 'done'
      return true
    }
    const { after, pages } = soFar.nextPart()
    const part = await portal.records.readCallsAfter(wanted.value, after, pages)
    if (own !== run || !soFar.add(part)) return false
    phase.value = 'done'
    return true
  }

  /** Stops loading; what is loaded stays. */
  function stop(): void {
    run += 1
    if (phase.value === 'loading') phase.value = 'stopped'
  }

  /** Forgets everything. */
  function clear(): void {
    run += 1
    soFar.clear()
    failure.value = null
    phase.value = 'idle'
  }

  // Read anew, the journal may have more records than are loaded here.
  watch([wanted, () => journal.now], clear, { flush: 'sync' })
  // The rest would be asked for as whoever uses the app next.
  onScopeDispose(stop)

  return { records, read, expected, phase, failure, load, stop, clear }
})
