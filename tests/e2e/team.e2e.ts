import { readFileSync } from 'node:fs'
import { readCsv } from '../unit/support/csv.ts'
import { findings } from './accessible.ts'
import { expect, test, type Desk } from './desk.ts'

/** Calls of all kinds, by all people of the sandbox. */
test.use({ portalOptions: { seed: { pastCalls: { count: 2_000, until: Date.UTC(2026, 0, 15, 12) } } }, timezoneId: 'Europe/Berlin' })

/** What the portal was asked of its people, in batches. */
const questions = ({ sandbox }: Desk) => sandbox.portal.requestsTo('batch')
  .flatMap(({ params }) => Object.values(Object(Object(params).cmd)).map(String).filter(command => command.startsWith('user.get?')))

/** The journal with the calls of all time. */
async function openJournal(desk: Desk, user: 'administrator' | 'manager' | 'head' = 'administrator'): Promise<void> {
  await desk.open({ user })
  await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
  await desk.app.getByRole('button', { name: 'Remove filter: Last 30 days' }).click()
  await expect(desk.app.getByRole('table', { name: 'Calls', exact: true }).locator('[aria-rowindex="2"]')).not.toContainText('Loading')
}

async function openEmployees(desk: Desk): Promise<void> {
  await desk.app.getByRole('button', { name: 'Filters of the journal' }).click()
  await desk.app.getByRole('combobox', { name: 'Employee', exact: true }).click()
}

const team = (desk: Desk) => desk.app.getByRole('table', { name: 'Calls by employee' })
async function openTeam(desk: Desk): Promise<void> {
  await desk.app.getByRole('button', { name: 'Team' }).click()
  await expect(team(desk)).toBeVisible()
}

/** Callbacks and voice messages of these people, null for nobody's. */
const ofPeople = ({ sandbox }: Desk, ids: readonly (string | null)[]) => sandbox.portal.statistics
  .filter(row => (row.CALL_TYPE === '4' || row.CALL_TYPE === '5') && ids.includes(row.PORTAL_USER_ID))
const answered = (rows: readonly { CALL_FAILED_CODE: string | null }[]) => rows.filter(row => row.CALL_FAILED_CODE === '200').length

test('colleagues are shown by name, asked for once', async ({ desk }) => {
  await openJournal(desk)
  await openEmployees(desk)
  await expect(desk.app.getByRole('option', { name: 'Jonas Weber' })).toBeVisible()
  await expect(desk.app.getByRole('option', { name: /^Employee \d/ })).toHaveCount(0)
  await desk.atRest()
  const asked = questions(desk).flatMap(command => [...new URLSearchParams(command.slice(command.indexOf('?')))].filter(([name]) => name.startsWith('FILTER')).map(([, id]) => id))
  expect(asked.length).toBeGreaterThan(0)
  expect(new Set(asked).size, 'nobody is asked for twice').toBe(asked.length)
})

test('without the optional permission they are numbers in words, and nothing asks again', async ({ desk, sandbox }) => {
  sandbox.portal.scopes.delete('user_brief')
  await openJournal(desk)
  await openEmployees(desk)
  await desk.app.getByRole('option', { name: 'Employee 7' }).click()
  await desk.atRest()
  expect(questions(desk)).toHaveLength(1)
  await expect(desk.alert).toBeHidden()
  await openTeam(desk)
  await expect(team(desk).getByRole('row', { name: /^Employee 7 / })).toBeVisible()
  await expect(desk.app.getByText('Colleagues are shown by number')).toBeVisible()
})

test('an administrator sees the team by name; its rows, its days and its file add up to the calls listed', async ({ desk }) => {
  await openJournal(desk)
  await openTeam(desk)
  const all = ofPeople(desk, [null, '1', '3', '7', '9'])
  const rows = await team(desk).getByRole('row').evaluateAll(lines => lines.slice(1).map(line => [...line.querySelectorAll('th, td')].map(cell => cell.textContent.trim())))
  const numbers = (ids: readonly (string | null)[]) => {
    const theirs = ofPeople(desk, ids)
    return [theirs.length.toLocaleString('en'), answered(theirs).toLocaleString('en')]
  }
  expect(new Map(rows.map(([name, calls, some]) => [name, [calls, some]]))).toEqual(new Map([
    ['Katharina Brandt (you)', numbers(['1'])], ['Sergei Morozov', numbers(['3'])], ['Jonas Weber', numbers(['7'])], ['Miriam Vogel', numbers(['9'])],
    ['Voice messages, recorded for nobody', numbers([null])], ['In total', numbers([null, '1', '3', '7', '9'])]
  ]))
  await expect(desk.app.getByText(`${all.length.toLocaleString('en')} calls`).first()).toBeVisible()

  await team(desk).getByRole('button', { name: 'Jonas Weber' }).click()
  const chart = desk.app.getByRole('img', { name: /^Calls by day and result: Jonas Weber/ })
  await chart.focus()
  await expect(desk.app.getByRole('status').filter({ hasText: /calls? · \d+%, / })).toBeAttached()
  expect(await findings(desk.frame)).toEqual([])

  const started = desk.page.waitForEvent('download')
  await desk.app.getByRole('button', { name: 'Export team to CSV' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/^team-\d{4}-\d{2}-\d{2}\.csv$/)
  const [, ...lines] = readCsv(readFileSync(await file.path(), 'utf8'), ',')
  const sum = (column: number, of = lines) => of.reduce((total, line) => total + Number(line[column]), 0)
  expect([sum(3), sum(4)]).toEqual([all.length, answered(all)])
  expect(sum(3, lines.filter(([, name]) => name === 'Jonas Weber'))).toBe(ofPeople(desk, ['7']).length)
})

test('a head of department sees the department, a manager limited to their own calls no team', async ({ desk }) => {
  await openJournal(desk, 'head')
  await openTeam(desk)
  await expect(team(desk).getByRole('rowheader')).toHaveText(['Jonas Weber', 'Miriam Vogel (you)', 'In total'], { useInnerText: true })

  await openJournal(desk, 'manager')
  await desk.atRest()
  await expect(desk.app.getByRole('button', { name: 'Charts' })).toBeVisible()
  await expect(desk.app.getByRole('button', { name: 'Team' })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`charts have names, contrast and keys, in the ${colorScheme}`, async ({ desk }) => {
    await desk.page.emulateMedia({ colorScheme })
    await openJournal(desk)
    await desk.app.getByRole('button', { name: 'Charts' }).click()
    const chart = desk.app.getByRole('img', { name: /^Calls by result\. Most: Answered/ })
    await chart.focus()
    await desk.page.keyboard.press('ArrowDown')
    await expect(desk.app.getByRole('status').filter({ hasText: /^\s*Not answered, [\d,]+ calls · / })).toBeAttached()
    await expect(desk.app.getByRole('img')).toHaveCount(5)
    expect(await findings(desk.frame)).toEqual([])
    expect(await desk.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing sticks out').toBeLessThanOrEqual(0)
  })
}
