import type { StartAnswer } from '@/portal/ports/startCall'
import { isOpen, UNKNOWN, type AttemptState, type CallAttempt, type Certainty, type UsersWord } from './attempt'

/** What is heard of an attempt. */
export type AttemptEvent =
  /** The portal's answer to its request, or that none will come. */
  | { type: 'answer', answer: StartAnswer }
  /** What the user has found out. */
  | { type: 'said', word: UsersWord }
  /** A record that is this attempt's, or that there is none. */
  | { type: 'found', callId: string, certainty: Certainty }
  | { type: 'absent', certainty: Certainty }
  /** The call was missed, at that time on this computer's clock; null: it was not, or somebody has been reached since. */
  | { type: 'missed', at: number | null }

/** Where an attempt stands: its state, as far as it decides what may still be heard of it. */
type Standing = 'sending' | 'unclear' | 'said' | 'absent-likely' | 'absent-sure' | 'found-likely' | 'found-sure' | 'started' | 'refused'
type Heard = StartAnswer['state'] | 'said' | `found-${Certainty}` | `absent-${Certainty}` | 'missed'

/**
 * What changes an attempt, by where it stands; everything else is no news to it.
 *
 * Rule: an answer beats everything, a record that is there beats the absence of one, and where it is surely the attempt's own also a
 * person's word. Why: whoever sends a voice message hears no phone ring. The absence of a record is no news to a person.
 * An answer may come late: a computer that slept wakes up with it, after another tab has taken the attempt for interrupted.
 */
const HEARD: Readonly<Record<Standing, readonly Heard[]>> = {
  'sending': ['started', 'refused', 'unclear'],
  'unclear': ['started', 'refused', 'said', 'found-sure', 'found-likely', 'absent-sure', 'absent-likely'],
  'said': ['started', 'refused', 'found-sure'],
  'absent-likely': ['started', 'refused', 'found-sure', 'found-likely', 'absent-sure'],
  'absent-sure': ['started', 'refused', 'found-sure', 'found-likely'],
  'found-likely': ['started', 'missed'],
  'found-sure': ['started', 'missed'],
  'started': ['missed'],
  'refused': []
}

/** How much is known where an attempt stands: of two tabs' versions of one attempt the one that knows more counts. */
const RANK: Readonly<Record<Standing, number>> = {
  'sending': 0, 'unclear': 1, 'absent-likely': 2, 'absent-sure': 3, 'said': 4, 'found-likely': 5, 'found-sure': 6, 'started': 7, 'refused': 7
}

/** The attempt after something was heard of it; itself where that is no news. */
export function next(attempt: CallAttempt, event: AttemptEvent): CallAttempt {
  if (!HEARD[standingOf(attempt)].includes(heardIn(event))) return attempt
  if (event.type === 'missed' && event.at === attempt.missedAt) return attempt
  return { ...attempt, ...stateAfter(attempt, event) }
}

/** How far an attempt has come. It only ever goes on, from being sent through not knowing to an end, and from a guess to what is sure. */
export function howFar(attempt: CallAttempt): number {
  const rank = RANK[standingOf(attempt)]
  return attempt.missedAt === null ? rank : rank + 0.5
}

export function standingOf(attempt: CallAttempt): Standing {
  switch (attempt.state) {
    case 'unclear': return isOpen(attempt) ? 'unclear' : 'said'
    case 'did-not-happen': return attempt.found === 'sure' ? 'absent-sure' : 'absent-likely'
    case 'started': return attempt.found === null ? 'started' : attempt.found === 'sure' ? 'found-sure' : 'found-likely'
    default: return attempt.state
  }
}

function heardIn(event: AttemptEvent): Heard {
  switch (event.type) {
    case 'answer': return event.answer.state
    case 'found': return `found-${event.certainty}`
    case 'absent': return `absent-${event.certainty}`
    default: return event.type
  }
}

function stateAfter(attempt: CallAttempt, event: AttemptEvent): AttemptState {
  if (event.type === 'answer') return afterAnswer(event.answer)
  if (event.type === 'missed') return attempt.state === 'started' ? { ...attempt, missedAt: event.at } : attempt
  const { failure } = attempt
  // Whatever is found out is found out about an attempt without an answer, and that has a reason.
  if (failure === null) return attempt
  switch (event.type) {
    case 'said': return { ...UNKNOWN, state: 'unclear', failure, settled: event.word }
    case 'found': return { ...UNKNOWN, state: 'started', failure, callId: event.callId, found: event.certainty }
    case 'absent': return { ...UNKNOWN, state: 'did-not-happen', failure, found: event.certainty }
  }
}

function afterAnswer(answer: StartAnswer): AttemptState {
  return answer.state === 'started'
    ? { ...UNKNOWN, state: 'started', callId: answer.callId }
    : { ...UNKNOWN, state: answer.state, failure: answer.failure }
}
