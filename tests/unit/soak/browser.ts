import { vi } from 'vitest'
import type { Turn } from './world'

/** Whoever can hold a lock: a tab that lives or was closed. */
interface Holder {
  alive: boolean
}

/** What this browser allows frames of another origin. */
export interface BrowserKind {
  locks: 'ok' | 'none' | 'blocked'
  storage: 'ok' | 'blocked'
}

type Task = (lock: { name: string } | null) => Promise<unknown>

/** What a closed tab waits for never comes. */
export const never = <Value>() => new Promise<Value>(() => {})

/** A browser with several tabs of one origin: they share its storage and its locks, and hear of each other's writes. */
export class SoakBrowser {
  /** Storage takes nothing more. */
  full = false
  onLine = true
  readonly #kind: BrowserKind
  readonly #real: Storage
  readonly #turn: Turn
  readonly #held = new Map<string, Holder>()
  /** Who waits for a lock, by its name. */
  readonly #waiting = new Map<string, Set<() => void>>()
  /** The tab whose code is run; a lock belongs to it. */
  acting: Holder = { alive: true }

  constructor(kind: BrowserKind, turn: Turn) {
    this.#kind = kind
    this.#turn = turn
    this.#real = window.localStorage
    this.#real.clear()
    const locks = { request: (name: string, options: { signal?: AbortSignal }, task: Task) => this.#request(name, options.signal, task) }
    const onLine = () => this.onLine
    vi.stubGlobal('navigator', kind.locks === 'none' ? { get onLine() { return onLine() } } : { get onLine() { return onLine() }, locks })
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => this.#storage())
  }

  /** What the browser holds, whatever it lets pages see. */
  read(name: string): string | null {
    return this.#real.getItem(name)
  }

  /** Somebody clears the data of the site. */
  wipe(): void {
    this.#real.clear()
  }

  /** Whether tabs know of each other's requests in any case. */
  get hasLocks(): boolean {
    return this.#kind.locks === 'ok'
  }

  /** A tab is gone, and with it what it held. */
  closed(holder: Holder): void {
    for (const [name, by] of this.#held) if (by === holder) this.#release(name)
  }

  #storage(): Storage {
    if (this.#kind.storage === 'blocked') throw new DOMException('Access is denied for this document.', 'SecurityError')
    const real = this.#real
    return {
      length: real.length,
      key: index => real.key(index),
      getItem: key => real.getItem(key),
      removeItem: key => real.removeItem(key),
      clear: () => real.clear(),
      setItem: (key, value) => {
        if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
        if (real.getItem(key) === value) return
        real.setItem(key, value)
        void this.#turn('a write is told to tabs').then(() => setTimeout(() => window.dispatchEvent(new StorageEvent('storage', { key })), 0))
      }
    }
  }

  async #request(name: string, signal: AbortSignal | undefined, task: Task): Promise<unknown> {
    if (this.#kind.locks === 'blocked') throw new DOMException('Access to the Locks API is denied in this context.', 'SecurityError')
    const holder = this.acting
    await this.#turn('a lock is asked for')
    if (!holder.alive) return await never()
    while (this.#held.has(name)) {
      if (!signal) return await task(null)
      await this.#released(name, signal)
      if (!holder.alive) return await never()
    }
    this.#held.set(name, holder)
    try {
      return await this.#as(holder, () => task({ name }))
    } finally {
      if (this.#held.get(name) === holder) this.#release(name)
    }
  }

  /** What a lock's holder asks for at once, it asks for as the tab it is. */
  #as<Value>(holder: Holder, run: () => Value): Value {
    const before = this.acting
    this.acting = holder
    try {
      return run()
    } finally {
      this.acting = before
    }
  }

  #release(name: string): void {
    this.#held.delete(name)
    const [next] = this.#waiting.get(name) ?? []
    next?.()
  }

  /** @throws {DOMException} once whoever waits does so no longer */
  async #released(name: string, signal: AbortSignal): Promise<void> {
    const waiting = this.#waiting.get(name) ?? new Set()
    this.#waiting.set(name, waiting)
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(goOn)
      }
      const goOn = () => {
        leave()
        resolve()
      }
      waiting.add(goOn)
      signal.addEventListener('abort', () => {
        leave()
        reject(new DOMException('The request was aborted.', 'AbortError'))
      })
    })
  }
}
