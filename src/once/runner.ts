import { ref } from 'vue'
import type { Failure } from '@/core/failure/failure'
import type { Sending } from '@/portal/sdk/sending'
import type { UserScope } from '@/session/userScope'
import { useInterrupted } from './interrupted'
import { useLedger, type ClickKind, type OnceClick } from './ledger'
import { useTransportStore } from './transport'
import { inTurn } from './turn'

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
  post: (click: Click, sending: Sending) => Promise<Answer>
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
  const ledger = useLedger(kind, scope)
  const { clicks, older, readOlder, read, save, change } = ledger
  const { laneOf } = kind
  /** Lanes of which this tab has a request on its way. */
  const busy = ref(new Set<string>())
  const interrupted = useInterrupted(ledger, { ...kind, busy }, scope)
  const lockOf = (lane: string) => scope.storage.keyOf(lane)

  /** Does what a click is for, unless its lane is busy, here or in another tab, or a question has to be asked first. */
  async function run<Question, Answer extends OnceAnswer>(click: Run<Click, Question, Answer>): Promise<Ran<Click, Question, Answer>> {
    const { lane, onEnd } = click
    if (busy.value.has(lane)) return { state: 'busy' }
    busy.value.add(lane)
    try {
      const done = await inTurn(lockOf(lane), async (locked): Promise<Ran<Click, Question, Answer>> => {
        // Read once: the way from the click to the request is short (docs/speed.md).
        const known = interrupted.mark(lane, locked)
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
    if (!locked) interrupted.begin(click.id)
    const keeping = stored?.(click, kept)
    let answer: Answer
    try {
      const [sending] = await Promise.all([transport.sending(), keeping])
      // It would leave with the next user's token.
      if (scope.over) throw new Error('Somebody else has taken over')
      answer = await post(click, sending)
    } catch {
      answer = fault()
    }
    // Another tab may have heard something of it meanwhile.
    const next = after(read().find(({ id }) => id === click.id) ?? click, answer)
    // Leaving the page breaks its requests off. Once it is back it finds the click as it was, and says just that.
    if (answer.state === 'unclear' && interrupted.isLeaving()) return { state: 'ended', click: next, answer, kept: true }
    interrupted.end(click.id)
    ending?.(answer)
    const isKept = save(next) && kept
    if (answer.failure?.entry === 'connectionLost') transport.doubt()
    return { state: 'ended', click: next, answer, kept: isKept }
  }

  return { clicks, older, readOlder, busy, read, save, change, run }
}
