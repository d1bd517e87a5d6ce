import { refDebounced } from '@vueuse/core'
import { computed, toRef } from 'vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { attemptRow, attemptsByCall, recordRow, type CallRow } from '@/calls/callRows'
import { redialsAmong } from '@/calls/outcomes/redial'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { useRedialsStore } from '@/calls/outcomes/redials'
import { useTodayReadStore } from './todayRead'

const SHOWN = 12

/** The user's last calls: the portal's records, from whatever computer, and this browser's clicks it has none of. Newest first. */
export function useRecentRows() {
  const attempts = useAttemptsStore()
  const outcomes = useOutcomesStore()
  const repeated = useRedialsStore()
  const read = useTodayReadStore()

  // A moment later: the request of a call is on its way before its row is drawn.
  const latest = refDebounced(toRef(() => attempts.attempts.slice(0, SHOWN)), 1)
  const attemptOf = computed(() => attemptsByCall(attempts.attempts))
  const records = computed(() => {
    const mine = read.calls?.mine ?? []
    // Records of one's own clicks, and of what the portal made of them, may be a colleague's to the portal, and are read by their ids.
    const others = latest.value.flatMap(({ callId }) => {
      const outcome = callId === null ? null : outcomes.stateOf(callId)
      return callId === null ? [] : [...outcome?.state === 'record' ? [outcome.record] : [], ...repeated.againOf(callId)]
    })
    return [...new Map([...others, ...mine].map(record => [record.id, record])).values()]
  })
  const redials = computed(() => redialsAmong(records.value, ({ callId }) => callId !== null && attemptOf.value.has(callId)))

  return computed<CallRow[]>(() => {
    const recorded = new Set(records.value.map(({ callId }) => callId))
    return [
      ...records.value.map(record => recordRow(record, attemptOf.value, redials.value)),
      ...latest.value.filter(({ callId }) => callId === null || !recorded.has(callId)).map(attemptRow)
    ].sort((a, b) => timeOf(b) - timeOf(a)).slice(0, SHOWN)
  })
}

/** When a call was asked for, or began. */
export const timeOf = ({ record, attempt }: CallRow): number => attempt?.at ?? record?.startedAt ?? 0
