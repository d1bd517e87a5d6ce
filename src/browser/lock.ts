/** What a lock's holder found. */
export type LockResult<Value> = { held: true, value: Value } | { held: false }

/**
 * Runs a task unless another tab of this browser holds the lock of that name.
 *
 * Where the browser has no Web Locks (pages over plain HTTP) or blocks them (third-party storage), the task runs
 * without: the caller's own records of what is on its way have to do then.
 * @param task is told whether it really holds a lock
 * @param patience how long to wait for whoever holds it, milliseconds; 0: not at all
 */
export async function withLock<Value>(name: string, task: (locked: boolean) => Promise<Value>, patience = 0): Promise<LockResult<Value>> {
  let entered = false
  const impatience = new AbortController()
  const timer = patience > 0 ? setTimeout(() => impatience.abort(), patience) : undefined
  if ('locks' in navigator) {
    try {
      return await navigator.locks.request(name, patience > 0 ? { signal: impatience.signal } : { ifAvailable: true }, async (lock) => {
        entered = true
        clearTimeout(timer)
        return lock ? { held: true, value: await task(true) } : { held: false }
      })
    } catch (error) {
      // Only an error before the task means that locks are blocked; the task must never run twice.
      if (entered) throw error
      if (impatience.signal.aborted) return { held: false }
    } finally {
      clearTimeout(timer)
    }
  }
  clearTimeout(timer)
  return { held: true, value: await task(false) }
}
