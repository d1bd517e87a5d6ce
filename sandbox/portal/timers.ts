/** Timers that end together: a closed sandbox leaves nothing ticking behind. */
export class Timers {
  readonly #pending = new Map<NodeJS.Timeout, () => void>()

  /** Runs something later; forgotten when the timers are cleared. */
  later(ms: number, run: () => void): void {
    this.#set(ms, run, () => undefined)
  }

  /** Resolves after a while, or at once when the timers are cleared. */
  wait(ms: number): Promise<void> {
    return new Promise(resolve => this.#set(ms, resolve, resolve))
  }

  /** Stops every timer and lets those who wait go on. */
  clear(): void {
    const abandoned = [...this.#pending]
    this.#pending.clear()
    for (const [timer, onClear] of abandoned) {
      clearTimeout(timer)
      onClear()
    }
  }

  #set(ms: number, run: () => void, onClear: () => void): void {
    const timer = setTimeout(() => {
      this.#pending.delete(timer)
      run()
    }, ms)
    this.#pending.set(timer, onClear)
  }
}
