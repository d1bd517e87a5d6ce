import type { CrmRecord } from '@/core/launch'
import { isSameKey } from '@/core/phone/sameNumber'
import type { OutcomeKind } from '@/core/telephony/callRecord'
import type { DueTodo } from '@/portal/ports/today'

/** A call that has ended, from the portal's records or as this browser knows of its own click. */
export interface EndedCall {
  /** As it can be dialled again. */
  number: string
  /** When it began, milliseconds since 1970. */
  at: number
  outcome: OutcomeKind
  /** The portal's code, for the text of an unknown outcome. */
  code: string
  client: CrmRecord | null
  /** The client called. */
  incoming: boolean
}

/** A to-do with the numbers of its client, the preferred one first; none where they are not known. */
export interface TodoOfClient extends DueTodo {
  numbers: readonly string[]
  /** As CRM shows it; empty where that is not known. */
  name: string
}

/** A click of this browser whose end is not known: somebody is being called. */
export interface CallUnderWay {
  number: string
  /** Milliseconds since 1970. */
  at: number
}

/** Somebody to call back today. */
export interface Person {
  /** The same as long as it is the same person, whatever becomes known. */
  key: string
  /** Empty where none is known. */
  number: string
  /** Whom it belongs to in CRM. */
  record: CrmRecord | null
  todo: TodoOfClient | null
  /** The last try that reached nobody, and how many there were. */
  missed: { last: EndedCall, tries: number } | null
  /** When they were called since, or reached, milliseconds since 1970: nothing is to be done at the moment. Null where there is. */
  calledAt: number | null
}

/** Everything that tells who is to be called. */
export interface Known {
  /** Calls that reached nobody, and those that did, in any order. */
  missed: readonly EndedCall[]
  reached: readonly EndedCall[]
  todos: readonly TodoOfClient[]
  underWay: readonly CallUnderWay[]
  now: number
  /** The beginning of the user's day, milliseconds since 1970. */
  today: number
}

/** There is nobody to be reached under these numbers, however often they are tried. */
const HOPELESS: ReadonlySet<OutcomeKind> = new Set(['invalidNumber', 'blocked', 'forbidden'])

/**
 * Whom to call back, each person once: whoever was not reached since, and whoever a to-do is due for. Overdue to-dos come first, then the calls
 * that reached nobody, the latest first, then what is due later today, and last who has been called meanwhile.
 */
export function peopleToCall({ missed, reached, todos, underWay, now, today }: Known): Person[] {
  const people = peopleMissed(missed, reached)
  for (const todo of [...todos].sort((a, b) => a.deadline - b.deadline)) addTodo(people, todo)
  const calls = [...underWay, ...reached.filter(({ at }) => at >= today)]
  return people
    .map(person => ({ ...person, calledAt: calledSince(person, calls, today) }))
    .sort((a, b) => rankOf(a, now) - rankOf(b, now) || withinRank(a, b))
}

function peopleMissed(missed: readonly EndedCall[], reached: readonly EndedCall[]): Person[] {
  const people: Person[] = []
  for (const call of [...missed].sort((a, b) => b.at - a.at)) {
    if (call.number === '' || reached.some(({ number, at }) => at >= call.at && isSame(number, call.number))) continue
    const known = people.find(({ number }) => isSame(number, call.number))
    if (known?.missed) known.missed.tries += 1
    else people.push({ key: `number ${call.number}`, number: call.number, record: call.client, todo: null, missed: { last: call, tries: 1 }, calledAt: null })
  }
  return people.filter(({ missed }) => missed && !HOPELESS.has(missed.last.outcome))
}

function addTodo(people: Person[], todo: TodoOfClient): void {
  const isTheirs = ({ number, record }: Person) => todo.numbers.some(one => isSame(one, number)) || isSameRecord(record, todo.record)
  const known = people.find(isTheirs)
  if (!known) {
    people.push({ key: `todo ${todo.id}`, number: todo.numbers[0] ?? '', record: todo.record, todo, missed: null, calledAt: null })
    return
  }
  // Of several to-dos of one person the earliest stands for all.
  known.todo ??= todo
}

/** A call this long before a to-do is due may be the one it is for, milliseconds. An earlier one is what it comes from. */
const EARLY = 60 * 60_000

/** The latest call to somebody that is newer than what they stand in the list for. */
function calledSince({ number, missed, todo }: Person, calls: readonly CallUnderWay[], today: number): number | null {
  const since = missed ? missed.last.at : Math.max(today, ...todo ? [todo.createdAt, todo.deadline - EARLY] : [])
  const later = calls.filter(call => call.at > since && number !== '' && isSame(call.number, number)).map(({ at }) => at)
  return later.length > 0 ? Math.max(...later) : null
}

const isSame = (one: string, other: string): boolean => one === other || (one !== '' && other !== '' && isSameKey(one, other))

const isSameRecord = (one: CrmRecord | null, other: CrmRecord): boolean => one !== null && one.id === other.id && one.entityTypeId === other.entityTypeId

function rankOf({ calledAt, todo, missed }: Person, now: number): number {
  if (calledAt !== null) return 3
  if (todo && todo.deadline <= now) return 0
  return missed ? 1 : 2
}

/** Of two persons of one rank, who comes first: what was due first, who was tried last, who was called first. */
function withinRank(a: Person, b: Person): number {
  if (a.calledAt !== null && b.calledAt !== null) return a.calledAt - b.calledAt
  if (a.missed && b.missed && !(a.todo && b.todo)) return b.missed.last.at - a.missed.last.at
  return (a.todo?.deadline ?? 0) - (b.todo?.deadline ?? 0)
}

const MINUTE = 60_000
/** How long to wait after the first try that reached nobody, the second one …; milliseconds. */
const PAUSES = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE]

/** When it makes sense to try again, or null where that time has come. Nothing tries by itself. */
export function tryAgainAt({ last, tries }: NonNullable<Person['missed']>, now: number): number | null {
  const at = last.at + (PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0)
  return at > now ? at : null
}
