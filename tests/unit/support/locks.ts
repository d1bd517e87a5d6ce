type Options = { ifAvailable: true } | { ifAvailable?: undefined, signal: AbortSignal }

/** Web Locks within one page, as far as the app uses them; happy-dom has none. */
export interface FakeLocks {
  request: (name: string, options: Options, task: (lock: { name: string } | null) => Promise<unknown>) => Promise<unknown>
  /** Another tab takes a lock. @returns its release */
  holdElsewhere: (name: string) => () => void
  /** Locks held now. */
  held: ReadonlySet<string>
}

export function fakeLocks(): FakeLocks {
  const held = new Set<string>()
  const waiting = new Map<string, (() => void)[]>()
  function release(name: string): void {
    held.delete(name)
    waiting.get(name)?.shift()?.()
  }
  async function free(name: string, signal: AbortSignal): Promise<void> {
    while (held.has(name)) {
      await new Promise<void>((resolve, reject) => {
        const queue = waiting.get(name) ?? []
        waiting.set(name, queue)
        queue.push(resolve)
        signal.addEventListener('abort', () => {
          queue.splice(queue.indexOf(resolve), 1)
          reject(new DOMException('The request was aborted.', 'AbortError'))
        })
      })
    }
  }
  return {
    held,
    holdElsewhere(name) {
      held.add(name)
      return () => release(name)
    },
    async request(name, options, task) {
      await Promise.resolve()
      if (options.ifAvailable) {
        if (held.has(name)) return await task(null)
      } else await free(name, options.signal)
      held.add(name)
      try {
        return await task({ name })
      } finally {
        release(name)
      }
    }
  }
}

/** Locks of a browser that blocks storage in foreign frames. */
export const BLOCKED_LOCKS = {
  request: () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'))
}
