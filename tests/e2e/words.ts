export type TypeName = 'Call back' | 'Voice message'

/** The method that starts calls of a type. */
export const METHOD_OF_TYPE = { 'Call back': 'voximplant.callback.start', 'Voice message': 'voximplant.infocall.startwithtext' } as const

/** What a test types and chooses; everything has a usable default. */
export interface FormValues {
  type?: TypeName
  line?: string | RegExp
  number?: string
  text?: string
  voice?: string
}

type Role = 'alert' | 'alertdialog' | 'button' | 'cell' | 'checkbox' | 'combobox' | 'dialog' | 'form' | 'heading' | 'img' | 'link' | 'list' | 'listbox'
  | 'listitem' | 'option' | 'radio' | 'radiogroup' | 'region' | 'row' | 'rowgroup' | 'search' | 'spinbutton' | 'status' | 'switch' | 'table' | 'textbox'
  | 'tab' | 'toolbar'

/** Something in which elements are found as a person finds them: a frame or an element. */
export interface Place<Found> {
  /** @param options part of the name unless `exact` */
  getByRole: (role: Role, options?: { name?: string | RegExp, exact?: boolean }) => Found
  getByText: (text: string | RegExp) => Found
}

/** An element that was found: Playwright's locators are such, and the spots of the tests in other browsers. */
export interface FoundPlace<Found> extends Place<Found> {
  filter: (options: { hasText?: string | RegExp, hasNotText?: string | RegExp }) => Found
  first: () => Found
  click: () => Promise<void>
  fill: (text: string) => Promise<void>
}

/** The app by the words a person knows it by, whatever drives the browser. */
export class Words<Found extends FoundPlace<Found>, App extends Place<Found> = Place<Found>> {
  constructor(readonly app: App) {}

  /** Whom the record belongs to that the app was opened from. */
  get client() { return this.app.getByRole('form', { name: 'New call' }).getByRole('region') }
  get clientNumbers() { return this.app.getByRole('radiogroup', { name: 'Client\'s numbers' }).getByRole('radio') }
  /** Opens the menu where the client has many numbers. */
  get moreNumbers() { return this.app.getByText(/^\d+ more numbers?$/) }
  clientNumber(number: string) { return this.app.getByRole('radio', { name: number, exact: true }) }
  /** What a record is opened with that the number in the form belongs to. */
  get found() { return this.app.getByRole('button', { name: /^Open in CRM: / }) }
  get line() { return this.app.getByRole('combobox', { name: 'Line', exact: true }) }
  get number() { return this.app.getByRole('textbox', { name: 'Phone number', exact: true }) }
  get voice() { return this.app.getByRole('combobox', { name: 'Voice', exact: true }) }
  get callBack() { return this.app.getByRole('button', { name: 'Call back', exact: true }) }
  get sendMessage() { return this.app.getByRole('button', { name: 'Send voice message', exact: true }) }
  /** How the last click went; whom a number belongs to is announced too, but elsewhere. */
  get status() { return this.app.getByRole('status').filter({ hasText: /\S/, hasNotText: 'In CRM:' }) }
  get alert() { return this.app.getByRole('alert') }
  get question() { return this.app.getByRole('alertdialog') }
  get callAnyway() { return this.question.getByRole('button', { name: 'Call anyway' }) }
  get doNotCall() { return this.question.getByRole('button', { name: 'Do not call' }) }
  /** The installer's one button, as it is called before the first click. */
  get install() { return this.app.getByRole('button', { name: 'Install', exact: true }) }
  get installSteps() { return this.app.getByRole('list', { name: 'Steps of the installation' }).getByRole('listitem') }
  get tryAgain() { return this.app.getByRole('button', { name: 'Try again' }) }
  /** Attempts nobody knows the end of. */
  get unclear() { return this.app.getByRole('list', { name: 'Not clear whether these calls started' }).getByRole('listitem') }
  get recentTab() { return this.app.getByRole('tab', { name: 'Recent calls' }) }
  get recent() { return this.app.getByRole('region', { name: 'Recent calls' }).getByRole('listitem') }
  typeOfCall(name: TypeName) { return this.app.getByRole('radiogroup', { name: 'Type of call' }).getByRole('radio', { name, exact: true }) }
  text(type: TypeName = 'Call back') {
    return this.app.getByRole('textbox', { name: type === 'Voice message' ? 'What the client will hear' : 'What you will hear', exact: true })
  }
  /** Stops what would call by itself. */
  get stop() { return this.app.getByRole('button', { name: 'Stop', exact: true }) }
  /** Puts the last words of one's own into the form. */
  get lastUsed() { return this.app.getByRole('button', { name: /^Last used: / }) }
  submitButton(type: TypeName = 'Call back') { return type === 'Voice message' ? this.sendMessage : this.callBack }

  async fill({ type = 'Call back', line, number = '+49 30 901820', text = 'The client asked for a call.', voice }: FormValues = {}): Promise<void> {
    await this.typeOfCall(type).click()
    if (line) await this.choose(this.line, line)
    await this.number.fill(number)
    await this.text(type).fill(text)
    if (voice) await this.choose(this.voice, voice)
  }

  async choose(box: Found, option: string | RegExp): Promise<void> {
    // Of a long list only the entries in sight are there: typing brings the one that is wanted.
    if (typeof option === 'string') await box.fill(option)
    else await box.click()
    await this.app.getByRole('option', { name: option }).first().click()
  }
}
