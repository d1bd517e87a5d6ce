import * as v from 'valibot'
import { isOpen, isUnlikely, withoutWords, type CallAttempt } from './attempt'
import { StoredAttemptsSchema } from './storedAttempt'

/** Settled ones go along for a week: the other computers must learn how they ended, milliseconds. */
const SETTLED_KEPT = 7 * 24 * 60 * 60 * 1000
/** No user has more unclear attempts than this that are still worth anything. */
const MOST = 20
/** The user's options hold other things too: a longer text or address does not go along. Cut off, it would be taken for the whole. Characters. */
const LONGEST_TEXT = 300

const StoredSchema = v.pipe(
  v.string(), v.parseJson(), v.object({ v: v.literal(1), attempts: v.unknown() }), v.transform(({ attempts }) => attempts), StoredAttemptsSchema
)

/**
 * The attempts worth carrying to other computers, in their order: those that are unclear, and as many of those that were as there is room
 * for: what became of them, and whatever a record that came late has put right. An empty text stands for one that is too long.
 */
export function roamingOf(attempts: readonly CallAttempt[], now: number): CallAttempt[] {
  const settled = attempts.filter(one => !isOpen(one) && one.failure?.kind === 'unclear' && now - one.at < SETTLED_KEPT)
  // What leads to a question before the next click comes first.
  const urgent = [...attempts.filter(isOpen), ...settled.filter(isUnlikely)]
  const carried = new Set([...new Set([...urgent, ...settled])].slice(0, MOST))
  return attempts
    .filter(one => carried.has(one))
    .map(one => (one.sound ?? one.text).length > LONGEST_TEXT ? withoutWords(one) : one)
}

/** Understands carried attempts. @returns none where nothing can be read */
export function readRoaming(stored: unknown): CallAttempt[] {
  const read = v.safeParse(StoredSchema, stored)
  return read.success ? read.output : []
}

/** Attempts as they are stored in the user's option. */
export function writeRoaming(attempts: readonly CallAttempt[]): string {
  return JSON.stringify({ v: 1, attempts })
}
