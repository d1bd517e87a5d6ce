/**
 * Stands in for luxon in the build (alias in vite.config.ts): 22 kB gzip that the SDK needs only to write dates into
 * log lines and to parse dates this app never hands it. See docs/decisions/0004-bundle.md.
 */
class StandIn {
  readonly isValid: boolean

  constructor(private readonly date: Date) {
    this.isValid = !Number.isNaN(date.getTime())
  }

  /** Any format asked for becomes ISO 8601: it is read in log lines only. */
  toFormat(): string {
    return this.isValid ? this.date.toISOString() : ''
  }

  toSeconds(): number {
    return this.date.getTime() / 1000
  }

  static now(): StandIn {
    return new StandIn(new Date())
  }

  static fromJSDate(date: Date): StandIn {
    return new StandIn(date)
  }

  static fromISO(text: string): StandIn {
    return new StandIn(new Date(text))
  }
}

export { StandIn as DateTime }
