interface Waiting {
  /** Null when it waits for somebody to say so. */
  timer: NodeJS.Timeout | null
  run: () => void
  onClear: () => void
}

/** Timers that end together: a closed sandbox leaves nothing ticking behind. */
export class Timers {
  readonly #pending = new Set<Waiting>()

  /** Runs something later; forgotten when the timers are cleared. After `Infinity` it runs only with `runAll`. */
  later(ms: number, run: () => void): void {
    this.#set(ms, run, () => undefined)
  }

  /** Resolves after a while, or at once when the timers are cleared. */
  wait(ms: number): Promise<void> {
    return new Promise(resolve => this.#set(ms, resolve, resolve))
  }

  /** Runs now whatever waits, in the order it was asked for. */
  runAll(): void {
    for (const waiting of this.#takeAll()) {
      waiting.run()
    }
  }

  /** Stops every timer and lets those who wait go on. */
  clear(): void {
    for (const waiting of this.#takeAll()) {
      waiting.onClear()
    }
  }

  #takeAll(): Waiting[] {
    const all = [...this.#pending]
    this.#pending.clear()
    for (const { timer } of all) {
      if (timer !== null) clearTimeout(timer)
    }
    return all
  }

  #set(ms: number, run: () => void, onClear: () => void): void {
    const waiting: Waiting = { timer: null, run, onClear }
    this.#pending.add(waiting)
    if (Number.isFinite(ms)) {
      waiting.timer = setTimeout(() => {
        this.#pending.delete(waiting)
        run()
      }, ms)
    }
  }
}
