import { DATES_IN_WEBKIT, expect, test, type BrowserDesk } from './desk.ts'

const minutes = (desk: BrowserDesk) => desk.app.getByRole('spinbutton', { name: 'Minutes within which to ask about a second call' })
const standard = (desk: BrowserDesk) => desk.app.getByRole('region', { name: 'Texts for callbacks', exact: true }).getByRole('textbox', { name: 'Default text' })
const from = (desk: BrowserDesk) => desk.app.getByLabel('From')

/** Shows a section by its name in the menu. */
async function to(desk: BrowserDesk, section: string): Promise<void> {
  await desk.app.getByRole('button', { name: section, exact: true }).click()
}

async function openSettings(desk: BrowserDesk): Promise<void> {
  await desk.app.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect.poll(() => desk.app.getByRole('heading', { name: 'Settings' }).isFocused()).toBe(true)
}

/** Saves, and opens them again on a page that was loaded anew. @returns what the portal was given */
async function saveAndReload(desk: BrowserDesk): Promise<unknown> {
  await desk.app.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => desk.app.getByText('Settings saved').count()).toBe(1)
  await desk.tab.reload()
  await desk.ready()
  await openSettings(desk)
  return JSON.parse(String(desk.sandbox.portal.options.app['settings'])).settings
}

test.beforeEach(async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await openSettings(desk)
})

test('settings are saved, and seen after a reload', async ({ desk }) => {
  await to(desk, 'Ask before calling')
  await minutes(desk).fill('15')
  await to(desk, 'Texts for callbacks')
  await standard(desk).fill('Call {name} of {company}')
  expect(await saveAndReload(desk)).toMatchObject({ recentMinutes: 15, texts: { callback: { standard: 'Call {name} of {company}', ready: [] } } })
  await to(desk, 'Ask before calling')
  await expect.poll(() => minutes(desk).value()).toBe('15')
  await to(desk, 'Texts for callbacks')
  await expect.poll(() => standard(desk).value()).toBe('Call {name} of {company}')
})

test('quiet hours with a time typed into the browser\'s own field are saved, and seen after a reload', async ({ desk, kind }) => {
  test.skip(kind === 'WebKit', DATES_IN_WEBKIT)
  await to(desk, 'Ask before calling')
  await desk.app.getByRole('switch', { name: 'Quiet hours' }).click()
  await from(desk).typeTime('21:30')
  await expect.poll(() => from(desk).value()).toBe('21:30')
  expect(await saveAndReload(desk)).toMatchObject({ quiet: { from: '21:30', to: '08:00' } })
  await to(desk, 'Ask before calling')
  await expect.poll(() => from(desk).value()).toBe('21:30')
})
