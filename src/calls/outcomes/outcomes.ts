import { untilRecorded } from './callTimes'
import { useCrmEnds } from './crmEnds'
import { useFollowedCalls, type StartedCall } from './followedCalls'
import { FOLLOWING, isOver, type Asked } from '@/once/pace'
import type { CallRecord } from '@/core/telephony/callRecord'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { usePoll } from '@/once/poll'
import { useRedialsStore } from './redials'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { useRecordAccessStore } from './recordAccess'

/** Ids in one question: as many records as the portal gives at once. */
const AT_ONCE = 50

/** How started calls ended. One question is for all that are followed. */
export const useOutcomesStore = defineUserStore('outcomes', () => {
  const session = useSessionStore()
  const recordAccess = useRecordAccessStore()
  const attempts = useAttemptsStore()
  const redials = useRedialsStore()
  const calls = useFollowedCalls()
  const { followed, records, givenUp, follow, stateOf, unfollow } = calls
  const { asksActivities, takeEnds } = useCrmEnds(calls)
  let lastAsked: readonly string[] = []

  /** Takes over records that came in another way: an unclear attempt that was found. */
  function learn(record: CallRecord): void {
    const { callId } = record
    if (!callId) return
    const call = unfollow(callId) ?? attempts.attempts.find(one => one.callId === callId)
    records.value.set(callId, record)
    if (call) redials.begin({ callId, at: call.at, key: call.key }, record)
  }

  async function ask(): Promise<boolean> {
    const { portal } = session
    if (!portal) return false
    // What is asked for anyway may show that there is more in sight than was thought.
    const wanted = [...newestFirst(followed.value), ...newestFirst(givenUp.value)].slice(0, AT_ONCE)
    lastAsked = wanted.map(({ callId }) => callId)
    try {
      const read = await portal.records.readCalls({
        callIds: recordAccess.denied ? [] : lastAsked,
        again: recordAccess.denied ? [] : redials.spans(),
        activities: asksActivities() ? wanted.filter(({ type }) => type === 'callback').map(({ callId }) => callId) : []
      })
      recordAccess.noteTime(read.timeUsed)
      recordAccess.learnFrom([...read.records, ...read.again])
      for (const record of mainFirst(read.records)) {
        // The first record of a call only.
        if (record.callId && !records.value.has(record.callId)) learn(record)
      }
      redials.take(read.again)
      takeEnds(read.ends)
      return true
    } catch (error) {
      await recordAccess.noteRefusal(error)
      return false
    }
  }

  function giveUp(asked: Asked): void {
    redials.giveUp(asked)
    for (const callId of lastAsked) {
      const call = followed.value.get(callId)
      if (!call || (recordAccess.denied && !asksActivities()) || !isOver({ ...FOLLOWING, end: lastingOf(call) }, call.at, asked)) continue
      followed.value.delete(callId)
      givenUp.value.set(callId, call)
      // That nobody answered says nothing of the right.
      if (call.type === 'infocall' && asked.failures === 0) recordAccess.noteMissedMessage()
    }
  }

  const followedNow = () => [...followed.value.values()]
    .filter(({ type }) => !recordAccess.denied || (type === 'callback' && asksActivities()))
    .map(({ at }) => ({ start: at, pace: FOLLOWING }))

  usePoll({
    followed: () => [...followedNow(), ...recordAccess.denied ? [] : redials.followed], room: recordAccess.room, ask, done: giveUp
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
