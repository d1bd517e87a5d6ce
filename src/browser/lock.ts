/** What a lock's holder found. */
export type LockResult<Value> = { held: true, value: Value } | { held: false }

/**
 * Runs a task unless another tab of this browser holds the lock of that name; never waits.
 *
 * Where the browser has no Web Locks (pages over plain HTTP) or blocks them (third-party storage), the task runs
 * without: the caller's own records of what is on its way have to do then.
 * @param task is told whether it really holds a lock
 */
export async function withLock<Value>(name: string, task: (locked: boolean) => Promise<Value>): Promise<LockResult<Value>> {
  let entered = false
  if ('locks' in navigator) {
    try {
      return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        entered = true
        return lock ? { held: true, value: await task(true) } : { held: false }
      })
    } catch (error) {
      // Only an error before the task means that locks are blocked; the task must never run twice.
      if (entered) throw error
    }
  }
  return { held: true, value: await task(false) }
}
