import { useNow } from '@vueuse/core'
import * as v from 'valibot'
import { computed, ref, shallowRef, watch } from 'vue'
import { isOpen, type CallAttempt } from '@/calls/attempts/attempt'
import { useAttemptsStore } from '@/calls/attempts/attempts'
import { useOutcomesStore } from '@/calls/outcomes/outcomes'
import { lineKind } from '@/core/telephony/line'
import { recordedNumber } from '@/core/phone/recordedNumber'
import type { CallRecord } from '@/core/telephony/callRecord'
import { defineUserStore } from '@/session/userStore'
import { dayOf } from './day'
import { useDetails } from './details'
import { peopleToCall, type CallUnderWay, type EndedCall } from './people'
import { useTodayReadStore } from './todayRead'

/** How often the list looks at the clock, milliseconds: what is due by now comes first. */
const TICK = 30_000

/** What is shown beside the form. */
const TABS = ['list', 'recent'] as const
export type TodayTab = typeof TABS[number]
/** What the tab chosen last is stored as. */
const TAB = 'today-tab'

/** Whom to call back today: what the portal tells, with what this browser knows of its own clicks. */
export const useTodayStore = defineUserStore('today', (scope) => {
  const read = useTodayReadStore()
  const attempts = useAttemptsStore()
  const outcomes = useOutcomesStore()
  const now = useNow({ interval: TICK })
  /** Calls that reached somebody among those the portal's page of them was too short for. They stay: whom they took off the list is asked about no more. */
  const reachedToo = shallowRef<readonly CallRecord[]>([])

  const since = computed(() => dayOf(now.value.getTime()).since)
  const clicks = computed(() => attempts.attempts.filter(({ at }) => at >= since.value))
  /** Clicks with what is known of their calls; their records may be a colleague's to the portal. */
  const own = computed(() => clicks.value.map(attempt => ({ attempt, ended: endOf(attempt) })))
  function endOf(attempt: CallAttempt): EndedCall | null {
    const end = attempt.callId === null ? null : outcomes.stateOf(attempt.callId)
    if (end?.state === 'record') return { ...endedCall(end.record), number: attempt.number }
    if (end?.state === 'activity') return { number: attempt.number, at: attempt.at, outcome: end.outcome, code: '', client: null, incoming: false }
    return null
  }

  const records = computed(() => {
    const { missed = [], mine = [], reached = [] } = read.calls ?? {}
    return [...missed, ...mine, ...reached, ...reachedToo.value]
  })
  const recorded = computed(() => {
    const byCall = new Map(records.value.map(record => [record.callId ?? `record ${record.id}`, endedCall(record)]))
    for (const { attempt: { callId }, ended } of own.value) if (callId && ended) byCall.set(callId, ended)
    return byCall
  })
  const underWay = computed(() => own.value.flatMap(({ attempt, ended }): CallUnderWay[] => {
    const { state, settled, callId, number, at } = attempt
    const happening = state === 'sending' || state === 'started' || isOpen(attempt) || settled === 'rang'
    return happening && !ended && !(callId && recorded.value.has(callId)) ? [{ number, at }] : []
  }))

  const details = useDetails()
  const people = computed(() => {
    const ended = [...recorded.value.values()]
    return peopleToCall({
      missed: ended.filter(({ outcome }) => outcome !== 'answered'),
      reached: ended.filter(({ outcome }) => outcome === 'answered'),
      todos: read.todos.map(details.ofClient),
      underWay: underWay.value,
      now: now.value.getTime(),
      today: dayOf(now.value.getTime()).from
    })
  })

  // What the portal's answer leaves open about those who are in the list.
  watch(() => [read.calls, read.todos] as const, async ([calls]) => {
    const found = await details.complete(people.value, calls?.reachedSince ?? null)
    if (found.length > 0) reachedToo.value = [...reachedToo.value, ...found]
  }, { immediate: true })

  /** How many are to be called. */
  const waiting = computed(() => people.value.filter(({ calledAt }) => calledAt === null).length)

  /** The tab the user has chosen, on this visit or before; null where none was. */
  const tab = ref<TodayTab | null>(null)
  scope.whenKnown(() => {
    tab.value = scope.storage.get(TAB, v.picklist(TABS))
  })
  function chooseTab(next: TodayTab): void {
    tab.value = next
    scope.storage.set(TAB, next)
  }

  return { people, waiting, tab, chooseTab, now, nameOf: details.nameOf, clientOf: details.clientOf }
})

const endedCall = ({ type, number, line, startedAt, outcome, code, client }: CallRecord): EndedCall => ({
  number: recordedNumber(number, lineKind(line)), at: startedAt, outcome, code, client, incoming: type === 'incoming' || type === 'redirected'
})
