import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, FrameLocator, Page } from '@playwright/test'
import type { PageOptions, Sandbox } from '../../sandbox/index.ts'
import { inRealTime } from './day.ts'

/** As a window on a small notebook shows the portal. */
const WINDOW = { width: 1280, height: 800 } as const
/** How long something may take to appear, milliseconds. */
const PATIENCE = 30_000
/** How long the page is left alone before a picture: lists that fill themselves, colours that fade in. Milliseconds. */
const REST = 1200

/** A window of the portal, and the app in it. */
export class Studio {
  private constructor(readonly page: Page, private readonly sandbox: Sandbox) {}

  static async open(browser: Browser, sandbox: Sandbox): Promise<Studio> {
    const page = await browser.newPage({ viewport: WINDOW, timezoneId: 'Europe/Berlin', locale: 'en-GB', colorScheme: 'light' })
    page.setDefaultTimeout(PATIENCE)
    // The same moment as the portal's; time goes on by itself.
    const time = Date.now()
    await inRealTime(() => page.clock.install({ time }))
    return new Studio(page, sandbox)
  }

  /** The app in the portal's page, or, once it was opened from a record, in its slider. */
  get app(): FrameLocator { return this.page.frameLocator('iframe').first() }

  /** Opens a page of the portal. */
  async go(options: PageOptions): Promise<void> {
    await this.page.goto(this.sandbox.pageUrl({ user: 'manager', lang: 'en', theme: 'light', panel: false, ...options }))
  }

  /** Opens the app from the card that is open, until it could be called from there. */
  async openFromCard(): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Record' }).getByRole('button', { name: 'Call back' }).click()
    await this.app.getByRole('button', { name: 'Call back', exact: true }).waitFor()
    await this.app.getByRole('textbox', { name: 'Phone number' }).waitFor()
  }

  /** One click, until the call has started. @returns waits until the app says that it was answered */
  async call(): Promise<() => Promise<void>> {
    // Earlier calls to the same number are told as well.
    const answered = this.app.getByText('Answered')
    const before = await answered.count()
    const text = this.app.getByRole('textbox', { name: 'What you will hear' })
    if (await text.count() > 0 && await text.inputValue() === '') await text.fill('Callback: Anna Schneider, Schneider & Söhne GmbH.')
    await this.app.getByRole('button', { name: 'Call back', exact: true }).click()
    await this.app.getByRole('status').getByText('Call started').waitFor()
    return async () => answered.nth(before).waitFor({ timeout: 2 * PATIENCE })
  }

  /** Shows another screen of the app. */
  async show(screen: 'Journal' | 'Settings'): Promise<void> {
    await this.app.getByRole('button', { name: screen, exact: true }).or(this.app.getByRole('link', { name: screen, exact: true })).first().click()
  }

  /** Takes a picture of the window. @param name without the ending */
  async take(name: string): Promise<void> {
    const path = `docs/pictures/${name}.webp`
    mkdirSync(dirname(path), { recursive: true })
    await this.page.mouse.move(0, 0)
    await this.page.waitForLoadState('networkidle', { timeout: REST }).catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, REST))
    await this.page.screenshot({ path, type: 'webp', quality: 82 })
    console.log(path)
  }
}
