import { expect, test as base } from '@playwright/test'
import { findBrowser } from '../../scripts/browser.ts'
import { findFirefox, findWebKit } from '../../scripts/otherBrowsers.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts'
import { bindEverywhere } from '../e2e/desk.ts'
import { METHOD_OF_TYPE, Words, type FormValues, type TypeName } from '../e2e/words.ts'
import { startPuppeteer } from './driver/puppeteer.ts'
import { Spot } from './driver/spot.ts'
import type { Driver, FramePath, Json, Tab, Visit, VisitOptions } from './driver/tab.ts'
import { startWebKit } from './driver/webkit.ts'

type PageOptions = NonNullable<Parameters<Sandbox['pageUrl']>[0]>

/** Chromium has tests of its own; here it shows what is peculiar to another browser, and what to a test. */
type BrowserKind = 'Firefox' | 'WebKit' | 'Chromium'

/** What is a part of `npm test` too. */
export const SMALLEST = { tag: '@smallest' }

/** Why dates are not typed there. */
export const DATES_IN_WEBKIT = 'WebKit: the keys its driver presses stay in the first part of a date field'

/** The app's frame: on a page of its own, or in the slider on a card. */
const APP: FramePath = [[{ by: 'selector', selector: 'iframe' }, { by: 'index', index: 0 }]]

/** The app as a person sees it, in a tab of any browser. */
export class BrowserDesk extends Words<Spot, Spot> {
  constructor(readonly visit: Visit, readonly sandbox: Sandbox, readonly tab: Tab = visit.first) {
    super(new Spot(tab, APP))
  }

  async open(options: PageOptions = {}): Promise<void> {
    await this.tab.goto(this.sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true, ...options }))
  }

  /** The form is open, filled in, and one click away from a call. */
  async openFilled(values: FormValues = {}): Promise<void> {
    await this.open()
    await this.ready()
    await this.fill(values)
  }

  /** Opens the app in a slider from the toolbar of a record's card. @param path `/crm/deal/details/1/` */
  async openFromCard(path: string, options: PageOptions = {}): Promise<void> {
    bindEverywhere(this.sandbox)
    await this.tab.goto(this.sandbox.pageUrl({ user: 'manager', lang: 'en', panel: false, path, ...options }))
    await this.portalPage.getByRole('toolbar', { name: 'Record' }).getByRole('button', { name: 'Call back' }).click()
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect.poll(() => this.number.isReady(), { timeout: 20_000 }).toBe(true)
  }

  /** Another tab of the same browser, with nothing open yet. */
  async anotherTab(): Promise<BrowserDesk> {
    return new BrowserDesk(this.visit, this.sandbox, await this.visit.newTab())
  }

  /** The portal's page around the app. */
  get portalPage(): Spot { return new Spot(this.tab, []) }
  /** The slider the app is in. */
  get slider(): Spot { return this.portalPage.getByRole('dialog') }

  /** Presses a key where the focus is: `Tab`, `Control+Enter`. */
  async press(keys: string): Promise<void> {
    await this.tab.press(APP, keys)
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    await this.tab.type(APP, text)
  }

  /** Runs a function in the app's window; it travels as text. */
  async run<Arguments extends readonly Json[]>(script: (...args: Arguments) => unknown, ...args: Arguments): Promise<unknown> {
    return await this.tab.run(APP, script, ...args)
  }

  /** Gives the app's frame a width and leaves the window as it is: some windows have a least width. @param width CSS pixels */
  async narrow(width: number): Promise<void> {
    await this.tab.run([], (pixels) => {
      const frame = document.querySelector('iframe')
      if (frame) frame.style.width = `${pixels}px`
    }, width)
    await expect.poll(() => this.run(() => innerWidth)).toBe(width)
  }

  /** The last click has come to its end and the next one would count. */
  async settled(type: TypeName = 'Call back'): Promise<void> {
    await expect.poll(() => this.app.getByText('The request is on its way to Bitrix24…').count()).toBe(0)
    await expect.poll(() => this.submitButton(type).isReady()).toBe(true)
  }

  /** How the last click ended, in words. */
  async ending(): Promise<string> {
    return `${await this.status.text()} ${await this.alert.text()}`.replace('The request is on its way to Bitrix24…', '').trim()
  }

  async expectEnding(words: string | RegExp): Promise<void> {
    const ending = expect.poll(() => this.ending())
    await (typeof words === 'string' ? ending.toContain(words) : ending.toMatch(words))
  }

  /** The form holds what `fill` puts into it unless told otherwise. */
  async expectIntact({ type = 'Call back', number = '+49 30 901820', text = 'The client asked for a call.' }: FormValues = {}): Promise<void> {
    await expect.poll(() => this.typeOfCall(type).isChecked()).toBe(true)
    await expect.poll(() => this.number.value()).toBe(number)
    await expect.poll(() => this.text(type).value()).toBe(text)
  }

  /** Requests that reached the method that starts calls of a type. */
  posts(type: TypeName = 'Call back') {
    return this.sandbox.portal.requestsTo(METHOD_OF_TYPE[type])
  }
}

/** Puts into the documents' table how often a click was sent and how often it rang. */
export function tellCounts(fault: string, posts: number, rings: number): void {
  test.info().annotations.push({ type: 'counts', description: `${fault}: ${posts} sent, ${rings} rang` })
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
  }, { scope: 'worker', timeout: 90_000 }],
  sandbox: async ({ protocol, portalOptions }, use) => {
    const sandbox = await startSandbox({ protocol, app: { dir: 'dist' }, ...portalOptions })
    await use(sandbox)
    await sandbox.close()
    expect(sandbox.portal.forbiddenHeaders, 'headers no portal allows').toEqual([])
  },
  visit: async ({ driver, visitOptions }, use) => {
    test.info().annotations.push({ type: 'version', description: driver.version })
    const visit = await driver.visit(visitOptions)
    await use(visit)
    await visit.close()
  },
  desk: async ({ visit, sandbox }, use) => {
    await use(new BrowserDesk(visit, sandbox))
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
