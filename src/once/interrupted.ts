import { useEventListener, useIntervalFn } from '@vueuse/core'
import * as v from 'valibot'
import { computed, watch, type Ref } from 'vue'
import { withLock } from '@/browser/lock'
import type { UserScope } from '@/session/userScope'
import type { OnceClick, useLedger } from './ledger'

/** Longer than the longest way to an answer (twice a token's renewal, 10 s, and a request, 60 s): a click still on its way then has lost its tab. */
const LONGEST = 150_000
/** How often to look whether another tab's request lost its tab, milliseconds. */
const LOOK_AGAIN = 5_000
/** What a page without locks notes, when it goes, of the clicks it was sending. Earlier versions noted one. */
const LeftSchema = v.union([v.array(v.string()), v.pipe(v.string(), v.transform(id => [id]))])

interface Lanes<Click> {
  /** Names what a click is about: of one lane only one request is on its way. */
  laneOf: (click: Click) => string
  /** The click after its tab is gone. */
  interrupted: (click: Click) => Click
  /** What the clicks that were on their way are noted as: after a reload they are found there. */
  leftAs: string
  /** Lanes of which this tab has a request on its way. */
  busy: Ref<ReadonlySet<string>>
}

/**
 * Clicks whose tab is gone, or is about to go: what was on its way then is unclear, whoever finds it.
 * Rule: a lock that one holds proves that nobody else is sending. Where there are none, only this tab's own from before a reload and those too
 * old to be on their way are known to have lost their tab.
 */
export function useInterrupted<Click extends OnceClick>(
  { clicks, read, restore: readStored, save }: ReturnType<typeof useLedger<Click>>, { laneOf, interrupted, leftAs, busy }: Lanes<Click>, scope: UserScope
) {
  let leaving = false
  /** Clicks that are being sent without a lock. */
  const unlocked = new Set<string>()
  useEventListener(window, 'pagehide', () => {
    leaving = true
    // Not sooner: another frame of the same tab, or a copy of the tab, would take it for one that was broken off.
    if (unlocked.size > 0) scope.tabStorage.set(leftAs, [...unlocked])
  })
  useEventListener(window, 'pageshow', () => {
    leaving = false
  })
  /** The clicks this tab was sending when it was reloaded. */
  let left: readonly string[] = []

  /** Clicks another tab is sending, or whose tab was closed: only asking again tells. */
  const elsewhere = computed(() => clicks.value.filter(click => click.state === 'sending' && !busy.value.has(laneOf(click))))
  const looking = useIntervalFn(look, LOOK_AGAIN, { immediate: false })
  watch(() => elsewhere.value.length > 0, there => there ? looking.resume() : looking.pause())

  async function look(): Promise<void> {
    for (const lane of new Set(elsewhere.value.map(laneOf))) await withLock(scope.storage.keyOf(lane), async (locked) => { mark(lane, locked) })
  }

  /** Marks those of a lane. @param locked whether this tab holds the lane's lock @returns everything that is known then */
  function mark(lane: string, locked: boolean): readonly Click[] {
    const known = read()
    const isLost = ({ id, at }: Click) => locked || left.includes(id) || Math.abs(Date.now() - at) >= LONGEST
    const lost = known.filter(click => click.state === 'sending' && laneOf(click) === lane && isLost(click))
    for (const click of lost) save(interrupted(click))
    return lost.length > 0 ? clicks.value : known
  }

  scope.whenKnown(() => {
    readStored()
    left = scope.tabStorage.get(leftAs, LeftSchema) ?? []
    if (elsewhere.value.length > 0) void look()
  })

  return {
    mark,
    /** The page is being left: its requests are broken off. */
    isLeaving: () => leaving,
    /** Has a click that is sent without a lock noted if its page goes, until it is over. */
    begin: (id: string) => void unlocked.add(id),
    end: (id: string) => void unlocked.delete(id)
  }
}
