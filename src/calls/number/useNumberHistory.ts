import { watchDebounced } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import type { RecordsPort } from '@/portal/ports/records'
import { useSessionStore } from '@/session/session'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { endOfNumber } from '@/core/telephony/callQuery'
import type { NumberReading } from '@/core/phone/phone'
import { isSameNumber } from '@/core/phone/sameNumber'
import type { CallRecord } from '@/core/telephony/callRecord'
import { CALL_TYPES } from '@/core/telephony/types'

/** Typing has paused for this long, milliseconds. */
const PAUSE = 700
const SHOWN = 3
/** Older calls are no reason to think twice, milliseconds. */
const RECENT = 7 * 24 * 60 * 60 * 1000

/** The last calls to the number in the form, as far as the user may see them, newest first. */
export function useNumberHistory(reading: () => NumberReading): Readonly<Ref<readonly CallRecord[]>> {
  const session = useSessionStore()
  const recordAccess = useRecordAccessStore()
  const calls = ref<readonly CallRecord[]>([])

  const wanted = computed(() => {
    const number = reading()
    return number.state === 'fine' ? number.key : null
  })
  // At once: another number's calls must not stand beside this one.
  watch(wanted, () => {
    calls.value = []
  })
  watchDebounced(wanted, async (key) => {
    const { portal } = session
    if (!key || !portal || recordAccess.denied) return
    const records = await read(portal.records, key).catch(async (error: unknown) => {
      await recordAccess.noteRefusal(error)
      return []
    })
    recordAccess.learnFrom(records)
    // The number may have changed while the portal was looking.
    if (wanted.value === key) calls.value = records.filter(record => isSameNumber({ number: key, key }, record.number)).slice(0, SHOWN)
  }, { debounce: PAUSE, immediate: true })

  async function read(records: RecordsPort, key: string): Promise<readonly CallRecord[]> {
    const page = await records.readCallPage({
      from: Date.now() - RECENT, to: null, types: CALL_TYPES, outcomes: [], line: null, userId: null,
      number: endOfNumber(key), sort: 'id', descending: true, start: 0
    })
    recordAccess.noteTime(page.timeUsed)
    return page.records
  }

  return calls
}
