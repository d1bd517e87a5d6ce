import { useEventListener, useIntervalFn } from '@vueuse/core'
import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import { withLock } from '@/browser/lock'
import type { Failure } from '@/core/failure/failure'
import type { Sending } from '@/portal/sdk/sending'
import type { UserScope } from '@/session/userScope'
import { useLedger, type ClickKind, type OnceClick } from './ledger'
import { useTransportStore } from './transport'
import { inTurn } from './turn'

/** Longer than the longest way to an answer (twice a token's renewal, 10 s, and a request, 60 s): a click still on its way then has lost its tab. */
const LONGEST = 150_000
/** How often to look whether another tab's request lost its tab, milliseconds. */
const LOOK_AGAIN = 5_000

/** What came of a request: something was done, or nothing was, or nobody knows. */
export type OnceAnswer = { state: string, failure?: undefined } | { state: 'refused' | 'unclear', failure: Failure }

/** What the runner has to know of a kind of clicks. */
interface Kind<Click extends OnceClick> extends ClickKind<Click> {
  /** Names what a click is about: of one lane only one request is on its way. */
  laneOf: (click: Click) => string
  /** The click after its tab is gone. */
  interrupted: (click: Click) => Click
  /** What a page without locks notes, when it goes, of the click it was sending: after a reload it is found there. */
  leftAs: string
}

/** One click on its way to its request. */
interface Run<Click extends OnceClick, Question, Answer extends OnceAnswer> {
  lane: string
  /** What has to be asked first. @param known every click that is known, of other tabs too */
  ask: (known: readonly Click[]) => Question | null
  /** Called at once when the click will have an end, and leads to no question. */
  onEnd?: () => void
  /** The click as it is stored before its request leaves. */
  make: () => Click
  /** Called with the click that was stored; resolves before the request leaves. @param kept whether the browser will know of it after a reload */
  stored?: (click: Click, kept: boolean) => Promise<void>
  /** Sends the one request. Must not repeat it. @param sending how the browser is kept from repeating it */
  post: (click: Click, sending: () => Promise<Sending>) => Promise<Answer>
  /** What to make of it when that throws. */
  fault: () => Answer
  /** Called before the end is stored. */
  ending?: (answer: Answer) => void
  /** The click after its answer. */
  after: (click: Click, answer: Answer) => Click
}

/** What came of a click: `notSent` says why nothing left, and nothing is stored of it then. */
export type Ran<Click, Question, Answer> =
  | { state: 'busy' }
  | { state: 'asked', question: Question }
  | { state: 'notSent', why: 'otherTab' | 'offline' }
  /** `kept`: the browser will know of it after a reload. */
  | { state: 'ended', click: Click, answer: Answer, kept: boolean }

/**
 * The machine that sends each click's request at most once, whatever happens to the page:
 * one request a lane at a time in all tabs (locks, and what is stored where there are none), stored before it leaves, asked about where an
 * earlier one may have done the same, never repeated, and unclear where its tab is gone before its answer.
 */
export function useOnce<Click extends OnceClick>(kind: Kind<Click>, scope: UserScope) {
  const transport = useTransportStore()
  const { clicks, older, readOlder, read, restore: readStored, save } = useLedger(kind, scope)
  const { laneOf } = kind
  /** Lanes of which this tab has a request on its way. */
  const busy = ref(new Set<string>())

  let leaving = false
  /** Clicks that are being sent without a lock. */
  const unlocked = new Set<string>()
  useEventListener(window, 'pagehide', () => {
    leaving = true
    // Not sooner: another frame of the same tab, or a copy of the tab, would take it for one that was broken off.
    if (unlocked.size > 0) scope.tabStorage.set(kind.leftAs, [...unlocked])
  })
  useEventListener(window, 'pageshow', () => {
    leaving = false
  })
  /** The clicks this tab was sending when it was reloaded. Earlier versions noted one. */
  let left: readonly string[] = []
  const LeftSchema = v.union([v.array(v.string()), v.pipe(v.string(), v.transform(id => [id]))])

  /** Brings back this user's clicks; those whose tab was closed in the middle become unclear. */
  function restore(): void {
    readStored()
    left = scope.tabStorage.get(kind.leftAs, LeftSchema) ?? []
    if (elsewhere.value.length > 0) void lookForInterrupted()
  }

  /** Clicks another tab is sending, or whose tab was closed: only asking again tells. */
  const elsewhere = computed(() => clicks.value.filter(click => click.state === 'sending' && !busy.value.has(laneOf(click))))
  const looking = useIntervalFn(lookForInterrupted, LOOK_AGAIN, { immediate: false })
  watch(() => elsewhere.value.length > 0, there => there ? looking.resume() : looking.pause())

  const lockOf = (lane: string) => scope.storage.keyOf(lane)

  async function lookForInterrupted(): Promise<void> {
    for (const lane of new Set(elsewhere.value.map(laneOf))) await withLock(lockOf(lane), async (locked) => { markInterrupted(lane, locked) })
  }

  /**
   * Without a lock, only this tab's own from before a reload and those too old to be on their way are known to have lost their tab.
   * @returns everything that is known then
   */
  function markInterrupted(lane: string, locked: boolean): readonly Click[] {
    const known = read()
    const isLost = ({ id, at }: Click) => locked || left.includes(id) || Math.abs(Date.now() - at) >= LONGEST
    const lost = known.filter(click => click.state === 'sending' && laneOf(click) === lane && isLost(click))
    for (const click of lost) save(kind.interrupted(click))
    return lost.length > 0 ? clicks.value : known
  }

  /** Does what a click is for, unless its lane is busy, here or in another tab, or a question has to be asked first. */
  async function run<Question, Answer extends OnceAnswer>(click: Run<Click, Question, Answer>): Promise<Ran<Click, Question, Answer>> {
    const { lane, onEnd } = click
    if (busy.value.has(lane)) return { state: 'busy' }
    busy.value.add(lane)
    try {
      const done = await inTurn(lockOf(lane), async (locked): Promise<Ran<Click, Question, Answer>> => {
        // Read once: the way from the click to the request is short (docs/speed.md).
        const known = markInterrupted(lane, locked)
        const isBusy = known.some(one => one.state === 'sending' && laneOf(one) === lane)
        const question = isBusy ? null : click.ask(known)
        if (question) return { state: 'asked', question }
        onEnd?.()
        if (isBusy) return { state: 'notSent', why: 'otherTab' }
        if (!navigator.onLine) return { state: 'notSent', why: 'offline' }
        return await send(click, known, locked)
      })
      if (done.held) return done.value
      onEnd?.()
      return { state: 'notSent', why: 'otherTab' }
    } finally {
      busy.value.delete(lane)
    }
  }

  async function send<Question, Answer extends OnceAnswer>(
    { make, stored, post, fault, ending, after }: Run<Click, Question, Answer>, known: readonly Click[], locked: boolean
  ): Promise<Ran<Click, Question, Answer>> {
    const click = make()
    const kept = save(click, known)
    if (!locked) unlocked.add(click.id)
    const keeping = stored?.(click, kept)
    let answer: Answer
    try {
      answer = await post(click, async () => {
        const [sending] = await Promise.all([transport.sending(), keeping])
        // It would leave with the next user's token.
        if (scope.over) throw new Error('Somebody else has taken over')
        return sending
      })
    } catch {
      answer = fault()
    }
    // Another tab may have heard something of it meanwhile.
    const next = after(read().find(({ id }) => id === click.id) ?? click, answer)
    // Leaving the page breaks its requests off. Once it is back it finds the click as it was, and says just that.
    if (answer.state === 'unclear' && leaving) return { state: 'ended', click: next, answer, kept: true }
    unlocked.delete(click.id)
    ending?.(answer)
    const isKept = save(next) && kept
    if (answer.failure?.entry === 'connectionLost') transport.doubt()
    return { state: 'ended', click: next, answer, kept: isKept }
  }

  scope.whenKnown(restore)

  return { clicks, older, readOlder, busy, read, save, run }
}
