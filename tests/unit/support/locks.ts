/** Web Locks within one page, as far as the app uses them; happy-dom has none. */
export interface FakeLocks {
  request: (name: string, options: { ifAvailable: boolean }, task: (lock: { name: string } | null) => Promise<unknown>) => Promise<unknown>
  /** Another tab takes a lock. @returns its release */
  holdElsewhere: (name: string) => () => void
  /** Locks held now. */
  held: ReadonlySet<string>
}

export function fakeLocks(): FakeLocks {
  const held = new Set<string>()
  return {
    held,
    holdElsewhere(name) {
      held.add(name)
      return () => held.delete(name)
    },
    async request(name, { ifAvailable }, task) {
      if (!ifAvailable) throw new Error('the app must never wait for a lock')
      await Promise.resolve()
      if (held.has(name)) return await task(null)
      held.add(name)
      try {
        return await task({ name })
      } finally {
        held.delete(name)
      }
    }
  }
}

/** Locks of a browser that blocks storage in foreign frames. */
export const BLOCKED_LOCKS = {
  request: () => Promise.reject(new DOMException('Access to the Locks API is denied in this context.', 'SecurityError'))
}
