import type { Page } from '@playwright/test'

/** Time as app and portal see it: it passes as ever, and a test can let more of it pass. */
export class Time {
  private readonly now = Date.now
  private ahead = 0
  private isTaken = false

  constructor(private readonly page: Page) {}

  /** To be called before anything is open. */
  async take(): Promise<void> {
    if (this.isTaken) return
    this.isTaken = true
    // The portal runs in this very process.
    Date.now = () => this.now() + this.ahead
    await this.page.clock.install()
  }

  /** @param ms milliseconds @returns whether they have passed; a test that has not taken the time cannot make it pass */
  async pass(ms: number): Promise<boolean> {
    if (!this.isTaken) return false
    this.ahead += ms
    await this.page.clock.fastForward(ms)
    return true
  }

  giveBack(): void {
    if (this.isTaken) Date.now = this.now
  }
}
