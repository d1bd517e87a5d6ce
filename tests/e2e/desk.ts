import { fileURLToPath } from 'node:url'
import { expect, test as base, type Frame, type FrameLocator, type Locator, type Page, type Request } from '@playwright/test'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts'
import { Time } from './time.ts'
import { METHOD_OF_TYPE, Words, type FormValues, type TypeName } from './words.ts'

type Protocol = NonNullable<SandboxOptions['protocol']>
type PageOptions = NonNullable<Parameters<Sandbox['pageUrl']>[0]>

export type { FormValues, TypeName }

/** What the app is called where it is bound to. */
const BOUND = 'Call back'
const CRM_TYPES = ['LEAD', 'CONTACT', 'COMPANY', 'DEAL', 'DYNAMIC_183']
const PLACES = [...CRM_TYPES.flatMap(type => [`CRM_${type}_DETAIL_TOOLBAR`, `CRM_${type}_LIST_MENU`]), 'REST_APP_URI', 'LEFT_MENU']

/** Every place the installer binds the app to on a portal without chosen smart processes. */
export const INSTALLED_PLACES = PLACES.filter(place => !place.startsWith('CRM_DYNAMIC_'))

/** How long after a click's end another one does not count, milliseconds. */
const MOMENT = 600

/** When to look again for what comes within milliseconds, so that tests do not wait for the next look. */
const QUICK = [5, 10, 20, 50, 100]

/** Binds the app to every place it is meant for. */
export function bindEverywhere({ portal, appUrl }: Sandbox): void {
  portal.placements = PLACES.map(placement => ({ placement, handler: appUrl, title: BOUND, description: '', langAll: {} }))
}

/** The app as a person sees it, open in a portal: on a page of its own or, opened from CRM, in a slider. */
export class Desk extends Words<Locator, FrameLocator> {
  /** Requests that nobody has answered yet, and how many there have been. */
  private readonly asked = { open: new Set<Request>(), count: 0 }
  readonly time: Time

  /** @param complaints console errors and warnings, and uncaught errors, of page and frame */
  constructor(readonly page: Page, readonly sandbox: Sandbox, readonly complaints: string[] = []) {
    super(page.frameLocator('iframe').first())
    this.time = new Time(page)
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', error => this.complaints.push(String(error.stack)))
    page.on('request', (request) => {
      this.asked.count++
      // Never comes to its end.
      if (request.resourceType() !== 'eventsource') this.asked.open.add(request)
    })
    page.on('requestfinished', request => this.asked.open.delete(request))
    page.on('requestfailed', request => this.asked.open.delete(request))
  }

  async open(options: PageOptions = {}): Promise<void> {
    await this.page.goto(this.sandbox.pageUrl({ user: 'administrator', lang: 'en', bare: true, ...options }))
  }

  /** To be called before anything is open: the app's frames get no storage and no locks from now on. */
  async blockStorage(): Promise<void> {
    await this.page.context().addInitScript({ path: fileURLToPath(new URL('blockStorage.js', import.meta.url)) })
  }

  /** Opens the app in a slider from the toolbar of a record's card. @param path `/crm/deal/details/1/` */
  async openFromCard(path: string, options: PageOptions = {}): Promise<void> {
    await this.goto(path, options)
    await this.clickInToolbar()
  }

  /** Opens the app in a slider once more, on the card that is open. */
  async clickInToolbar(): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Record' }).getByRole('button', { name: BOUND }).click()
  }

  /** Opens the app in a slider from the menu of a list's row. @param path `/crm/deal/list/` */
  async openFromList(path: string, record: string, options: PageOptions = {}): Promise<void> {
    await this.goto(path, options)
    const row = this.page.getByRole('row').filter({ hasText: record })
    await row.getByLabel(/^Actions/).click()
    await row.getByRole('button', { name: BOUND }).click()
  }

  /** Opens the app as a link to it does, filled in with what the link says. */
  async openFromLink(params: Record<string, string>, options: PageOptions = {}): Promise<void> {
    await this.goto('/marketplace/view/callback-desk/', { bare: true, params, ...options })
  }

  private async goto(path: string, options: PageOptions): Promise<void> {
    await this.page.goto(this.sandbox.pageUrl({ user: 'manager', lang: 'en', panel: false, path, ...options }))
  }

  /** Loads the app's own frame anew; the portal's page around it stays. */
  async reloadFrame(): Promise<void> {
    await this.frame.evaluate(() => {
      document.documentElement.dataset.leaving = ''
      location.reload()
    })
    // Until then the page that is being left would still answer.
    await expect.poll(() => this.frame.evaluate(() => 'leaving' in document.documentElement.dataset).catch(() => true)).toBe(false)
  }

  /** Another tab of the same browser, with nothing open yet. */
  async anotherTab(): Promise<Desk> {
    return new Desk(await this.page.context().newPage(), this.sandbox, this.complaints)
  }

  /** Loads the portal's page anew, as F5 does. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.ready()
  }

  /** The app's own window, for what only scripts in it can see or do. */
  get frame(): Frame {
    const frame = this.page.frames().find(one => one.parentFrame() === this.page.mainFrame())
    if (!frame) throw new Error('The app is not open')
    return frame
  }

  /** The slider the app is in. */
  get slider() { return this.page.getByRole('dialog').first() }
  /** A page of the portal that the app has opened in a slider above everything else. */
  get portalPage() { return this.page.getByRole('dialog').last().frameLocator('iframe[title="Portal page"]') }

  /** Waits for the form, and on portals with TLS for the read that shows how a call's request may travel. */
  async ready(): Promise<void> {
    await expect(this.number).toBeVisible()
    await expect.poll(() => this.frame.evaluate(() => {
      try {
        return location.protocol === 'http:' || Object.keys(localStorage).some(key => key.endsWith(':sending'))
      } catch {
        // Where storage is blocked nobody can look: a click waits for that read by itself.
        return true
      }
    }), { intervals: QUICK }).toBe(true)
  }

  /** The last click has come to its end and the next one would count: whatever it was to lead to has happened. */
  async settled(type: TypeName = 'Call back'): Promise<void> {
    await expect(this.app.getByText('The request is on its way to Bitrix24…')).toBeHidden()
    // The moment in which nobody can have read it yet: whoever has taken the time need not wait for it.
    await this.time.pass(MOMENT)
    await expect(this.submitButton(type)).toBeEnabled()
  }

  /**
   * Nothing that app and portal's page have asked for is still to be answered, what was answered has led to no further request, and
   * the page is drawn as it stays. Whatever comes after that, a timer or a person has to begin.
   */
  async atRest(): Promise<void> {
    await expect.poll(async () => {
      const { count } = this.asked
      await this.frame.evaluate(async () => {
        // Heights are told once the page is drawn; whoever asked for a lock before this has it, or waits for somebody who has.
        await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        await navigator.locks?.request('at rest', () => undefined)
      })
      // What the frame has told the portal's page, that has heard by now.
      await this.page.evaluate(() => undefined)
      return this.asked.open.size === 0 && this.asked.count === count
    }, { message: 'nothing under way', intervals: QUICK }).toBe(true)
  }

  /** Has the portal wait with requests to a method while something is done or looked at: that takes as long as it takes. */
  async whileHeld(method: string, act: () => Promise<void>): Promise<void> {
    const { held } = this.sandbox.portal
    let release = (): void => undefined
    // Not by the browser: with requests looked into from outside it hands over whole bodies, and some are large (docs/decisions/0002-one-post.md).
    held.set(method, new Promise((resolve) => { release = resolve }))
    try {
      await act()
    } finally {
      held.delete(method)
      release()
    }
  }

  /** Keeps a key down, which repeats, until something has come about. */
  async hold(key: string, until: () => Promise<boolean>): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.down(key)
      expect(await until()).toBe(true)
    }).toPass({ intervals: [0], timeout: 15_000 })
    await this.page.keyboard.up(key)
  }

  /**
   * Does what sends a call's request, until that is in the portal's log: from then on nothing of an earlier click's end is on the
   * screen, and what is seen there belongs to this one.
   */
  async posting(type: TypeName, act: () => Promise<void>): Promise<void> {
    const before = this.posts(type).length
    await act()
    await expect.poll(() => this.posts(type).length, { message: 'requests of calls', intervals: QUICK }).toBeGreaterThan(before)
  }

  /** Opens the menu of a client who has many numbers. */
  async openNumbers(): Promise<void> {
    await this.moreNumbers.click()
    await expect(this.clientNumbers.first()).toBeVisible()
  }

  /** One click that sends a call's request. */
  async send(type: TypeName = 'Call back'): Promise<void> {
    await this.posting(type, () => this.submitButton(type).click())
  }

  /** One click that starts a call. */
  async call(type: TypeName = 'Call back'): Promise<void> {
    await this.send(type)
    await expect(this.status).toContainText('Call started')
  }

  /** The open question is answered: one click that starts a call all the same. */
  async callAllTheSame(type: TypeName = 'Call back'): Promise<void> {
    await this.posting(type, () => this.callAnyway.click())
    await expect(this.status).toContainText('Call started')
  }

  /** The form holds what `fill` puts into it unless told otherwise. */
  async expectIntact({ type = 'Call back', number = '+49 30 901820', text = 'The client asked for a call.' }: FormValues = {}): Promise<void> {
    await expect(this.typeOfCall(type)).toBeChecked()
    await expect(this.number).toHaveValue(number)
    await expect(this.text(type)).toHaveValue(text)
  }

  /** Requests that reached the method that starts calls of a type. */
  posts(type: TypeName = 'Call back') {
    return this.sandbox.portal.requestsTo(METHOD_OF_TYPE[type])
  }
}

interface Fixtures {
  protocol: Protocol
  /** Anything else about the portal. */
  portalOptions: Omit<SandboxOptions, 'app' | 'protocol'>
  /** What serves the app. */
  host: SandboxOptions['app']
  /** Complaints a test provokes on purpose: a browser reports every failed answer and lost connection itself. */
  allowedComplaints: RegExp
  /** For tests with many clicks: the moment after each, in which another one would not count, passes at once. So it does where there is `passTime`. */
  hurries: boolean
  sandbox: Sandbox
  desk: Desk
  /** Lets time pass for app and portal, beside what passes anyway. @param ms milliseconds */
  passTime: (ms: number) => Promise<void>
}

export const test = base.extend<Fixtures>({
  protocol: ['h2', { option: true }],
  host: [{ dir: 'dist' }, { option: true }],
  hurries: [false, { option: true }],
  // Matches nothing.
  allowedComplaints: [/(?!)/, { option: true }],
  portalOptions: [{}, { option: true }],
  sandbox: async ({ protocol, host, portalOptions }, use) => {
    const sandbox = await startSandbox({ protocol, app: host, ...portalOptions })
    await use(sandbox)
    await sandbox.close()
    expect(sandbox.portal.forbiddenHeaders, 'headers no portal allows').toEqual([])
  },
  desk: async ({ page, sandbox, allowedComplaints, hurries }, use) => {
    const desk = new Desk(page, sandbox)
    if (hurries) await desk.time.take()
    await use(desk)
    desk.time.giveBack()
    const left = desk.complaints.filter(complaint => !allowedComplaints.test(complaint))
    expect(left, 'console errors and warnings').toEqual([])
  },
  passTime: async ({ desk }, use) => {
    await desk.time.take()
    await use(async (ms) => {
      await desk.time.pass(ms)
    })
  }
})

export { expect }

/** What Chromium writes about answers that are no success and connections that die. */
export const NETWORK_COMPLAINTS = /Failed to load resource|blocked by CORS policy/
