import { withLock, type LockResult } from '@/browser/lock'

/** How long a person's click waits for a request that no person has just clicked, milliseconds: longer than a portal usually takes. */
const PATIENCE = 20_000

/**
 * Runs a task when it is its turn; two tasks of one lane are never run side by side, in whatever tab.
 *
 * Rule: a person's click comes first and waits for nothing but a request that has already left. Why: it is told nothing about other
 * tabs that it could do something about. What runs by itself lets every person go first. Only where another person's click
 * of the same user is being worked on, in another tab, it is not done: they will hear what became of that one.
 * @param lane names what excludes each other
 * @returns `held: false` where it was not run
 */
export async function inTurn<Value>(lane: string, task: (locked: boolean) => Promise<Value>): Promise<LockResult<Value>> {
  const alone = await withLock(personsOf(lane), locked => withLock(lane, task, locked ? PATIENCE : 0))
  return alone.held ? alone.value : alone
}

/** The same for what no person has just clicked. @param patience how long it waits for its turn, milliseconds */
export async function afterPersons<Value>(lane: string, task: (locked: boolean) => Promise<Value>, patience: number): Promise<LockResult<Value>> {
  // Whoever clicks meanwhile goes first.
  const free = await withLock(personsOf(lane), () => Promise.resolve(), patience)
  return free.held ? await withLock(lane, task, patience) : free
}

const personsOf = (lane: string): string => `${lane}:person`
