import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Sandbox } from '../../sandbox/index.ts'
import { Desk } from '../../tests/e2e/desk.ts'

/** Counts the timers of every window; goes in after the clock, whose timers it counts. */
const COUNT_TIMERS = `{
  const waiting = new Set()
  const { setTimeout: later, clearTimeout: forget, setInterval: repeat, clearInterval: stop } = window
  window.setTimeout = (run, ms, ...rest) => {
    const id = later((...given) => { waiting.delete(id); if (typeof run === 'function') run(...given) }, ms, ...rest)
    waiting.add(id)
    return id
  }
  window.setInterval = (...given) => { const id = repeat(...given); waiting.add(id); return id }
  window.clearTimeout = (id) => { waiting.delete(id); forget(id) }
  window.clearInterval = (id) => { waiting.delete(id); stop(id) }
  window.timersWaiting = () => waiting.size
}`

/** What an open page costs at one moment, after the garbage is collected. */
export interface Cost {
  /** Bytes. */
  heap: number
  listeners: number
  nodes: number
  documents: number
  timers: number
  /** Bytes of the browser's storage. */
  stored: number
}

/** The app open for a long time: its clock and the portal's go on together as fast as one likes. */
export class LongPage {
  readonly desk: Desk
  readonly #page: Page
  readonly #now = Date.now
  #session: CDPSession | null = null
  #ahead = 0

  private constructor(page: Page, sandbox: Sandbox) {
    this.#page = page
    this.desk = new Desk(page, sandbox)
    // The portal runs in this very process.
    Date.now = () => this.#now() + this.#ahead
  }

  /** A page whose time goes on with the portal's, with nothing open yet. */
  static async prepare(browser: Browser, sandbox: Sandbox): Promise<LongPage> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    const long = new LongPage(page, sandbox)
    await page.clock.install()
    await page.addInitScript({ content: COUNT_TIMERS })
    return long
  }

  /** The same with the app open in it. */
  static async open(browser: Browser, sandbox: Sandbox): Promise<LongPage> {
    const long = await LongPage.prepare(browser, sandbox)
    await long.desk.open({ user: 'manager' })
    await long.desk.ready()
    // The frame is of another origin: where it has a process of its own, the page's session would not see it.
    const context = long.#page.context()
    long.#session = await context.newCDPSession(long.desk.frame).catch(() => context.newCDPSession(long.#page))
    await long.#session.send('Performance.enable')
    return long
  }

  /** @param ms milliseconds */
  async passTime(ms: number): Promise<void> {
    this.#ahead += ms
    await this.#page.clock.fastForward(ms)
  }

  /** Shows or hides the tab, as the app sees it. */
  async setVisible(visible: boolean): Promise<void> {
    // As text: what tsx makes of functions needs helpers the page has not.
    await this.desk.frame.evaluate(`{
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${visible ? 'visible' : 'hidden'}' })
      document.dispatchEvent(new Event('visibilitychange'))
    }`)
  }

  async cost(): Promise<Cost> {
    if (!this.#session) throw new Error('The app is not open')
    await this.#session.send('HeapProfiler.collectGarbage')
    const { metrics } = await this.#session.send('Performance.getMetrics')
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
    const timers = Number(await this.desk.frame.evaluate('timersWaiting()'))
    const stored = await this.desk.frame.evaluate(() => Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + String(value).length, 0))
    return {
      heap: metric('JSHeapUsedSize'), listeners: metric('JSEventListeners'), nodes: metric('Nodes'), documents: metric('Documents'), timers, stored
    }
  }

  async close(): Promise<void> {
    Date.now = this.#now
    await this.#page.context().close()
  }
}
