import { expect, NETWORK_COMPLAINTS, test, Desk } from './desk.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/options/settings.ts'
import { writeSettings } from '../../src/core/options/writeSettings.ts'

/** Puts settings where an administrator's visit would have stored them. */
function configure({ sandbox }: Desk, change: Partial<Settings>): void {
  sandbox.portal.options.app.settings = writeSettings({ settings: { ...DEFAULT_SETTINGS, ...change }, revision: 1, by: 'Katharina Brandt', at: 0 })
}
test.use({ allowedComplaints: NETWORK_COMPLAINTS })

const names = (desk: Desk, method: string) => desk.sandbox.portal.requestsTo(method)
/** What has been answered so far: a request is logged before it has done anything. */
const answers = (desk: Desk, method: string) => names(desk, method).map(({ status }) => status)

test.describe('published lines', () => {
  test('a manager calls from any line once an administrator has opened the app', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    await expect.poll(() => answers(desk, 'app.option.set')).toEqual([200])

    await desk.open({ user: 'manager' })
    await expect(desk.line).toHaveValue('Cloud PBX (9)')
    await desk.fill({ line: /^SIP line 2/ })
    await desk.call()
    expect(desk.sandbox.portal.calls.map(({ user, line }) => ({ user, line }))).toEqual([{ user: 'manager', line: 'reg151085' }])
  })

  test('a manager without any line of their own needs nothing else', async ({ desk }) => {
    desk.sandbox.portal.people.manager.defaultLine = null
    await desk.open()
    await expect.poll(() => answers(desk, 'app.option.set')).toEqual([200])
    await desk.open({ user: 'manager' })
    await expect(desk.line).toHaveValue('SIP line')
  })

  test('are written again only when they have changed', async ({ desk }) => {
    const { portal } = desk.sandbox
    await desk.open()
    await expect.poll(() => answers(desk, 'app.option.set')).toEqual([200])
    await desk.reload()
    await desk.open({ user: 'administrator2' })
    await desk.ready()
    await desk.atRest()
    expect(names(desk, 'app.option.set')).toHaveLength(1)
    portal.lines = Object.fromEntries(Object.entries(portal.lines).slice(1))
    await desk.reload()
    await expect.poll(() => answers(desk, 'app.option.set')).toEqual([200, 200])
    await desk.atRest()
    expect(names(desk, 'app.option.set').map(({ executed }) => executed)).toEqual([true, true])
  })

  test('an administrator learns why the others do not have them, and can call all the same', async ({ desk }) => {
    desk.sandbox.portal.optionLimit = 10
    await desk.open()
    await expect(desk.alert).toContainText('Your colleagues do not have the current lines')
    await expect(desk.alert).not.toContainText('too long to be stored')
    await desk.fill()
    await desk.call()
  })

  test('nobody but administrators writes them', async ({ desk }) => {
    desk.sandbox.portal.people.manager.rights.lines = true
    await desk.open({ user: 'manager' })
    await desk.ready()
    await desk.fill()
    await desk.call()
    await desk.atRest()
    expect(names(desk, 'app.option.set')).toEqual([])
  })
})

test('without any line the administrator can be asked with a message to copy', async ({ desk }) => {
  desk.sandbox.portal.people.manager.defaultLine = 'LINK_BASE_NUMBER'
  await desk.open({ user: 'manager' })
  await expect(desk.alert).toContainText('Open Callback Desk once')
  await desk.app.getByRole('button', { name: 'Copy a message to the administrator' }).click()
  await expect(desk.app.getByText('Copied')).toBeVisible()
  const paste = await desk.page.context().newPage()
  await paste.setContent('<textarea aria-label="Message"></textarea>')
  await paste.getByRole('textbox').focus()
  await paste.keyboard.press('Control+V')
  await expect(paste.getByRole('textbox')).toHaveValue(/^Hello! Callback Desk shows me no line .* Thank you! Jonas Weber$/)
})

test.describe('what the user chose', () => {
  test('is there on another computer: line, habits, voices, country, the last words; not the number', async ({ desk, browser, passTime }) => {
    await desk.open()
    await desk.fill({ line: /^SIP line 2/, number: '+43 1 5880', text: 'For me', voice: 'German: female' })
    await desk.call()
    await desk.typeOfCall('Voice message').click()
    await desk.number.fill('+43 1 5881')
    await desk.text('Voice message').fill('{manager} will call you.')
    await desk.call('Voice message')
    await passTime(4_000)
    await expect.poll(() => names(desk, 'user.option.set').at(-1)?.params).toMatchObject({ options: { choices: expect.stringContaining('"country":"AT"') } })

    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    const elsewhere = new Desk(await context.newPage(), desk.sandbox, desk.complaints)
    await elsewhere.open()
    await expect(elsewhere.line).toHaveValue('SIP line 2')
    await expect(elsewhere.text()).toHaveValue('Callback: you are being connected with the client.')
    await expect(elsewhere.lastUsed).toHaveAccessibleName('Last used: For me')
    await expect(elsewhere.voice).toHaveValue('German: female')
    await expect(elsewhere.number).toHaveValue('')
    await expect(elsewhere.app.getByText(/Austria/)).toBeVisible()
    await elsewhere.typeOfCall('Voice message').click()
    await expect(elsewhere.text('Voice message')).toHaveValue('{manager} will call you.')
    await context.close()
  })

  test('is one request for a burst of changes', async ({ desk, passTime }) => {
    await desk.open()
    await desk.ready()
    await expect.poll(() => names(desk, 'user.option.set').length).toBe(1)
    await desk.text().pressSequentially('A text typed letter by letter')
    await desk.choose(desk.line, /^SIP line 2/)
    await passTime(4_000)
    await expect.poll(() => names(desk, 'user.option.set').length).toBe(2)
    // Much longer than a burst lasts: nothing follows.
    await passTime(60_000)
    await desk.atRest()
    expect(names(desk, 'user.option.set')).toHaveLength(2)
  })
})

test.describe('what an administrator has set', () => {
  const texts: Settings['texts'] = {
    callback: { standard: 'Callback for {name}.', ready: [{ name: '', text: 'Please call {name} about the offer.' }, { name: '', text: 'A second text' }] },
    infocall: { standard: '', ready: [] }
  }

  test('from CRM the standard text makes it one click', async ({ desk }) => {
    configure(desk, { texts })
    desk.sandbox.portal.placements = [{
      placement: 'CRM_CONTACT_DETAIL_TOOLBAR', handler: desk.sandbox.appUrl, title: 'Call back', description: '', langAll: {}
    }]
    await desk.openFromCard('/crm/contact/details/2/')
    await expect(desk.number).toHaveValue('+44 20 7946 0321')
    await desk.call()
    expect(desk.sandbox.portal.calls.map(({ number, text }) => ({ number, text }))).toEqual([
      { number: '+442079460321', text: 'Callback for Oliver Bennett.' }
    ])
  })

  test('ready-made texts take the place of one\'s own, which comes back with one click', async ({ desk }) => {
    configure(desk, { texts })
    await desk.open({ user: 'manager' })
    await desk.text().fill('My own words')
    const menu = desk.app.getByRole('button', { name: 'Ready-made texts' })
    await menu.click()
    await desk.app.getByRole('menuitem', { name: 'A second text' }).click()
    await expect(desk.text()).toHaveValue('A second text')
    await desk.app.getByRole('button', { name: 'Back to my text' }).click()
    await expect(desk.text()).toHaveValue('My own words')
    await expect(desk.text()).toBeFocused()
    await menu.click()
    await expect(desk.app.getByRole('menuitem')).toHaveText([...texts.callback.ready.map(({ text }) => text), 'Keep this text as mine…', 'My texts in the settings'])
    await desk.page.keyboard.press('Escape')
    await desk.typeOfCall('Voice message').click()
    // Those of the other type of call.
    await menu.click()
    await expect(desk.app.getByRole('menuitem', { name: 'My texts in the settings' })).toBeVisible()
    await expect(desk.app.getByRole('menuitem', { name: 'A second text' })).toHaveCount(0)
  })

  test('one\'s own words come back from behind a ready-made text after a reload too', async ({ desk }) => {
    configure(desk, { texts })
    await desk.open({ user: 'manager' })
    await desk.text().fill('My own words')
    const menu = desk.app.getByRole('button', { name: 'Ready-made texts' })
    await menu.click()
    await desk.app.getByRole('menuitem', { name: 'A second text' }).click()
    await desk.reload()
    await desk.text().focus()
    await desk.app.getByRole('button', { name: 'Back to my text' }).click()
    await expect(desk.text()).toHaveValue('My own words')
  })

  test('a call in the quiet hours is asked about', async ({ desk }) => {
    configure(desk, { quiet: { from: '00:00', to: '00:00' } })
    await desk.open({ user: 'manager' })
    await desk.fill()
    await desk.callBack.click()
    await expect(desk.question).toContainText('Call in the quiet hours?')
    expect(desk.posts()).toEqual([])
    await desk.settled()
    await desk.callAllTheSame()
    expect(desk.posts()).toHaveLength(1)
  })
})
