import { expect, test as base } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.ts'
import { findFirefox, findWebKit } from '../../scripts/otherBrowsers.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts'
import { METHOD_OF_TYPE, Words, type FormValues, type TypeName } from '../e2e/words.ts'
import { startPuppeteer } from './driver/puppeteer.ts'
import { Spot } from './driver/spot.ts'
import type { Driver, FramePath, Tab, Visit, VisitOptions } from './driver/tab.ts'
import { startWebKit } from './driver/webkit.ts'

type PageOptions = NonNullable<Parameters<Sandbox['pageUrl']>[0]>

/** Chromium has tests of its own; here it shows what is peculiar to another browser, and what to a test. */
type BrowserKind = 'Firefox' | 'WebKit' | 'Chromium'

const ON_PAGE: FramePath = [[{ by: 'selector', selector: 'iframe' }, { by: 'index', index: 0 }]]

/** The app as a person sees it, in a tab of any browser. */
class BrowserDesk extends Words<Spot, Spot> {
  constructor(readonly tab: Tab, readonly sandbox: Sandbox, readonly frame: FramePath = ON_PAGE) {
    super(new Spot(tab, frame))
  }

  async open(options: PageOptions = {}): Promise<void> {
    await this.tab.goto(this.sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true, ...options }))
  }

  async ready(): Promise<void> {
    await expect.poll(() => this.number.isReady(), { timeout: 20_000 }).toBe(true)
  }

  /** The portal's page around the app. */
  get portalPage(): Spot { return new Spot(this.tab, []) }

  /** The last click has come to its end and the next one would count. */
  async settled(type: TypeName = 'Call back'): Promise<void> {
    await expect.poll(() => this.app.getByText('The request is on its way to Bitrix24…').count()).toBe(0)
    await expect.poll(() => this.submitButton(type).isReady()).toBe(true)
  }

  /** How the last click ended, in words. */
  async ending(): Promise<string> {
    return `${await this.status.text()} ${await this.alert.text()}`.replace('The request is on its way to Bitrix24…', '').trim()
  }

  /** The form holds what `fill` puts into it unless told otherwise. */
  async expectIntact({ type = 'Call back', number = '+49 30 901820', text = 'The client asked for a call.' }: FormValues = {}): Promise<void> {
    await expect.poll(() => this.typeOfCall(type).isChecked()).toBe(true)
    expect(await this.number.value()).toBe(number)
    expect(await this.text(type).value()).toBe(text)
  }

  /** Requests that reached the method that starts calls of a type. */
  posts(type: TypeName = 'Call back') {
    return this.sandbox.portal.requestsTo(METHOD_OF_TYPE[type])
  }
}

export interface BrowserOptions {
  /** What app and portal speak. */
  protocol: NonNullable<SandboxOptions['protocol']>
  visitOptions: VisitOptions
  /** Anything else about the portal. */
  portalOptions: Omit<SandboxOptions, 'app' | 'protocol'>
}
export interface BrowserWorkerOptions {
  kind: BrowserKind
}

interface Fixtures extends BrowserOptions {
  sandbox: Sandbox
  visit: Visit
  desk: BrowserDesk
}
interface WorkerFixtures extends BrowserWorkerOptions {
  driver: Driver
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  kind: ['Firefox', { option: true, scope: 'worker' }],
  protocol: ['h2', { option: true }],
  visitOptions: [{}, { option: true }],
  portalOptions: [{}, { option: true }],
  driver: [async ({ kind }, use) => {
    const driver = await start(kind)
    await use(driver)
    await driver.close()
  }, { scope: 'worker' }],
  sandbox: async ({ protocol, portalOptions }, use) => {
    const sandbox = await startSandbox({ protocol, app: { dir: 'dist' }, ...portalOptions })
    await use(sandbox)
    await sandbox.close()
  },
  visit: async ({ driver, visitOptions }, use) => {
    const visit = await driver.visit(visitOptions)
    await use(visit)
    await visit.close()
  },
  desk: async ({ visit, sandbox }, use) => {
    await use(new BrowserDesk(visit.first, sandbox))
  }
})

async function start(kind: BrowserKind): Promise<Driver> {
  if (kind === 'WebKit') {
    const places = findWebKit()
    if (!places) throw new Error('There is no WebKit here: npm run browsers says why')
    return await startWebKit(places)
  }
  const path = kind === 'Firefox' ? findFirefox() : findBrowser()
  if (!path) throw new Error(`There is no ${kind} here: npm run browsers says why`)
  return await startPuppeteer(kind === 'Firefox' ? 'firefox' : 'chrome', path)
}

export { expect }
