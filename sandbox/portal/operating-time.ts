/** As in the `time` of an answer. */
export interface Operating {
  /** Seconds. */
  operating: number
  /** Seconds since 1970. */
  operating_reset_at: number
}

const MINUTE = 60_000
const MINUTES = 10
/** Seconds under which a request's work does not count. */
const TOO_SHORT = 0.1

/**
 * How long the app's methods have worked in the last ten minutes. It is one account for each method of an app, whoever asks:
 * all users of the app on the portal share it. A batch itself does not count, its commands do.
 */
export class OperatingTime {
  /** Seconds a method may work in ten minutes; null where nobody counts, as on a company's own server. */
  limit: number | null
  /** Seconds a request to a method is taken to work for, by the method's name; the sandbox itself is too quick to count. */
  readonly costs = new Map<string, number>()
  readonly #spent = new Map<string, Map<number, number>>()

  constructor(limit: number | null) {
    this.limit = limit
  }

  /** Seconds a method has worked for. */
  of(method: string, now: number): number {
    const buckets = this.#spent.get(method.toLowerCase()) ?? new Map<number, number>()
    const oldest = Math.floor(now / MINUTE) - MINUTES + 1
    return [...buckets].filter(([minute]) => minute >= oldest).reduce((sum, [, seconds]) => sum + seconds, 0)
  }

  /** Whether a method has worked for too long to go on. */
  isUsedUp(method: string, now: number): boolean {
    return this.limit !== null && this.of(method, now) >= this.limit
  }

  /** Counts a request. */
  count(method: string, seconds: number, now: number): void {
    const spent = this.costs.get(method) ?? seconds
    if (spent < TOO_SHORT) {
      return
    }
    const key = method.toLowerCase()
    const buckets = this.#spent.get(key) ?? new Map<number, number>()
    const minute = Math.floor(now / MINUTE)
    buckets.set(minute, (buckets.get(minute) ?? 0) + spent)
    this.#spent.set(key, buckets)
  }

  /** What an answer of a method says about it; null where nobody counts. */
  told(method: string, now: number): Operating | null {
    return this.limit === null ? null : { operating_reset_at: Math.floor((now + MINUTES * MINUTE) / 1000), operating: this.of(method, now) }
  }

  reset(limit: number | null): void {
    this.limit = limit
    this.costs.clear()
    this.#spent.clear()
  }
}
