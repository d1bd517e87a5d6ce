import type { Locator } from '@playwright/test'
import { expect, type Desk } from '../desk.ts'
import type { Words } from './words.ts'

type OpenOptions = NonNullable<Parameters<Desk['open']>[0]>

export const CALLBACK = 'voximplant.callback.start'

/** A way through states of the app in one of its languages, which stops in each of them for whatever is to be looked at. */
export class Walk {
  /**
   * @param lang the portal's code of the language
   * @param look what is done in each state; `state` is its name, unique among all walks
   */
  constructor(readonly desk: Desk, readonly lang: string, readonly words: Words, readonly look: (state: string) => Promise<void>) {}

  get portal() { return this.desk.sandbox.portal }
  get app() { return this.desk.app }
  get number() { return this.app.locator('input[type="tel"]') }
  get text() { return this.app.getByRole('form', { name: this.words.of('form.heading') }).locator('textarea') }
  type(name: 'callback' | 'infocall') { return this.app.getByRole('radio', { name: this.words.of(`form.types.${name}`), exact: true }) }
  get submit() { return this.button('form.submit.callback') }
  get question() { return this.app.getByRole('alertdialog') }
  get alert() { return this.app.getByRole('alert') }
  get status() { return this.app.getByRole('status') }
  button(key: string, within: Pick<Locator, 'getByRole'> = this.app) { return within.getByRole('button', { name: this.words.of(key), exact: true }) }
  like(role: 'button' | 'textbox' | 'region', key: string) { return this.app.getByRole(role, { name: this.words.like(key) }) }
  heading(key: string) { return this.app.getByRole('heading', { name: this.words.of(key), exact: true }) }
  /** A text on the screen; other screens are hidden, not taken away. */
  says(key: string) { return this.app.getByText(this.words.like(key)).filter({ visible: true }).first() }
  list(key: string) { return this.app.getByRole('combobox', { name: this.words.of(key), exact: true }) }

  async open(options: OpenOptions = {}): Promise<void> {
    await this.desk.open({ lang: this.lang, ...options })
  }

  /** Opens the form as a record's card does. */
  async openFromContact(id: number, options: OpenOptions = {}): Promise<void> {
    await this.open({ placement: 'CRM_CONTACT_DETAIL_TOOLBAR', placementOptions: { ID: String(id) }, ...options })
    await expect(this.number).toBeVisible()
  }

  async choose(list: string, option: string): Promise<void> {
    await this.list(list).click()
    await this.app.getByRole('option', { name: this.words.of(option), exact: true }).click()
  }

  /** Fills the form in and clicks. */
  async call(number: string): Promise<void> {
    await this.number.fill(number)
    await this.text.fill('The client asked for a call.')
    await this.click()
  }

  /** Clicks the button that calls, once it counts. */
  async click(): Promise<void> {
    await expect(this.submit).toBeEnabled()
    await this.submit.click()
  }

  /** The last click has come to its end. */
  async settled(): Promise<void> {
    await expect(this.says('result.sending')).toBeHidden()
    await expect(this.submit).toBeEnabled()
  }

  /** How the portal answers the next request to a method. */
  refuse(method: string, error: string, { status = 400, times = 1 } = {}): void {
    this.portal.faults.add({ method, fault: { kind: 'error', error, error_description: '', status }, times })
  }
}
