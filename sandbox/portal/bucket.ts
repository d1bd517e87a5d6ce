/**
 * The leaky bucket that limits how fast one caller may send requests: `size` at once, `drain` a second after that.
 * Tests that need many requests in a row set `enabled` to false.
 */
export class Bucket {
  size = 50
  drain = 2
  enabled = true
  /** Whether a refusal lets scripts of other origins read it. It comes from what stands before a portal; nobody knows. */
  cors = true
  readonly #levels = new Map<string, { level: number, at: number }>()

  /** Counts one request of a caller; false when the bucket was full, in which case it is not counted. */
  take(address: string, now: number = Date.now()): boolean {
    if (!this.enabled) {
      return true
    }
    const last = this.#levels.get(address) ?? { level: 0, at: now }
    const level = Math.max(0, last.level - ((now - last.at) / 1000) * this.drain)
    const fits = level + 1 <= this.size
    this.#levels.set(address, { level: fits ? level + 1 : level, at: now })
    return fits
  }

  /** Back to the limits of an ordinary plan, with every bucket empty. */
  reset(): void {
    this.size = 50
    this.drain = 2
    this.enabled = true
    this.cors = true
    this.#levels.clear()
  }
}
