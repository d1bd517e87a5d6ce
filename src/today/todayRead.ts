import { computed, ref, shallowRef, watch } from 'vue'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useRecordAccessStore } from '@/calls/outcomes/recordAccess'
import { useClientNamesStore } from '@/crm/clientNames'
import { PortalError, type Failure } from '@/core/failure/failure'
import type { Pace } from '@/once/pace'
import { usePoll } from '@/once/poll'
import { failureIn } from '@/portal/errors/failures'
import { LIST_ACTIVITIES } from '@/portal/methods'
import type { CallsOfToday, DueTodo } from '@/portal/ports/today'
import { useSessionStore } from '@/session/session'
import { defineUserStore } from '@/session/userStore'
import { dayOf } from './day'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** While the desk is in sight, and nothing else happens. */
const QUIETLY: Pace = { first: 0, share: 0, shortest: 5 * MINUTE, longest: 5 * MINUTE, end: Infinity }
/** After one's own call: most have ended, and are recorded, within a minute; how it ended is followed anyway. */
const AFTER_A_CALL: Pace = { first: 45 * SECOND, share: 6, shortest: 45 * SECOND, longest: 5 * MINUTE, end: Infinity }

/** The user's own calls and due to-dos, as the portal tells, from the moment somebody looks at them. */
export const useTodayReadStore = defineUserStore('todayRead', (scope) => {
  const session = useSessionStore()
  const recordAccess = useRecordAccessStore()
  const attempts = useAttemptsStore()
  const names = useClientNamesStore()

  const calls = shallowRef<CallsOfToday | null>(null)
  const todos = shallowRef<readonly DueTodo[]>([])
  /** Why to-dos are missing, and why nothing could be read anew. What is known stays. */
  const todosFailure = ref<Failure | null>(null)
  const failure = ref<Failure | null>(null)
  /** The portal has answered once, or nobody waits for it any more. */
  const loaded = ref(false)

  async function ask(): Promise<boolean> {
    const { portal } = session
    const { user } = scope
    if (!portal || !user) return false
    try {
      const day = dayOf(Date.now())
      const answer = await (await portal.today()).read({ userId: user.id, since: day.since, until: day.until, records: !recordAccess.denied })
      recordAccess.noteTime(answer.timeUsed)
      failure.value = null
      await take(answer.calls, answer.todos)
      return true
    } catch (error) {
      failure.value = failureIn(error, 'connectionLost', LIST_ACTIVITIES)
      return false
    } finally {
      loaded.value = true
    }
  }

  async function take(read: CallsOfToday | Failure | null, due: readonly DueTodo[] | Failure): Promise<void> {
    if ('entry' in due) todosFailure.value = due
    else {
      todosFailure.value = null
      todos.value = due
    }
    if (read === null) return
    if ('entry' in read) {
      if (!await recordAccess.noteRefusal(new PortalError(read))) failure.value = read
      return
    }
    calls.value = read
    recordAccess.learnFrom(read.reached)
    void names.learn([...read.missed, ...read.mine].flatMap(({ client }) => client ?? []))
  }

  const opened = Date.now()
  const lastCall = computed(() => attempts.attempts.find(({ state }) => state === 'started')?.at ?? null)
  /** One's own calls of this visit: the last one is asked about soon. */
  const calledHere = ref<number | null>(null)
  watch(lastCall, (at) => {
    if (at !== null && at >= opened) calledHere.value = at
  })
  usePoll({
    followed: () => [{ start: opened, pace: QUIETLY }, ...calledHere.value === null ? [] : [{ start: calledHere.value, pace: AFTER_A_CALL }]],
    room: recordAccess.room,
    ask
  })

  /** Somebody wants to know now. */
  async function reload(): Promise<void> {
    recordAccess.askAnew()
    await ask()
  }

  return { calls, todos, todosFailure, failure, loaded, reload }
})
