import type { Sandbox } from '../../sandbox/index.ts'
import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { toSection } from './settingsPage.ts'

/** What the portal holds, as this version writes it. */
const stored = ({ portal }: Sandbox) => JSON.parse(String(portal.options.app.settings))
const put = ({ portal }: Sandbox, text: string) => {
  portal.options.app = { ...portal.options.app, settings: text }
}
const DEFAULTS = {
  lines: null, voices: null, defaultLine: null, quiet: null, recentMinutes: 1, processTypes: [],
  texts: { callback: { standard: '', ready: [] }, infocall: { standard: '', ready: [] } }
}
const saveOf = (change: object, by = 'Sergei Morozov', revision = 1) => JSON.stringify({
  v: 1, revision, by, at: Date.UTC(2026, 0, 15, 12), settings: { ...DEFAULTS, ...change }
})

const section = (desk: Desk, name: string) => desk.app.getByRole('region', { name, exact: true })
const save = (desk: Desk) => desk.app.getByRole('button', { name: 'Save', exact: true })
const heading = (desk: Desk) => desk.app.getByRole('heading', { name: 'Settings' })
const minutes = (desk: Desk) => desk.app.getByRole('spinbutton', { name: 'Minutes within which to ask about a second call' })

async function openSettings(desk: Desk, user: 'administrator' | 'administrator2' | 'manager' = 'administrator'): Promise<void> {
  await desk.open({ user })
  await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(heading(desk)).toBeFocused()
}

async function setMinutes(desk: Desk, value: string): Promise<void> {
  await toSection(desk, 'Ask before calling')
  await minutes(desk).fill(value)
  await minutes(desk).blur()
}

const writes = ({ portal }: Sandbox) => portal.requestsTo('batch').flatMap(request => request.commands ?? []).filter(({ method }) => method === 'app.option.set')

test('every setting is stored, shown after a reload and to the other administrator', async ({ desk, sandbox }) => {
  await openSettings(desk)
  await toSection(desk, 'Lines')
  await section(desk, 'Lines').getByRole('switch', { name: 'Offer all lines' }).click()
  const lines = desk.app.getByRole('group', { name: 'Offered lines' })
  await lines.getByRole('button', { name: 'Clear all' }).click()
  await lines.getByRole('checkbox', { name: 'Office PBX 1' }).click()
  await lines.getByRole('checkbox', { name: 'Cloud PBX (9)' }).click()
  await desk.choose(desk.app.getByRole('combobox', { name: 'Default line' }), 'Office PBX 1')
  await toSection(desk, 'Voices')
  await section(desk, 'Voices').getByRole('switch', { name: 'Offer all voices' }).click()
  const voices = desk.app.getByRole('group', { name: 'Offered voices' })
  await voices.getByRole('button', { name: 'Clear all' }).click()
  await voices.getByRole('searchbox').fill('german female')
  await voices.getByRole('checkbox').first().click()
  const callbacks = section(desk, 'Texts for callbacks')
  await toSection(desk, 'Texts for callbacks')
  await callbacks.getByRole('textbox', { name: 'Default text' }).fill('Call {name} of {compny}')
  await expect(callbacks.getByText('{compny} is not known')).toBeVisible()
  await callbacks.getByRole('textbox', { name: 'Default text' }).fill('Call {name} of {company}')
  await expect(callbacks.getByText('Call Anna Smith of Smith & Sons')).toBeVisible()
  const messages = section(desk, 'Texts for voice messages')
  await toSection(desk, 'Texts for voice messages')
  await messages.getByRole('textbox', { name: 'Your company, as clients know it' }).fill('Nordlicht')
  for (const text of ['Your order is ready.', 'We are closed today.']) {
    await messages.getByRole('button', { name: 'Add a text' }).click()
    await desk.page.keyboard.type(text)
  }
  await messages.getByRole('textbox', { name: 'Name of text 1' }).fill('Order')
  await toSection(desk, 'Ask before calling')
  await desk.app.getByRole('switch', { name: 'Quiet hours' }).click()
  await desk.app.getByLabel('From', { exact: true }).fill('21:30')
  await setMinutes(desk, '15')
  await toSection(desk, 'Smart processes')
  await desk.app.getByRole('checkbox', { name: 'Service visits' }).click()
  await save(desk).click()
  await expect(desk.app.getByText('Settings saved')).toBeVisible()
  await expect(save(desk)).toHaveAttribute('aria-disabled', 'true')
  const written = stored(sandbox)
  expect(written).toMatchObject({
    v: 1, revision: 1, by: 'Katharina Brandt',
    settings: {
      lines: ['reg151083', 'sip7'], defaultLine: 'sip7', quiet: { from: '21:30', to: '08:00' }, recentMinutes: 15, processTypes: [183],
      texts: { callback: { standard: 'Call {name} of {company}', ready: [] }, infocall: { standard: '', ready: ['Your order is ready.', 'We are closed today.'], names: ['Order', ''] } },
      caller: 'Nordlicht'
    }
  })
  expect(written.settings.voices).toHaveLength(1)
  await expect.poll(() => sandbox.portal.placements.map(({ placement }) => placement)).toContain('CRM_DYNAMIC_183_DETAIL_TOOLBAR')

  for (const user of ['administrator', 'administrator2'] as const) {
    await openSettings(desk, user)
    await toSection(desk, 'Lines')
    await expect(desk.app.getByText('Saved by Katharina Brandt')).toBeVisible()
    await expect(lines.getByRole('checkbox', { checked: true })).toHaveCount(2)
    await expect(desk.app.getByRole('combobox', { name: 'Default line' })).toHaveValue('Office PBX 1')
    await toSection(desk, 'Voices')
    await expect(voices.getByRole('checkbox', { checked: true })).toHaveCount(1)
    await toSection(desk, 'Texts for callbacks')
    await expect(callbacks.getByRole('textbox', { name: 'Default text' })).toHaveValue('Call {name} of {company}')
    await toSection(desk, 'Texts for voice messages')
    await expect(messages.getByRole('textbox', { name: /^Text/ })).toHaveCount(2)
    await expect(messages.getByRole('textbox', { name: 'Name of text 1' })).toHaveValue('Order')
    await toSection(desk, 'Ask before calling')
    await expect(desk.app.getByLabel('From', { exact: true })).toHaveValue('21:30')
    await expect(minutes(desk)).toHaveValue('15')
    await toSection(desk, 'Smart processes')
    await expect(desk.app.getByRole('checkbox', { name: 'Service visits' })).toBeChecked()
  }
})

test('two administrators at once: who is second is asked, and then the other is behind', async ({ desk, sandbox }) => {
  put(sandbox, saveOf({}, 'Katharina Brandt'))
  await openSettings(desk)
  const other = await desk.anotherTab()
  await openSettings(other, 'administrator2')
  await setMinutes(other, '30')
  await save(other).click()
  await expect(other.app.getByText('Settings saved')).toBeVisible()

  await setMinutes(desk, '5')
  await save(desk).click()
  await expect(desk.question).toContainText('Sergei Morozov has saved settings meanwhile')
  await expect(desk.question).toContainText('Yours: 5 minutes')
  await expect(desk.question).toContainText('Theirs: 30 minutes')
  expect(stored(sandbox)).toMatchObject({ revision: 2, settings: { recentMinutes: 30 } })
  await desk.question.getByRole('button', { name: 'Keep mine and save' }).click()
  await expect(desk.app.getByText('Settings saved')).toBeVisible()
  await expect(minutes(desk)).toHaveValue('5')
  expect(stored(sandbox)).toMatchObject({ revision: 3, by: 'Katharina Brandt', settings: { recentMinutes: 5 } })

  // The other way round.
  await setMinutes(other, '45')
  await save(other).click()
  await expect(other.question).toContainText('Katharina Brandt has saved settings meanwhile')
  await other.question.getByRole('button', { name: 'Use theirs' }).click()
  await expect(minutes(other)).toHaveValue('5')
  expect(stored(sandbox)).toMatchObject({ revision: 3 })
})

test('two administrators in the same moment: the second one learns what was replaced, and can restore it', async ({ desk, sandbox }) => {
  put(sandbox, saveOf({}, 'Katharina Brandt'))
  await openSettings(desk)
  await setMinutes(desk, '5')
  // The other's save arrives after this one has looked and before it writes.
  await desk.page.route('**/rest/batch*', async (route) => {
    if (route.request().postData()?.includes('app.option.set') && stored(sandbox).revision === 1) put(sandbox, saveOf({ recentMinutes: 30 }, 'Sergei Morozov', 2))
    await route.continue()
  })
  await save(desk).click()
  await expect(desk.question).toContainText('Sergei Morozov saved at the same moment')
  await expect(desk.question).toContainText('Yours: 5 minutes')
  await expect(desk.question).toContainText('Theirs: 30 minutes')
  expect(stored(sandbox)).toMatchObject({ by: 'Katharina Brandt', settings: { recentMinutes: 5 } })
  await desk.question.getByRole('button', { name: 'Restore theirs' }).click()
  await expect(desk.question).toBeHidden()
  await expect(minutes(desk)).toHaveValue('30')
  await expect.poll(() => stored(sandbox).settings.recentMinutes).toBe(30)
})

test.describe('stored settings that cannot be read', () => {
  test('damaged ones fall back to the defaults, and saving mends them; so do lines and choices', async ({ desk, sandbox }) => {
    put(sandbox, saveOf({}).slice(0, -9))
    await desk.open()
    await expect(desk.app.getByText('The stored settings cannot be read')).toBeVisible()
    await desk.app.getByRole('button', { name: 'Open the settings' }).click()
    await expect(heading(desk)).toBeFocused()
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    await expect(desk.app.getByText('The stored settings cannot be read')).toHaveCount(0)
    expect(stored(sandbox)).toMatchObject({ v: 1, settings: DEFAULTS })

    // Everything the app keeps, damaged at once: everybody else's form works with what the portal itself says.
    sandbox.portal.options = { app: { settings: 'x', lines: '{"v":1,"lines":[["sip7"]]}' }, user: { 7: { choices: '{"v":1', attempts: '[{}]', userId: { a: 1 } } } }
    await desk.open({ user: 'manager' })
    await expect(desk.line).toHaveValue('reg151083')
    await expect(desk.app.getByText('The stored settings cannot be read')).toHaveCount(0)
    await desk.fill()
    await desk.call()
    // The next visit of an administrator mends the lines.
    await desk.open()
    await expect.poll(() => String(sandbox.portal.options.app.lines)).toContain('["reg151085","SIP line 2"]')
  })

  test('those of a newer version are replaced only after a question', async ({ desk, sandbox }) => {
    const newer = JSON.stringify({ v: 2, whatever: true })
    put(sandbox, newer)
    await openSettings(desk)
    await expect(desk.status.filter({ hasText: 'The stored settings are from a newer version' })).toHaveCount(1)
    await save(desk).click()
    await expect(desk.question).toContainText('Replace the settings of a newer version?')
    await desk.page.keyboard.press('Enter')
    await expect(desk.question).toBeHidden()
    expect(sandbox.portal.options.app.settings).toBe(newer)
    await save(desk).click()
    await desk.question.getByRole('button', { name: 'Replace and save' }).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    expect(stored(sandbox)).toMatchObject({ v: 1, revision: 1 })
  })
})

test.describe('what the portal answers decides', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('an administrator who is none any more is told, and loses nothing', async ({ desk, sandbox }) => {
    await openSettings(desk)
    await setMinutes(desk, '7')
    sandbox.portal.people.administrator.administrator = false
    await save(desk).click()
    await expect(desk.alert).toContainText('The settings are not saved')
    await expect(desk.alert).toContainText('Only administrators of this Bitrix24 may change what applies to everybody')
    await expect(minutes(desk)).toHaveValue('7')
    expect(sandbox.portal.options.app.settings).toBeUndefined()

    sandbox.portal.people.administrator.administrator = true
    await desk.reloadFrame()
    await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(desk.app.getByText('Your changes from last time are here again')).toBeVisible()
    await toSection(desk, 'Ask before calling')
    await expect(minutes(desk)).toHaveValue('7')
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
  })

  test('too much for the portal is refused by it, in plain words', async ({ desk, sandbox }) => {
    sandbox.portal.optionLimit = 100
    await openSettings(desk)
    await setMinutes(desk, '7')
    await save(desk).click()
    await expect(desk.alert).toContainText('This is more than Bitrix24 can store for an app')
    await expect(desk.alert).not.toContainText('Options are too long')
  })

  test('an answer that is lost is looked up', async ({ desk, sandbox }) => {
    await openSettings(desk)
    await setMinutes(desk, '7')
    sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'gateway', status: 502, executed: true }, times: 3 })
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible({ timeout: 20_000 })
    expect(stored(sandbox)).toMatchObject({ settings: { recentMinutes: 7 } })
  })

  test('a login page instead of the answer: not saved, and again it works', async ({ desk, sandbox }) => {
    await openSettings(desk)
    await setMinutes(desk, '7')
    sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'html' } })
    await save(desk).click()
    await expect(desk.alert).toContainText('The settings are not saved')
    await expect(desk.alert).toContainText('What you entered stays here')
    expect(sandbox.portal.options.app.settings).toBeUndefined()
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    await expect(desk.alert).toBeHidden()
  })

  test('an expired token is renewed on the way', async ({ desk, sandbox }) => {
    await openSettings(desk)
    await setMinutes(desk, '7')
    sandbox.portal.expireTokens()
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    expect(writes(sandbox)).toHaveLength(1)
  })

  test('entries in CRM that do not follow are told apart from the settings, and tried again', async ({ desk, sandbox }) => {
    sandbox.portal.scopes.delete('placement')
    await openSettings(desk)
    await toSection(desk, 'Smart processes')
    await desk.app.getByRole('checkbox', { name: 'Service visits' }).click()
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    await expect(desk.alert).toContainText('The entries in CRM are not updated yet')
    sandbox.portal.scopes.add('placement')
    await desk.alert.getByRole('button', { name: 'Try again' }).click()
    await expect(desk.alert).toBeHidden()
    await expect(desk.app.getByRole('status').filter({ hasText: 'The entries in CRM are up to date.' })).toBeFocused()
    await expect.poll(() => sandbox.portal.placements.map(({ placement }) => placement)).toContain('CRM_DYNAMIC_183_LIST_MENU')
  })

  test('a portal without smart processes, or without the permission for them, can set everything else', async ({ desk, sandbox }) => {
    sandbox.portal.crm.processes = []
    await openSettings(desk)
    await toSection(desk, 'Smart processes')
    await expect(desk.app.getByText('This portal has no smart processes.')).toBeVisible()
    sandbox.portal.methodsMissing.add('crm.type.list')
    await openSettings(desk)
    await toSection(desk, 'Smart processes')
    await expect(desk.app.getByText('The smart processes cannot be read.')).toBeVisible()
    await setMinutes(desk, '7')
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
  })
})

test.describe('without a connection', () => {
  test.use({ allowedComplaints: /Failed to load resource|Failed to fetch dynamically imported module/ })

  test('the page that cannot be loaded says so, and the form is a click away', async ({ desk }) => {
    await desk.open()
    await desk.fill()
    await desk.page.route(/SettingsPage-.*\.js/, route => route.abort())
    await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(desk.alert).toContainText('could be loaded')
    await desk.alert.getByRole('button', { name: 'Back to the form' }).click()
    await desk.expectIntact()
    await desk.page.unroute(/SettingsPage-.*\.js/)
    await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(heading(desk)).toBeVisible()
  })
})

test.describe('one\'s own settings', () => {
  test('are all that somebody finds who is no administrator; they follow to another computer', async ({ desk, sandbox }) => {
    await openSettings(desk, 'manager')
    await expect(desk.app.getByRole('region')).toHaveCount(1)
    await expect(desk.app.getByRole('navigation', { name: 'Sections' })).toHaveCount(0)
    await desk.app.getByRole('switch', { name: 'Call at once from CRM' }).click()
    const texts = desk.app.getByRole('group', { name: 'My texts for callbacks' })
    await texts.getByRole('button', { name: 'Add a text' }).click()
    await desk.page.keyboard.type('Call {name} about the offer')
    await texts.getByRole('textbox', { name: 'Name of text 1' }).fill('Offer')
    await save(desk).click()
    await expect(desk.app.getByText('Settings saved')).toBeVisible()
    expect(JSON.parse(String(sandbox.portal.options.user[7]?.['own']))).toEqual({
      v: 1, settings: { callAtOnce: true, texts: { callback: [{ name: 'Offer', text: 'Call {name} about the offer' }], infocall: [] } }
    })
    expect(writes(sandbox)).toHaveLength(0)

    await desk.frame.evaluate(() => { localStorage.clear() })
    await openSettings(desk, 'manager')
    await expect(desk.app.getByRole('switch', { name: 'Call at once from CRM' })).toBeChecked()
    await expect(texts.getByRole('textbox', { name: 'Name of text 1' })).toHaveValue('Offer')
  })
})

test('leaving with changes asks, by whichever way; what is discarded is gone', async ({ desk }) => {
  await openSettings(desk)
  await setMinutes(desk, '7')
  for (const name of ['Journal', 'Desk']) {
    await desk.app.getByRole('button', { name, exact: true }).click()
    await expect(desk.question).toContainText('Leave without saving?')
    await desk.page.keyboard.press('Escape')
    await expect(heading(desk)).toBeFocused()
  }
  await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
  await desk.question.getByRole('button', { name: 'Discard and leave' }).click()
  await expect(desk.app.getByRole('heading', { name: 'Journal' })).toBeVisible()
  await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
  await toSection(desk, 'Ask before calling')
  await expect(minutes(desk)).toHaveValue('1')
})

test.describe('at 1280 × 720', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  for (const { title, bare } of [{ title: 'in a frame that keeps its height', bare: true }, { title: 'in the portal\'s page, which scrolls itself', bare: false }]) {
    test(`“Save” is always in sight: ${title}`, async ({ desk }) => {
      await desk.open({ bare, panel: false })
      await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
      await expect(heading(desk)).toBeFocused()
      for (const name of ['For me', 'Lines', 'Voices', 'Texts for callbacks', 'Texts for voice messages', 'Ask before calling', 'Smart processes']) {
        await toSection(desk, name)
        await expect(save(desk), name).toBeInViewport({ ratio: 1 })
      }
      // Longer than anything that is in sight at once, and scrolled to either end.
      await toSection(desk, 'Texts for voice messages')
      for (let count = 0; count < 8; count++) await section(desk, 'Texts for voice messages').getByRole('button', { name: 'Add a text' }).click()
      await expect(save(desk)).toBeInViewport({ ratio: 1 })
      await section(desk, 'Texts for voice messages').getByRole('textbox', { name: 'Default text' }).focus()
      await expect(save(desk)).toBeInViewport({ ratio: 1 })
      await expect(section(desk, 'Texts for voice messages').getByRole('textbox', { name: 'Default text' })).toBeInViewport({ ratio: 1 })
    })
  }
})
