/** How many voice messages a portal's plan allows in a calendar month. Calls over a paid connector of one's own are not counted; this portal has none. */
export class InfocallLimit {
  /** Null where there is no limit. */
  perMonth: number | null = null
  #used = 0
  #month = ''

  /** Whether another one may start. */
  allows(now: Date): boolean {
    return this.perMonth === null || this.#usedIn(now) < this.perMonth
  }

  /** Counts one that the telephony service has taken. */
  count(now: Date): void {
    this.#used = this.#usedIn(now) + 1
    this.#month = monthOf(now)
  }

  reset(): void {
    this.perMonth = null
    this.#used = 0
  }

  #usedIn(now: Date): number {
    return this.#month === monthOf(now) ? this.#used : 0
  }
}

function monthOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth()}`
}
