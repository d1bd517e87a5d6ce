import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { FOLLOWING, isOver, type Asked } from '@/telephony/following'
import type { CallRecord } from '@/telephony/statistic'
import { usePoliteQuestions } from './polite'
import { useSessionStore } from './session'
import { useStatisticsStore } from './statistics'

/** What is known of how a call ended. `gaveUp`: no record of it came in time; there may be one later. */
export type OutcomeState =
  | { state: 'record', record: CallRecord }
  | { state: 'waiting' | 'gaveUp' | 'notAllowed' }

/** A call that started. */
export interface StartedCall {
  callId: string
  /** When it was clicked, milliseconds since 1970. */
  at: number
}

/** Ids in one question: as many records as the portal gives at once. */
const AT_ONCE = 50

/** How started calls ended. One question is for all that are followed. */
export const useOutcomesStore = defineStore('outcomes', () => {
  const session = useSessionStore()
  const statistics = useStatisticsStore()
  /** Followed calls by id: when each started. */
  const followed = ref(new Map<string, number>())
  const records = ref(new Map<string, CallRecord>())
  const givenUp = ref(new Set<string>())
  let lastAsked: readonly string[] = []

  /** Follows calls until their records come; those known already are not followed twice. */
  function follow(calls: readonly StartedCall[]): void {
    for (const { callId, at } of calls) {
      if (followed.value.has(callId) || records.value.has(callId) || givenUp.value.has(callId)) continue
      // A click of the future (the clock was set back) would never grow old.
      followed.value.set(callId, Math.min(at, Date.now()))
    }
  }

  /** What is known of a call; null for one that was never followed. */
  function stateOf(callId: string): OutcomeState | null {
    const record = records.value.get(callId)
    if (record) return { state: 'record', record }
    if (givenUp.value.has(callId)) return { state: 'gaveUp' }
    if (!followed.value.has(callId)) return null
    return { state: statistics.denied ? 'notAllowed' : 'waiting' }
  }

  /** Takes over records that came in another way: an unclear attempt that was found. */
  function learn(record: CallRecord): void {
    if (!record.callId) return
    followed.value.delete(record.callId)
    givenUp.value.delete(record.callId)
    records.value.set(record.callId, record)
  }

  async function ask(): Promise<boolean> {
    const { portal } = session
    if (!portal) return false
    lastAsked = [...followed.value].sort(([, a], [, b]) => b - a).slice(0, AT_ONCE).map(([callId]) => callId)
    try {
      for (const record of mainFirst(await portal.statistics.readCalls(lastAsked))) {
        // Not when somebody else has signed in meanwhile, and the first record of a call only.
        if (record.callId && followed.value.has(record.callId)) learn(record)
      }
      return true
    } catch (error) {
      await statistics.noteRefusal(error)
      return false
    }
  }

  function giveUp(asked: Asked): void {
    for (const callId of lastAsked) {
      const start = followed.value.get(callId)
      if (start === undefined || statistics.denied || !isOver(FOLLOWING, start, asked)) continue
      followed.value.delete(callId)
      givenUp.value.add(callId)
    }
  }

  function forget(): void {
    followed.value.clear()
    records.value.clear()
    givenUp.value.clear()
  }

  usePoliteQuestions({ pace: FOLLOWING, starts: () => statistics.denied ? [] : [...followed.value.values()], ask, done: giveUp })
  watch(() => session.user?.id, forget, { flush: 'sync' })

  return { follow, stateOf, learn }
})

/** Where a transfer or a leg left several records of one call, that of the callback or voice message itself comes first. */
function mainFirst(records: readonly CallRecord[]): CallRecord[] {
  const isMain = ({ type }: CallRecord) => type === 'callback' || type === 'infocall'
  return [...records].sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || a.id - b.id)
}
