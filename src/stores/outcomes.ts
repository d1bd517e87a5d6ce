import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { CallAttempt } from '@/telephony/attempt'
import { untilRecorded } from '@/telephony/callTimes'
import { FOLLOWING, isOver, type Asked } from '@/telephony/following'
import type { CallRecord } from '@/telephony/statistic'
import { usePoliteQuestions } from './polite'
import { useSessionStore } from './session'
import { useStatisticsStore } from './statistics'

/**
 * What is known of how a call ended. `gaveUp`: no record of it came in time; there may be one later. `messageNotInSight`, `callbackNotInSight`: there may
 * well be one, but the user sees none, and may not see everybody's.
 */
export type OutcomeState =
  | { state: 'record', record: CallRecord }
  | { state: 'waiting' | 'gaveUp' | 'notAllowed' | 'messageNotInSight' | 'callbackNotInSight' }

/** A call that started; `at` is when it was clicked, milliseconds since 1970. */
export type StartedCall = Pick<CallAttempt, 'at' | 'type' | 'text'> & { callId: string }

/** Ids in one question: as many records as the portal gives at once. */
const AT_ONCE = 50

/** How started calls ended. One question is for all that are followed. */
export const useOutcomesStore = defineStore('outcomes', () => {
  const session = useSessionStore()
  const statistics = useStatisticsStore()
  /** Followed calls by id. */
  const followed = ref(new Map<string, StartedCall>())
  const records = ref(new Map<string, CallRecord>())
  /** Those no record came of, and those whose record is not to be expected in sight. */
  const givenUp = ref(new Map<string, StartedCall>())
  let lastAsked: readonly string[] = []

  /** Follows calls until their records come; those known already are not followed twice. */
  function follow(calls: readonly StartedCall[]): void {
    for (const call of calls) {
      const { callId, at, type } = call
      if (followed.value.has(callId) || records.value.has(callId) || givenUp.value.has(callId)) continue
      // Others cannot see records of messages: asking would be in vain.
      const inSight = type === 'callback' || statistics.sight() !== 'limited'
      // A click of the future (the clock was set back) would never grow old.
      ;(inSight ? followed : givenUp).value.set(callId, { ...call, at: Math.min(at, Date.now()) })
    }
  }

  /** What is known of a call; null for one that was never followed. */
  function stateOf(callId: string): OutcomeState | null {
    const record = records.value.get(callId)
    if (record) return { state: 'record', record }
    const lost = givenUp.value.get(callId)
    if (lost && statistics.sight() === 'any') return { state: 'gaveUp' }
    if (lost) return { state: lost.type === 'infocall' ? 'messageNotInSight' : 'callbackNotInSight' }
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
    // What is asked for anyway may show that there is more in sight than was thought.
    const wanted = [...newestFirst(followed.value), ...newestFirst(givenUp.value)].slice(0, AT_ONCE)
    const asked = session.user
    lastAsked = wanted.map(({ callId }) => callId)
    try {
      const read = await portal.statistics.readCalls(lastAsked)
      statistics.noteTime(read.time)
      // Not when somebody else has signed in meanwhile.
      if (session.user?.id !== asked?.id) return true
      statistics.learnFrom(read.records)
      for (const record of mainFirst(read.records)) {
        // The first record of a call only.
        if (record.callId && !records.value.has(record.callId)) learn(record)
      }
      return true
    } catch (error) {
      await statistics.noteRefusal(error)
      return false
    }
  }

  function giveUp(asked: Asked): void {
    for (const callId of lastAsked) {
      const call = followed.value.get(callId)
      if (!call || statistics.denied || !isOver({ ...FOLLOWING, end: lastingOf(call) }, call.at, asked)) continue
      followed.value.delete(callId)
      givenUp.value.set(callId, call)
      // That nobody answered says nothing of the right.
      if (call.type === 'infocall' && asked.failures === 0) statistics.noteMissedMessage()
    }
  }

  function forget(): void {
    followed.value.clear()
    records.value.clear()
    givenUp.value.clear()
  }

  usePoliteQuestions({
    followed: () => statistics.denied ? [] : [...followed.value.values()].map(({ at }) => ({ start: at, pace: FOLLOWING })),
    room: statistics.room, ask, done: giveUp
  })
  watch(() => session.user?.id, forget, { flush: 'sync' })

  return { follow, stateOf, learn }
})

/** Until when a record is waited for, milliseconds from the click: a message ends with its text. */
const lastingOf = (call: StartedCall): number => call.type === 'infocall' ? Math.min(FOLLOWING.end, untilRecorded(call).most) : FOLLOWING.end

const newestFirst = (calls: ReadonlyMap<string, StartedCall>): StartedCall[] => [...calls.values()].sort((a, b) => b.at - a.at)

/** Where a transfer or a leg left several records of one call, that of the callback or voice message itself comes first. */
function mainFirst(records: readonly CallRecord[]): CallRecord[] {
  const isMain = ({ type }: CallRecord) => type === 'callback' || type === 'infocall'
  return [...records].sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || a.id - b.id)
}
