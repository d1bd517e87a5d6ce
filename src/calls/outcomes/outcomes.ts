import { ref } from 'vue'
import type { CallAttempt } from '@/calls/attempts/attempt'
import type { CallEnd } from '@/core/telephony/callEnd'
import { untilRecorded } from './callTimes'
import type { Failure } from '@/core/failure/failure'
import { FOLLOWING, isOver, type Asked } from '@/once/pace'
import { afterRinging } from './redial'
import type { CallRecord } from '@/core/telephony/callRecord'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { usePoliteQuestions } from '@/once/poll'
import { useRedialsStore } from './redials'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { isLasting, useStatisticsStore } from './statistics'

/**
 * What is known of how a call ended. `activity`: from CRM, where the user sees no record. `gaveUp`: no record of it came in time; there may be one
 * later. `messageNotInSight`, `callbackNotInSight`: there may well be one, but the user sees none, and may not see everybody's.
 */
export type OutcomeState =
  | { state: 'record', record: CallRecord }
  | { state: 'activity', outcome: CallEnd['outcome'] }
  | { state: 'waiting' | 'gaveUp' | 'notAllowed' | 'messageNotInSight' | 'callbackNotInSight' }

/** A call that started; `at` is when it was clicked, milliseconds since 1970. */
export type StartedCall = Pick<CallAttempt, 'at' | 'type' | 'text' | 'key'> & { callId: string }

/** Ids in one question: as many records as the portal gives at once. */
const AT_ONCE = 50

/** How started calls ended. One question is for all that are followed. */
export const useOutcomesStore = defineUserStore('outcomes', () => {
  const session = useSessionStore()
  const statistics = useStatisticsStore()
  const attempts = useAttemptsStore()
  const redials = useRedialsStore()
  /** Followed calls by id. */
  const followed = ref(new Map<string, StartedCall>())
  const records = ref(new Map<string, CallRecord>())
  /** Those no record came of, and those whose record is not to be expected in sight. */
  const givenUp = ref(new Map<string, StartedCall>())
  const ends = ref(new Map<string, CallEnd['outcome']>())
  /** CRM does not tell this user of calls. */
  const activitiesDenied = ref(false)
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
    const outcome = ends.value.get(callId)
    if (outcome) return { state: 'activity', outcome }
    const lost = givenUp.value.get(callId)
    if (!lost && !followed.value.has(callId)) return null
    if (statistics.denied) return { state: 'notAllowed' }
    if (!lost) return { state: 'waiting' }
    if (statistics.sight() === 'any') return { state: 'gaveUp' }
    return { state: lost.type === 'infocall' ? 'messageNotInSight' : 'callbackNotInSight' }
  }

  /** Takes over records that came in another way: an unclear attempt that was found. */
  function learn(record: CallRecord): void {
    const { callId } = record
    if (!callId) return
    const call = followed.value.get(callId) ?? givenUp.value.get(callId) ?? attempts.attempts.find(one => one.callId === callId)
    settled(callId)
    records.value.set(callId, record)
    if (call) redials.begin({ callId, at: call.at, key: call.key }, record)
  }

  function settled(callId: string): void {
    followed.value.delete(callId)
    givenUp.value.delete(callId)
  }

  async function ask(): Promise<boolean> {
    const { portal } = session
    if (!portal) return false
    // What is asked for anyway may show that there is more in sight than was thought.
    const wanted = [...newestFirst(followed.value), ...newestFirst(givenUp.value)].slice(0, AT_ONCE)
    lastAsked = wanted.map(({ callId }) => callId)
    try {
      const read = await portal.records.readCalls({
        callIds: statistics.denied ? [] : lastAsked,
        again: statistics.denied ? [] : redials.spans(),
        activities: asksActivities() ? wanted.filter(({ type }) => type === 'callback').map(({ callId }) => callId) : []
      })
      statistics.noteTime(read.timeUsed)
      statistics.learnFrom([...read.records, ...read.again])
      for (const record of mainFirst(read.records)) {
        // The first record of a call only.
        if (record.callId && !records.value.has(record.callId)) learn(record)
      }
      redials.take(read.again)
      takeEnds(read.ends)
      return true
    } catch (error) {
      await statistics.noteRefusal(error)
      return false
    }
  }

  /** CRM tells of callbacks whose records may not be in sight. */
  const asksActivities = () => !activitiesDenied.value && (statistics.denied !== null || statistics.sight() !== 'any')

  function takeEnds(told: readonly CallEnd[] | Failure): void {
    if (!('length' in told)) {
      activitiesDenied.value = isLasting(told)
      return
    }
    for (const { callId, outcome } of told) {
      const call = followed.value.get(callId) ?? givenUp.value.get(callId)
      if (!call) continue
      settled(callId)
      ends.value.set(callId, outcome)
      if (outcome === 'missed') attempts.noteMissed(callId, afterRinging(call.at))
    }
  }

  function giveUp(asked: Asked): void {
    redials.giveUp(asked)
    for (const callId of lastAsked) {
      const call = followed.value.get(callId)
      if (!call || (statistics.denied && !asksActivities()) || !isOver({ ...FOLLOWING, end: lastingOf(call) }, call.at, asked)) continue
      followed.value.delete(callId)
      givenUp.value.set(callId, call)
      // That nobody answered says nothing of the right.
      if (call.type === 'infocall' && asked.failures === 0) statistics.noteMissedMessage()
    }
  }

  const followedNow = () => [...followed.value.values()]
    .filter(({ type }) => !statistics.denied || (type === 'callback' && asksActivities()))
    .map(({ at }) => ({ start: at, pace: FOLLOWING }))

  usePoliteQuestions({
    followed: () => [...followedNow(), ...statistics.denied ? [] : redials.followed], room: statistics.room, ask, done: giveUp
  })

  return { follow, stateOf, learn }
})

/** Until when a record is waited for, milliseconds from the click. A message ends with its text: without a record then there is none in sight. */
const lastingOf = (call: StartedCall): number => call.type === 'infocall' ? untilRecorded(call).all : FOLLOWING.end

const newestFirst = (calls: ReadonlyMap<string, StartedCall>): StartedCall[] => [...calls.values()].sort((a, b) => b.at - a.at)

/** Where a transfer or a leg left several records of one call, that of the callback or voice message itself comes first. */
function mainFirst(records: readonly CallRecord[]): CallRecord[] {
  const isMain = ({ type }: CallRecord) => type === 'callback' || type === 'infocall'
  return [...records].sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || a.id - b.id)
}
