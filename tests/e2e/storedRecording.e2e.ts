import { writeFileSync } from 'node:fs'
import type { Fault } from '../../sandbox/index.ts'
import { bindEverywhere, Desk, expect, NETWORK_COMPLAINTS, test, type FormValues } from './desk.ts'
import { liveOn } from './lostAnswers.ts'
import { besideTheApp, fixtureFile, storedIn, type StoredFixture } from './storedFixture.ts'
import { toSection } from './settingsPage.ts'

/**
 * Records what this version of the app stores, from a real run of it, for later versions to open (`storedData.e2e.ts`). It is no test, and
 * runs only where it is asked for, by the name of the file it is to write:
 *
 *     RECORD_STORED=2026-11 npx playwright test tests/e2e/storedRecording.e2e.ts
 *
 * A recording is never made anew by a later version: that would say nothing about the earlier one. Each version has a file of its own.
 */
const version = process.env['RECORD_STORED'] ?? ''

test.skip(version === '', 'records only where RECORD_STORED names a version')
test.use({ hurries: true, allowedComplaints: NETWORK_COMPLAINTS })

const MINUTE = 60_000
const NOTE = 'crm.timeline.comment.add'
const TODO = 'crm.activity.todo.add'
const LOST: Fault = { kind: 'cut', executed: false }
const RANG_AND_LOST: Fault = { kind: 'cut', executed: true }
const SILENT: Fault = { kind: 'silent', executed: false }
const OWN_TEXT = 'For my own ear, and not sent.'
const METHODS = ['voximplant.callback.start', 'voximplant.infocall.startwithtext']

/** A page that is loaded from now on has the time as it is here: what has passed so far would pass in it once more. */
async function onTime(desk: Desk, load: () => Promise<void>): Promise<void> {
  await desk.page.clock.setSystemTime(Date.now())
  await load()
  await desk.ready()
}

/** One click whose answer is lost, or never comes. */
async function loses(desk: Desk, fault: Fault, values: FormValues): Promise<void> {
  await desk.fill(values)
  for (const method of METHODS) desk.sandbox.portal.faults.add({ method, fault })
  await desk.send(values.type)
  desk.sandbox.portal.faults.clear()
}

/** The same, until it is said that nobody knows. */
async function unclear(desk: Desk, fault: Fault, values: FormValues): Promise<void> {
  await loses(desk, fault, values)
  await expect(desk.alert).toContainText('Not clear whether the call started')
  await desk.settled(values.type)
}

/** A call to a client in CRM, and a note or to-do for them in the panel that is offered then. */
class Client {
  constructor(private readonly desk: Desk, private readonly name: string) {}

  get panel() { return this.desk.app.getByRole('region', { name: new RegExp(`^(Note|To-do) for .*${this.name}`) }) }

  async call(values: FormValues): Promise<void> {
    await this.desk.fill(values)
    await this.desk.call(values.type)
    await this.desk.settled(values.type)
    await expect(this.desk.app.getByRole('button', { name: 'Note', exact: true })).toBeVisible()
  }

  async open(kind: 'Note' | 'To-do'): Promise<void> {
    await this.desk.app.getByRole('button', { name: kind, exact: true }).click()
    await expect(this.panel).toBeVisible()
  }

  async writeNote(text: string): Promise<void> {
    await this.open('Note')
    await this.panel.getByRole('textbox', { name: 'Text of the note' }).fill(text)
    await this.panel.getByRole('button', { name: 'Add note' }).click()
  }

  async writeTodo(title: string, description: string): Promise<void> {
    await this.open('To-do')
    await this.panel.getByRole('textbox', { name: 'Task' }).fill(title)
    await this.panel.getByRole('textbox', { name: 'Details' }).fill(description)
    await this.panel.getByRole('button', { name: /^Tomorrow/ }).click()
  }

  async addTodo(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Add to-do' }).click()
  }
}

/** Settings of every kind, and a change that is left unsaved. */
async function administratorsVisit(desk: Desk): Promise<void> {
  const { app } = desk
  const section = (name: string) => app.getByRole('region', { name, exact: true })
  const minutes = app.getByRole('spinbutton', { name: 'Minutes within which to ask about a second call' })
  await onTime(desk, () => desk.open())
  await app.getByRole('button', { name: 'Settings', exact: true }).click()
  await toSection(desk, 'Lines')
  await section('Lines').getByRole('switch', { name: 'Offer all lines' }).click()
  const lines = app.getByRole('group', { name: 'Offered lines' })
  await lines.getByRole('button', { name: 'Clear all' }).click()
  for (const name of ['Office PBX 1', 'Cloud PBX (9)', 'SIP line 2']) await lines.getByRole('checkbox', { name }).click()
  await desk.choose(app.getByRole('combobox', { name: 'Default line' }), 'Cloud PBX (9)')
  await toSection(desk, 'Voices')
  await section('Voices').getByRole('switch', { name: 'Offer all voices' }).click()
  const voices = app.getByRole('group', { name: 'Offered voices' })
  await voices.getByRole('button', { name: 'Clear all' }).click()
  await voices.getByRole('searchbox').fill('german')
  for (const voice of await voices.getByRole('checkbox').all()) await voice.click()
  await toSection(desk, 'Texts for callbacks')
  await section('Texts for callbacks').getByRole('textbox', { name: 'Default text' }).fill('A callback for {name}, by {manager}.')
  await toSection(desk, 'Texts for voice messages')
  const messages = section('Texts for voice messages')
  for (const text of ['Your order is ready.', 'Wir haben heute geschlossen: „bis morgen“ 👋']) {
    await messages.getByRole('button', { name: 'Add a text' }).click()
    await desk.page.keyboard.type(text)
  }
  await toSection(desk, 'Ask before calling')
  await app.getByRole('switch', { name: 'Quiet hours' }).click()
  await app.getByLabel('From', { exact: true }).fill('21:30')
  await minutes.fill('15')
  await toSection(desk, 'Smart processes')
  await app.getByRole('checkbox', { name: 'Service visits' }).click()
  await app.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(app.getByText('Settings saved')).toBeVisible()
  await expect.poll(() => desk.sandbox.portal.placements.map(({ placement }) => placement)).toContain('CRM_DYNAMIC_183_DETAIL_TOOLBAR')
  await desk.atRest()

  await toSection(desk, 'Ask before calling')
  await minutes.fill('20')
  await minutes.blur()
  await expect.poll(() => desk.frame.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':1:settings')))).toBe(true)
}

/** Attempts about which the portal's records have told something, while the manager may see everybody's calls. */
async function foundAttempts(desk: Desk, passTime: (ms: number) => Promise<void>): Promise<void> {
  const { portal } = desk.sandbox
  // Only those see it who see everybody's calls: that is how they can be told.
  portal.telephony.enter([{ id: 'infocall.old.1', type: 'infocall', at: Date.now() - 24 * 60 * MINUTE, userId: 1, line: 'reg151083', number: '+4940428999', code: '200', duration: 5, app: null }])
  // Messages: their end is known sooner than that of a conversation. The first surely did not happen, the second most likely.
  await unclear(desk, LOST, { type: 'Voice message', number: '+49 40 428990', text: 'Surely not sent.', line: /reg151083/ })
  await liveOn(desk, passTime, 60 * MINUTE)
  await unclear(desk, LOST, { type: 'Voice message', number: '+49 40 428991', text: 'Most likely not sent.' })
  await liveOn(desk, passTime, 25 * MINUTE)
  await expect(desk.unclear).toHaveCount(0)
  await expect(desk.recent.filter({ hasText: 'Did not happen' })).toHaveCount(2)
  await expect(desk.recent.filter({ hasText: 'most likely' })).toHaveCount(1)

  // A callback's record names who picked it up, a message's nobody: one is found for sure, the other most likely.
  await unclear(desk, RANG_AND_LOST, { number: '+49 30 901820', text: 'Rang, and was found.', voice: 'German: female' })
  await unclear(desk, RANG_AND_LOST, { type: 'Voice message', number: '+49 30 901821', text: 'Sent, and most likely found.' })
  await expect.poll(() => portal.calls.map(({ state }) => state)).toEqual(['ended', 'ended'])
  await passTime(31_000)
  await expect(desk.unclear).toHaveCount(0)
  await expect(desk.recent.filter({ hasText: 'Answered' })).toHaveCount(2)
}

test('records what this version stores', async ({ desk, sandbox, passTime, browser }) => {
  test.setTimeout(300_000)
  const { portal } = sandbox
  const { page } = desk
  bindEverywhere(sandbox)
  portal.bucket.enabled = false
  portal.telephony.speed = 100
  // Noon, on the clock of whoever records it: no quiet hours.
  const noon = new Date().setHours(36, 0, 0, 0)
  await passTime(noon - Date.now())
  await administratorsVisit(desk)

  portal.people.manager.rights.statistics = 'any'
  await onTime(desk, () => desk.open({ user: 'manager' }))
  await foundAttempts(desk, passTime)

  // From here on as a manager usually sees calls: their own. That a message's record is not in sight by then is noted.
  portal.people.manager.rights.statistics = 'own'
  await onTime(desk, () => desk.reload())
  await liveOn(desk, passTime, 70 * MINUTE)
  await expect.poll(() => desk.frame.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':messages-missed') && localStorage.getItem(key) !== 'null'))).toBe(true)
  for (const { number, answer } of [{ number: '+49 30 901822', answer: 'It rang' }, { number: '+49 30 901823', answer: 'It did not ring' }]) {
    await unclear(desk, LOST, { number, text: `${answer}, as the client says.` })
    await desk.unclear.getByRole('button', { name: answer, exact: true }).click()
    await expect(desk.unclear).toHaveCount(0)
    await desk.settled()
  }

  await desk.fill({ number: '+49 30 901824', text: 'Refused.' })
  portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'error', error: 'ERROR_CORE', error_description: 'Phone number is not correct', status: 400 } })
  await desk.send()
  await expect(desk.alert).toContainText('The portal does not accept this phone number')
  await desk.settled()

  // Started, with a note and a to-do.
  const anna = new Client(desk, 'Anna Schneider')
  await anna.call({ number: '+49 30 23125 101', text: 'Line one.\nLine two: "quoted" & 3 < 5, ünïcode 👩‍👩‍👧.' })
  await anna.writeNote('Wants the offer by Monday.\nAsks for "plan B" & <two> copies 👍')
  await expect(anna.panel.getByRole('status')).toContainText('Note added')
  await anna.writeTodo('Send Anna the offer', 'With both variants.')
  await anna.addTodo()
  await expect(anna.panel.getByRole('status')).toContainText('To-do added')

  // Started, and the line gave no id; the note is refused and stays as a draft, beside that of a to-do.
  const oliver = new Client(desk, 'Oliver Bennett')
  portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'noCallId' } })
  await oliver.call({ number: '+44 20 7946 0321', text: 'Started without an id.' })
  const contact = portal.crm.contacts.find(({ id }) => id === 2)
  if (!contact) throw new Error('The client is gone')
  contact.assignedById = 1
  await oliver.writeNote('Refused, and kept as a draft.')
  await expect(oliver.panel.getByRole('alert')).toContainText('You are not allowed to add anything to this client in CRM.')
  contact.assignedById = 7
  await oliver.writeTodo('Call Oliver again', 'A to-do that was never added.')

  // Missed, so that the line may ring it again; a note the user does without, and a to-do that is there, as the user says.
  const wolfgang = new Client(desk, 'Wolfgang Ebert')
  portal.telephony.next({ code: '304' })
  await wolfgang.call({ number: '+49 89 99998 230', text: 'Missed.' })
  await expect.poll(() => portal.calls.every(({ state }) => state === 'ended')).toBe(true)
  await passTime(31_000)
  await expect(desk.recent.first()).toContainText('Not answered')
  portal.faults.add({ method: NOTE, fault: LOST })
  await wolfgang.writeNote('Lost, and done without.')
  await expect(wolfgang.panel.getByRole('alert')).toContainText('Not clear whether the note was added')
  await wolfgang.panel.getByRole('button', { name: 'Skip' }).click()
  portal.faults.add({ method: TODO, fault: LOST })
  await wolfgang.writeTodo('Lost, and there all the same', '')
  await wolfgang.addTodo()
  await expect(wolfgang.panel.getByRole('alert')).toContainText('Not clear whether the to-do was added')
  await wolfgang.panel.getByRole('button', { name: 'It is there' }).click()
  await expect(wolfgang.panel.getByRole('status')).toContainText('To-do added')

  // A note and a to-do nobody knows the end of.
  const grace = new Client(desk, 'Grace')
  await grace.call({ number: '+1 202 555 0147', text: 'For a note that is lost.' })
  portal.faults.add({ method: NOTE, fault: LOST })
  await grace.writeNote('Lost, and still looked for.')
  await expect(grace.panel.getByRole('alert')).toContainText('Not clear whether the note was added')
  portal.faults.add({ method: TODO, fault: LOST })
  await grace.writeTodo('Lost to-do', 'Nobody knows.')
  await grace.addTodo()
  await expect(grace.panel.getByRole('alert')).toContainText('Not clear whether the to-do was added')

  await unclear(desk, LOST, { number: '+49 30 901825', text: 'Nobody knows whether this one rang.' })
  await expect(desk.unclear).toHaveCount(1)

  // A note on its way, then a call on its way, and with both the page is left. By then something else is being typed.
  const maria = new Client(desk, 'Мария')
  await maria.call({ number: '+7 999 000 00 12', text: 'For a note on its way.' })
  portal.faults.add({ method: NOTE, fault: SILENT })
  await maria.writeNote('На пути, когда страница закрылась.')
  await expect.poll(() => portal.requestsTo(NOTE).at(-1)?.outcome).toBe('silent')
  await loses(desk, SILENT, { number: '+49 30 901826', text: 'On its way when the page was closed.' })
  await desk.text().fill(OWN_TEXT)
  // What an earlier call and a ready-made text take the place of can be brought back.
  await desk.app.getByRole('button', { name: 'Fill in again: +7 999 000 00 12' }).click()
  await desk.fill({ type: 'Voice message', line: /reg151085/, number: '+49 (0)30 90 18-27', text: 'Typed, and not sent: "Grüße" 👋', voice: 'German: male' })
  await desk.app.getByRole('button', { name: 'Ready-made texts' }).click()
  await desk.app.getByRole('menuitem', { name: 'Your order is ready.' }).click()
  await expect(desk.text('Voice message')).toHaveValue('Your order is ready.')
  // What follows the user is on the portal.
  await expect.poll(() => String(portal.options.user[7]?.['choices'])).toMatch(/For my own ear.*Your order is ready/)
  await expect.poll(() => String(portal.options.user[7]?.['attempts'])).toContain('901825')
  await besideTheApp(page, sandbox)
  const left = { localStorage: await storedIn(page, 'localStorage'), sessionStorage: await storedIn(page, 'sessionStorage') }

  // Another computer, whose attempt this one has not heard of.
  const elsewhere = await browser.newContext({ ignoreHTTPSErrors: true })
  await elsewhere.clock.install({ time: Date.now() })
  const other = new Desk(await elsewhere.newPage(), sandbox, desk.complaints)
  await other.open({ user: 'manager' })
  await other.ready()
  await unclear(other, LOST, { number: '+49 30 901828', text: OWN_TEXT })
  await expect.poll(() => String(portal.options.user[7]?.['attempts'])).toContain('901828')
  await elsewhere.close()

  // A browser that keeps nothing: its attempt is on the portal since before its request left.
  const closed = await browser.newContext({ ignoreHTTPSErrors: true })
  await closed.clock.install({ time: Date.now() })
  const blocked = new Desk(await closed.newPage(), sandbox, desk.complaints)
  await blocked.blockStorage()
  await blocked.open({ user: 'manager' })
  await blocked.ready()
  await loses(blocked, SILENT, { number: '+49 30 901829', text: OWN_TEXT })
  await closed.close()

  const texts = (options: Readonly<Record<string, unknown>> = {}) => Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]))
  const { app, user } = portal.options
  const recorded: StoredFixture = {
    at: Date.now(),
    ...left,
    options: { app: texts(app), user: Object.fromEntries(Object.entries(user).map(([id, options]) => [id, texts(options)])) }
  }
  writeFileSync(fixtureFile(version), `${JSON.stringify(recorded, null, 2)}\n`)
})
