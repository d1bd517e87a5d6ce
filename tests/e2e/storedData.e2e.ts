import { expect, test, type Desk, type TypeName } from './desk.ts'
import { entryOf, idsIn, idsInOption, plant, storedFixture, storedIn, type StoredFixture } from './storedFixture.ts'
import { toSection } from './settingsPage.ts'

/**
 * What earlier versions have stored is opened with nothing lost and nothing called. What they stored is recorded from them
 * (`storedRecording.e2e.ts`), and moved in time as if it had been a moment ago.
 */
test.use({ hurries: true })

const VERSION = '2026-11'
const MANAGER = 7
/** In nobody's quiet hours. */
const NOON = 12

/** Methods that call, or write to a client's timeline. */
const DOING = ['voximplant.callback.start', 'voximplant.infocall.startwithtext', 'crm.timeline.comment.add', 'crm.activity.todo.add']

interface Recent {
  number: string
  type?: TypeName
  likely?: true
  state: string
}

/** What is said of the calls of the browser the recording is from, newest first. */
const RECENT: readonly Recent[] = [
  { number: '+49 30 901826', state: 'Not clear' },
  { number: '+7 999 000 00 12', state: 'Started' },
  { number: '+49 30 901825', state: 'Not clear' },
  { number: '+1 202 555 0147', state: 'Started' },
  { number: '+49 89 99998230', state: 'Started' },
  { number: '+44 20 7946 0321', state: 'Started' },
  { number: '+49 30 23125101', state: 'Started' },
  { number: '+49 30 901824', state: 'Refused' },
  { number: '+49 30 901823', state: 'Did not ring, as you said' },
  { number: '+49 30 901822', state: 'Rang, as you said' },
  { number: '+49 30 901821', type: 'Voice message', likely: true, state: 'Started' },
  { number: '+49 30 901820', state: 'Started' },
  { number: '+49 40 428991', type: 'Voice message', likely: true, state: 'Did not happen' },
  { number: '+49 40 428990', type: 'Voice message', state: 'Did not happen' }
]
/** Those the portal has kept: of a browser that keeps nothing, and of another computer. */
const ELSEWHERE: readonly Recent[] = [
  { number: '+49 30 901829', state: 'Not clear' },
  { number: '+49 30 901828', state: 'Not clear' }
]
/** As many of them the desk shows, the newest. */
const SHOWN = 12
/** Those of them whose end is known. */
const SETTLED = 8

const wordsOf = ({ number, type = 'Call back', likely, state }: Recent) =>
  new RegExp(`^\\s*${number.replace('+', '\\+')}\\s*${state}${likely ? ' · most likely' : ''}\\s*${type} · [\\d:]+\\s[AP]M\\s*$`)

interface Opening {
  passTime: (ms: number) => Promise<void>
  user?: 'manager' | 'administrator'
  hour?: number
  change?: (stored: StoredFixture) => StoredFixture
}

/** Opens the desk with all that is stored, as if it had been a moment ago. @returns what was stored */
async function openWithStored(desk: Desk, { passTime, user = 'manager', hour = NOON, change = stored => stored }: Opening): Promise<StoredFixture> {
  // The hour of tomorrow.
  await passTime(new Date().setHours(24 + hour, 0, 0, 0) - Date.now())
  const stored = change(storedFixture(VERSION, Date.now()))
  await plant(desk.page, desk.sandbox, stored)
  // A page that is loaded from now on has that time too: what has passed so far would pass in it once more.
  await desk.page.clock.setSystemTime(Date.now())
  await desk.open({ user })
  await desk.ready()
  return stored
}

test.afterEach('nothing was called, and nothing was added', async ({ desk }) => {
  const { portal } = desk.sandbox
  await desk.atRest()
  const asked = portal.requests.flatMap(({ method, commands = [] }) => [method, ...commands.map(command => command.method)])
  expect(asked.filter(method => DOING.includes(method))).toEqual([])
  expect(portal.calls).toEqual([])
  expect([...portal.timeline.comments, ...portal.timeline.todos]).toEqual([])
})

test('attempts and notes nobody knows the end of are listed, each with its buttons', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime })
  await expect(desk.unclear).toHaveText([
    /^\s*Call back to \+49 30 901829, .*The page was closed or reloaded before the portal answered/s,
    /^\s*Call back to \+49 30 901828, .*The connection was lost before the portal answered/s,
    /^\s*Call back to \+49 30 901826, .*The page was closed or reloaded before the portal answered/s,
    /^\s*Call back to \+49 30 901825, .*The connection was lost before the portal answered/s
  ])
  for (const attempt of await desk.unclear.all()) await expect(attempt.getByRole('button')).toHaveText(['It rang', 'It did not ring'])

  const notes = desk.app.getByRole('list', { name: 'Not clear whether these were added' }).getByRole('listitem')
  await expect(notes).toHaveText([
    /^\s*Note for Мария Иванова, .*На пути, когда страница закрылась\..*The page was closed or reloaded before the portal answered/s,
    /^\s*To-do for Grace O'Connor, .*Lost to-do.*Nobody knows\..*The connection was lost before the portal answered/s,
    /^\s*Note for Grace O'Connor, .*Lost, and still looked for\..*The connection was lost before the portal answered/s
  ])
  for (const note of await notes.all()) {
    for (const name of ['Open the timeline', 'It is there', 'Add again', 'Skip']) await expect(note.getByRole('button', { name })).toBeVisible()
  }
})

test('the newest calls say what became of them', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime })
  await expect(desk.recent).toHaveText([...ELSEWHERE, ...RECENT].slice(0, SHOWN).map(wordsOf))
})

test('and so do older ones, once there are no newer', async ({ desk, passTime }) => {
  const older = RECENT.slice(-SETTLED)
  await openWithStored(desk, {
    passTime,
    change: ({ localStorage, options, ...stored }) => ({
      ...stored,
      localStorage: Object.fromEntries(Object.entries(localStorage).map(([key, value]): [string, unknown] => [
        key, key.endsWith(':attempts') && Array.isArray(value) ? value.slice(-SETTLED) : value
      ])),
      options: { ...options, user: {} }
    })
  })
  await expect(desk.recent).toHaveText(older.map(wordsOf))
  await expect(desk.unclear).toHaveCount(0)
})

test('before a number is called again, what its attempt is known for is asked about', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime })
  const questions = [
    // Nobody knows, here, on another computer, and where the page was gone before the answer.
    ...['+49 30 901825', '+49 30 901826', '+49 30 901828', '+49 30 901829'].map(number => ({ number, words: `An earlier call to ${number} may have started` })),
    { number: '+49 40 428991', words: 'A call to +49 40 428991 probably did not happen' },
    { number: '+49 89 99998230', words: 'Your call to +49 89 99998230 was not answered' },
    // The administrator has set how long a call is recent. One line gave no id; of the third somebody has said that it rang.
    ...['+7 999 000 00 12', '+44 20 7946 0321', '+49 30 901822'].map(number => ({ number, words: `You called ${number} less than 15 minutes ago` }))
  ]
  for (const { number, words } of questions) {
    await test.step(words, async () => {
      await desk.fill({ number })
      await desk.callBack.click()
      await expect(desk.question).toContainText(words)
      await desk.settled()
      await desk.doNotCall.click()
      await expect(desk.question).toBeHidden()
    })
  }
})

test('what was typed stands in the form, and what it took the place of can be brought back', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime })
  await desk.expectIntact({ type: 'Voice message', number: '+49 (0)30 90 18-27', text: 'Your order is ready.' })
  await expect(desk.line).toHaveValue('SIP line 2')
  await expect(desk.voice).toHaveValue('German: male')
  const bringBack = desk.app.getByRole('button', { name: 'Back to my text' })
  await desk.text('Voice message').focus()
  await bringBack.click()
  await expect(desk.text('Voice message')).toHaveValue('Typed, and not sent: "Grüße" 👋')

  await desk.typeOfCall('Call back').click()
  await expect(desk.text()).toHaveValue('For a note on its way.')
  await expect(desk.voice).toHaveValue('German: female')
  await bringBack.click()
  await expect(desk.text()).toHaveValue('For my own ear, and not sent.')
})

test('what was typed for notes and to-dos stands in theirs', async ({ desk, passTime }) => {
  const { portal } = desk.sandbox
  await openWithStored(desk, { passTime })
  // Long before the calls of the recording: this one is none of theirs.
  portal.telephony.enter([{
    id: 'callback.1', type: 'callback', at: Date.now() - 8 * 60 * 60_000, userId: MANAGER, line: 'reg151083', number: '+442079460321', code: '200', duration: 20, app: null
  }])
  await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
  await desk.app.getByRole('button', { name: /^Note: / }).click()
  const panel = desk.app.getByRole('region', { name: /^(Note|To-do) for Oliver Bennett/ })
  await expect(panel.getByRole('textbox', { name: 'Text of the note' })).toHaveValue('Refused, and kept as a draft.')
  await desk.app.getByRole('button', { name: /^To-do: / }).click()
  await expect(panel.getByRole('textbox', { name: 'Task' })).toHaveValue('Call Oliver again')
  await expect(panel.getByRole('textbox', { name: 'Details' })).toHaveValue('A to-do that was never added.')
})

test('what the administrator has set is in force', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime })
  await desk.line.click()
  await expect(desk.app.getByRole('option')).toHaveText([/^Cloud PBX \(9\)/, /^SIP line 2/, /^Office PBX 1/])
  await desk.page.keyboard.press('Escape')
  await desk.voice.click()
  await expect(desk.app.getByRole('option')).toHaveText([/^Portal default/, /^German: female/, /^German: male/])
  await desk.page.keyboard.press('Escape')
  await desk.text('Voice message').focus()
  await desk.app.getByRole('button', { name: 'Ready-made texts' }).click()
  await expect(desk.app.getByRole('menuitem')).toHaveText(['Your order is ready.', 'Wir haben heute geschlossen: „bis morgen“ 👋', 'My texts in the settings'])
})

test('the quiet hours are', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime, hour: 22 })
  await desk.fill({ number: '+49 40 428995' })
  await desk.callBack.click()
  await expect(desk.question).toContainText('Call in the quiet hours?')
  await expect(desk.question).toContainText(/9:30.PM to 8:00.AM/)
  await desk.settled()
  await desk.doNotCall.click()
})

test('an administrator finds the settings, and the change that was never saved', async ({ desk, passTime }) => {
  await openWithStored(desk, { passTime, user: 'administrator' })
  const { app } = desk
  // Nobody has typed another one here.
  await expect(desk.text()).toHaveValue('A callback for {name}, by {manager}.')
  await app.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(app.getByText('Your changes from last time are here again. They are not saved yet.')).toBeVisible()
  await toSection(desk, 'Ask before calling')
  await expect(app.getByRole('spinbutton', { name: 'Minutes within which to ask about a second call' })).toHaveValue('20')
  const offered = (name: string) => app.getByRole('group', { name }).getByRole('checkbox', { checked: true })
  await toSection(desk, 'Lines')
  await expect(offered('Offered lines')).toHaveCount(3)
  await expect(app.getByRole('combobox', { name: 'Default line' })).toHaveValue('Cloud PBX (9)')
  await toSection(desk, 'Voices')
  await expect(offered('Offered voices')).toHaveCount(2)
  await toSection(desk, 'Texts for callbacks')
  await expect(app.getByRole('region', { name: 'Texts for callbacks', exact: true }).getByRole('textbox', { name: 'Default text' }))
    .toHaveValue('A callback for {name}, by {manager}.')
  await toSection(desk, 'Texts for voice messages')
  await expect(app.getByRole('region', { name: 'Texts for voice messages', exact: true }).getByRole('textbox', { name: /^Text/ })).toHaveCount(2)
  await toSection(desk, 'Ask before calling')
  await expect(app.getByLabel('From', { exact: true })).toHaveValue('21:30')
  await toSection(desk, 'Smart processes')
  await expect(app.getByRole('checkbox', { name: 'Service visits' })).toBeChecked()
  await expect(app.getByText('Saved by Katharina Brandt')).toBeVisible()
})

test('every attempt and every note is still stored, here and on the portal', async ({ desk, passTime }) => {
  const { portal } = desk.sandbox
  const before = await openWithStored(desk, { passTime })
  const optionsBefore = before.options.user[MANAGER] ?? {}
  const attempts = idsIn(entryOf(before.localStorage, MANAGER, 'attempts'))
  const carried = idsInOption(optionsBefore['attempts'])
  const notes = idsIn(entryOf(before.localStorage, MANAGER, 'notes'))
  expect([attempts.length, notes.length]).toEqual([RECENT.length, 8])
  await expect(desk.unclear).toHaveCount(4)
  // What this browser has learnt goes to the portal too, a moment later.
  const onPortal = () => idsInOption(portal.options.user[MANAGER]?.['attempts'])
  await expect.poll(() => onPortal().length).toBeGreaterThan(carried.length)
  await desk.atRest()

  const after = await storedIn(desk.frame, 'localStorage')
  const every = new Set([...attempts, ...carried, ...idsInOption(optionsBefore['ahead'])])
  expect(every.size).toBe(RECENT.length + ELSEWHERE.length)
  expect(new Set(idsIn(entryOf(after, MANAGER, 'attempts')))).toEqual(every)
  expect(onPortal()).toEqual(expect.arrayContaining(carried))
  expect(idsIn(entryOf(after, MANAGER, 'notes'))).toEqual(notes)
  expect(entryOf(after, MANAGER, 'note-drafts')).toEqual(entryOf(before.localStorage, MANAGER, 'note-drafts'))
  expect(entryOf(after, MANAGER, 'browser')).toBe(entryOf(before.localStorage, MANAGER, 'browser'))
})
