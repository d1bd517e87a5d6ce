import { readFileSync } from 'node:fs'
import type { Download } from '@playwright/test'
import { people } from '../../sandbox/portal/people.ts'
import { readCsv } from '../unit/support/csv.ts'
import { bindEverywhere, expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { misfits } from './misfits.ts'

const METHOD = 'voximplant.statistic.get'
/** Calls of all kinds; four of five are callbacks and voice messages. */
const pastCalls = (count: number) => ({ portalOptions: { seed: { pastCalls: { count, until: Date.UTC(2026, 0, 15, 12) } } } })
/** A portal's of years: only where it matters, for they take a while to make up. */
const MANY = pastCalls(50_000)

test.use({ ...pastCalls(10_000), timezoneId: 'Europe/Berlin' })

class Journal {
  constructor(readonly desk: Desk) {}
  get app() { return this.desk.app }
  get heading() { return this.app.getByRole('heading', { name: 'Journal of calls' }) }
  get openButton() { return this.app.getByRole('button', { name: 'Journal', exact: true }) }
  get table() { return this.app.getByRole('table', { name: 'Calls' }) }
  get list() { return this.app.getByRole('rowgroup', { name: 'List of calls' }) }
  get rows() { return this.list.getByRole('row') }
  row(index: number) { return this.table.locator(`[aria-rowindex="${index + 2}"]`) }
  get total() { return this.app.getByRole('status').filter({ hasText: /^\s*[\d,]+ calls?/ }) }
  field(name: string) { return this.app.getByRole('combobox', { name, exact: true }) }
  get search() { return this.app.getByRole('searchbox', { name: 'Number or name' }) }
  header(name: string) { return this.app.getByRole('columnheader', { name }) }

  async open(options: Parameters<Desk['open']>[0] = {}): Promise<void> {
    await this.desk.open(options)
    await this.openButton.click()
    await expect(this.heading).toBeFocused()
  }

  /** All records there are, whenever the calls were. */
  async openAll(options: Parameters<Desk['open']>[0] = {}): Promise<void> {
    await this.open(options)
    await this.app.getByRole('button', { name: 'Remove filter: Last 30 days' }).click()
    await expect(this.row(0)).not.toContainText('Loading')
  }

  get filters() { return this.app.getByRole('button', { name: 'Filters of the journal' }) }
  get chips() { return this.app.getByRole('list', { name: 'Filters that are set' }).getByRole('listitem') }

  async openFilters(): Promise<void> {
    if (await this.filters.getAttribute('aria-expanded') === 'false') await this.filters.click()
  }

  async choose(name: string, option: string | RegExp): Promise<void> {
    await this.openFilters()
    await this.field(name).click()
    await this.app.getByRole('option', { name: option, exact: true }).click()
  }

  async scrollTo(part: number): Promise<void> {
    await this.list.evaluate((list, share) => {
      list.scrollTop = (list.scrollHeight - list.clientHeight) * share
    }, part)
  }

  /** Pages of records asked for since the last time, as the portal was asked. */
  pages() {
    const { portal } = this.desk.sandbox
    return portal.requestsTo(METHOD).map(({ params }) => params)
  }

  async exportFile(): Promise<{ download: Download, rows: string[][] }> {
    const started = this.desk.page.waitForEvent('download', { timeout: 30_000 })
    await this.app.getByRole('button', { name: 'Export to CSV' }).click()
    const download = await started
    return { download, rows: readCsv(readFileSync(await download.path(), 'utf8'), ',') }
  }
}

/** The sandbox's people by id. */
const NAMES = new Map(Object.values(people()).map(({ id, name, lastName }) => [id, `${name} ${lastName}`]))

const own = <Row extends { CALL_TYPE: string | null }>(rows: readonly Row[]) => rows.filter(({ CALL_TYPE: type }) => type === '4' || type === '5')

test.describe('50,000 calls', () => {
  test.use(MANY)

  test('one page read to begin with, one more where one scrolls to', async ({ desk, sandbox }) => {
    const journal = new Journal(desk)
    await journal.openAll()
    const all = own(sandbox.portal.statistics)
    await expect(journal.total).toContainText(`${all.length.toLocaleString('en')} calls`)
    expect(await journal.table.getAttribute('aria-rowcount')).toBe(String(all.length + 1))
    expect(await journal.rows.count()).toBeLessThan(40)
    // The period before the one chosen here has been asked for as well.
    const before = journal.pages().length
    expect(before).toBeLessThanOrEqual(2)

    await journal.scrollTo(1)
    await expect(journal.row(all.length - 1)).not.toContainText('Loading')
    // What is seen of the end may lie on two pages.
    expect(journal.pages().length - before).toBeLessThanOrEqual(2)
    await journal.scrollTo(0.5)
    const middle = journal.row(Math.floor(all.length / 2))
    await expect(middle).toBeVisible()
    await expect(middle).not.toContainText('Loading')
    const read = journal.pages().length - before
    expect(read).toBeLessThanOrEqual(4)
    expect(await journal.rows.count()).toBeLessThan(40)

    await journal.scrollTo(0)
    await expect(journal.row(0)).not.toContainText('Loading')
    await desk.atRest()
    expect(journal.pages().length - before, 'what was read is not read again').toBe(read)
  })

  test('dragging through all pages reads few of them, and draws no more than what is in sight', async ({ desk }) => {
    const journal = new Journal(desk)
    await journal.openAll()
    const before = journal.pages().length
    // How long that takes, and what keeps the page from standing still meanwhile, `npm run bench` measures.
    const most = await journal.list.evaluate(async (list) => {
      let most = 0
      for (let step = 0; step <= 60; step++) {
        list.scrollTop = (list.scrollHeight - list.clientHeight) * step / 60
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
        most = Math.max(most, list.querySelectorAll('[role="row"]').length)
      }
      return most
    })
    expect(most, 'rows drawn at once').toBeLessThan(40)
    await expect(journal.rows.last()).not.toContainText('Loading')
    expect(journal.pages().length - before).toBeLessThan(12)
  })

  test('charts show the table\'s numbers, in words too', async ({ desk, sandbox }) => {
    const journal = new Journal(desk)
    await journal.openAll()
    await journal.choose('Line', /^SIP line 2/)
    const wanted = own(sandbox.portal.statistics).filter(row => row.PORTAL_NUMBER === 'reg151085')
    await expect(journal.total).toContainText(wanted.length.toLocaleString('en'))
    await journal.app.getByRole('button', { name: 'Charts' }).click()
    const days = journal.app.getByRole('region', { name: 'Calls by month and result' })
    await expect(days.first()).toBeVisible({ timeout: 30_000 })
    await expect(journal.app.getByRole('img', { name: /Calls by month and result\. Most: / })).toBeVisible()
    await expect(journal.app.getByText(`${wanted.length.toLocaleString('en')} calls, `).first()).toBeVisible()
    await days.first().getByText('As a table').click()
    const cells = await days.first().getByRole('row').evaluateAll(rows => rows.slice(1).map(row => Number(row.querySelectorAll('td')[1]?.textContent.replace(/,/g, ''))))
    expect(cells.reduce((sum, count) => sum + count, 0)).toBe(wanted.length)
  })
})

test('the portal filters and sorts: each change is one page', async ({ desk, sandbox }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  const all = own(sandbox.portal.statistics)
  const count = (fits: (row: typeof all[number]) => boolean) => `${all.filter(fits).length.toLocaleString('en')} call`

  const steps: [change: () => Promise<void>, filter: object, total: string][] = [
    [() => journal.choose('Type of call', 'Call back'), { CALL_TYPE: ['4'] }, count(row => row.CALL_TYPE === '4')],
    [() => journal.choose('Result', 'Busy'), { CALL_FAILED_CODE: ['486'] }, count(row => row.CALL_TYPE === '4' && row.CALL_FAILED_CODE === '486')],
    [() => journal.choose('Employee', 'Jonas Weber'), { PORTAL_USER_ID: '7' }, count(row => row.CALL_TYPE === '4' && row.CALL_FAILED_CODE === '486' && row.PORTAL_USER_ID === '7')],
    [() => journal.choose('Line', /^SIP line 2/), { PORTAL_NUMBER: 'reg151085' }, count(row => row.CALL_TYPE === '4' && row.CALL_FAILED_CODE === '486' && row.PORTAL_USER_ID === '7' && row.PORTAL_NUMBER === 'reg151085')]
  ]
  for (const [change, filter, total] of steps) {
    const before = journal.pages().length
    await change()
    await expect(journal.total).toContainText(total)
    await expect(journal.row(0)).not.toContainText('Loading')
    await desk.atRest()
    expect(journal.pages().length - before).toBe(1)
    expect(journal.pages().at(-1)).toMatchObject({ FILTER: filter, start: '0' })
  }
  await journal.app.getByRole('button', { name: 'Reset filters' }).click()
  await journal.choose('Period', 'All time')
  await expect(journal.total).toContainText(all.length.toLocaleString('en'))

  const before = journal.pages().length
  await journal.header('Duration').getByRole('button').click()
  await expect(journal.header('Duration')).toHaveAttribute('aria-sort', 'descending')
  await expect(journal.header('Time')).toHaveAttribute('aria-sort', 'none')
  await desk.atRest()
  expect(journal.pages().slice(before)).toEqual([expect.objectContaining({ SORT: 'CALL_DURATION', ORDER: 'DESC', start: '0' })])
  const longest = Math.max(...all.map(row => Number(row.CALL_DURATION)))
  await expect(journal.row(0)).toContainText(`${Math.floor(longest / 60)} min`)
})

/** Rows that are whole in sight, and the highest of them, CSS pixels. */
async function rowsInSight({ rows, list, desk }: Journal): Promise<{ count: number, highest: number }> {
  const height = await desk.frame.evaluate(() => innerHeight)
  const edge = await list.evaluate(element => element.getBoundingClientRect().bottom)
  const boxes = await rows.evaluateAll(all => all.map(row => row.getBoundingClientRect()).map(({ top, bottom, height }) => ({ top, bottom, height })))
  const seen = boxes.filter(({ top, bottom }) => top >= 0 && bottom <= Math.min(height, edge) + 1)
  return { count: seen.length, highest: Math.max(...seen.map(row => row.height)) }
}

test.describe('1280 × 720', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  test('twelve calls at least are in sight, each in one line; nothing sticks out', async ({ desk }) => {
    const journal = new Journal(desk)
    await journal.openAll()
    const { count, highest } = await rowsInSight(journal)
    expect(count).toBeGreaterThanOrEqual(12)
    expect(highest).toBeLessThanOrEqual(40)
    expect(await misfits(desk.frame)).toEqual([])
  })
})

test('the portal\'s page at 1280 px leaves a frame of some 1,030: there it is a table, whose actions come with mouse and keyboard', async ({ desk }) => {
  const journal = new Journal(desk)
  await desk.page.setViewportSize({ width: 1280, height: 800 })
  await journal.openAll({ bare: false, panel: false })
  expect(await desk.frame.evaluate(() => innerWidth)).toBeLessThan(1100)
  await expect(journal.header('Duration').getByRole('button')).toBeVisible()
  expect((await rowsInSight(journal)).highest).toBeLessThanOrEqual(40)
  const again = journal.row(2).getByRole('button', { name: /^Call again/ })
  const seen = () => again.evaluate(button => getComputedStyle(button.closest('[role="cell"]') ?? button).opacity)
  await journal.heading.hover()
  expect(await seen()).toBe('0')
  await journal.row(2).hover()
  expect(await seen()).toBe('1')
  await journal.heading.hover()
  await again.focus()
  expect(await seen()).toBe('1')
})

test('however wide the frame is, there is one way to sort', async ({ desk }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  const list = journal.field('Sort by')
  const heading = journal.header('Duration').getByRole('button')
  for (const width of [1280, 860]) {
    await desk.page.setViewportSize({ width, height: 800 })
    await expect(heading).toBeVisible()
    await expect(list).toBeHidden()
    expect(await misfits(desk.frame)).toEqual([])
  }

  // Too narrow for the columns.
  await desk.page.setViewportSize({ width: 800, height: 800 })
  await expect(heading).toBeHidden()
  await journal.choose('Sort by', 'Longest first')
  await desk.atRest()
  expect(journal.pages().at(-1)).toMatchObject({ SORT: 'CALL_DURATION', ORDER: 'DESC' })
  expect((await rowsInSight(journal)).highest).toBeLessThanOrEqual(64)
})

test('presets are one click; what is set is taken away piece by piece', async ({ desk, sandbox }) => {
  const journal = new Journal(desk)
  await journal.openAll({ user: 'head' })
  const busy = own(sandbox.portal.statistics).filter(row => row.CALL_FAILED_CODE === '486').length
  expect(busy).toBeGreaterThan(0)
  await journal.choose('Result', 'Busy')
  await expect(journal.chips).toHaveText(['Busy'])
  const preset = journal.app.getByRole('button', { name: 'Mine', exact: true })
  await preset.click()
  await expect(preset).toHaveAttribute('aria-pressed', 'true')
  await expect(journal.chips).toHaveText(['Last 30 days', 'You'])
  await desk.atRest()
  expect(journal.pages().at(-1)).toMatchObject({ FILTER: { PORTAL_USER_ID: expect.stringMatching(/^\d+$/) } })
  await journal.app.getByRole('button', { name: 'Remove filter: Last 30 days' }).press('Enter')
  await expect(journal.app.getByRole('button', { name: 'Remove filter: You' })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(journal.search).toBeFocused()
  await expect(journal.chips).toHaveCount(0)
  await journal.openFilters()
  await journal.field('Line').focus()
  await desk.page.keyboard.press('Escape')
  await expect(journal.field('Line')).toBeHidden()
  await expect(journal.filters).toBeFocused()
})

test('filter and order are there again after a reload, and for nobody else', async ({ desk }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  await journal.choose('Result', 'Busy')
  await journal.header('Duration').getByRole('button').click()
  await expect(journal.row(0)).toContainText('Busy')
  await desk.reload()
  await journal.openButton.click()
  await expect(journal.chips).toHaveText(['Busy'])
  await expect(journal.header('Duration')).toHaveAttribute('aria-sort', 'descending')
  await expect(journal.row(0)).toContainText('Busy')
  await desk.open({ user: 'manager' })
  await journal.openButton.click()
  await expect(journal.chips).toHaveText(['Last 30 days'])
})

test('a link opens the journal as it was: with the calls of whoever opens it, and nothing else happens', async ({ desk, sandbox }) => {
  bindEverywhere(sandbox)
  const journal = new Journal(desk)
  await journal.openAll()
  await journal.choose('Result', 'Answered')
  await journal.header('Cost').getByRole('button').click()
  await journal.app.getByRole('button', { name: 'Copy link' }).click()
  const link = await journal.app.locator('pre').textContent()
  await expect(journal.app.getByText('Copied', { exact: true })).toBeVisible()
  expect(link).toContain(`${sandbox.portalUrl}/marketplace/view/callback-desk/?params`)
  const params = Object.fromEntries([...new URL(link ?? '').searchParams].map(([name, value]) => [name.replace(/^params\[|\]$/g, ''), value]))
  expect(params).toEqual({ screen: 'journal', period: 'all', result: 'answered', sort: 'cost', order: 'desc' })

  await desk.openFromLink(params, { user: 'manager' })
  await expect(journal.heading).toBeVisible()
  await expect(journal.chips).toHaveText(['Answered'])
  await expect(journal.header('Cost')).toHaveAttribute('aria-sort', 'descending')
  const theirs = own(sandbox.portal.statistics).filter(row => row.PORTAL_USER_ID === '7' && row.CALL_FAILED_CODE === '200').length
  await expect(journal.total).toContainText(`${theirs.toLocaleString('en')} calls`)

  // What was changed since stays through a reload of the frame.
  await journal.app.getByRole('button', { name: 'Remove filter: Answered' }).click()
  await desk.reloadFrame()
  await expect(journal.heading).toBeVisible()
  await expect(journal.chips).toHaveCount(0)

  await desk.openFromLink({ screen: 'journal', result: '<img src=x>', employee: 'me', client: '0:0', phone: '112', mode: 'call-now' }, { user: 'manager' })
  await expect(journal.chips).toHaveText(['Last 30 days'])
  await desk.atRest()
  expect(desk.posts()).toHaveLength(0)
  expect(sandbox.portal.calls).toHaveLength(0)
})

test('a number in any form, and a name by way of CRM', async ({ desk, sandbox }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  const all = own(sandbox.portal.statistics)
  await journal.search.fill('030 23125 0')
  const found = all.filter(row => row.PHONE_NUMBER?.includes('30231250')).length
  await expect(journal.total).toContainText(`${found.toLocaleString('en')} calls`)

  await journal.search.fill('schneider')
  await expect(journal.app.getByText('CRM shows you nobody by this name.')).toBeVisible()
  await journal.search.fill('Schneider')
  await journal.app.getByRole('button', { name: 'Anna Schneider', exact: true }).click()
  const id = sandbox.portal.crm.contacts.find(({ lastName }) => lastName === 'Schneider')?.id
  const theirs = all.filter(row => row.CRM_ENTITY_TYPE === 'CONTACT' && row.CRM_ENTITY_ID === String(id)).length
  expect(theirs).toBeGreaterThan(0)
  await expect(journal.total).toContainText(`${theirs.toLocaleString('en')} calls`)
  await expect(journal.row(0)).toContainText('Anna Schneider')
  await journal.row(0).getByRole('button', { name: /^Open in CRM/ }).click()
  await expect(desk.portalPage.getByRole('heading', { name: /Schneider/ }).first()).toBeVisible()
})

test('call again brings back number, text and voice of one\'s own call, with whose number it is; nobody is called', async ({ desk }) => {
  const journal = new Journal(desk)
  await desk.open()
  await desk.fill({ number: '+44 20 7946 0321', text: 'Mr Bennett asked for a call.' })
  await desk.call()
  await desk.settled()
  await desk.fill({ number: '+49 30 901820', text: 'Somebody else\'s.' })
  await journal.openButton.click()
  await expect(journal.row(0)).toContainText('+44 20 7946 0321')
  await journal.row(0).getByRole('button', { name: /^Call again/ }).click()
  await desk.expectIntact({ number: '+442079460321', text: 'Mr Bennett asked for a call.' })
  await expect(desk.app.getByText('Oliver Bennett').filter({ visible: true }).first()).toBeVisible()
  expect(desk.posts()).toHaveLength(1)
})

test.describe('faults', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('a refused click stands in its place; call again fills the form in and calls nobody', async ({ desk, sandbox }) => {
    const journal = new Journal(desk)
    await desk.open()
    await desk.fill({ text: 'Please call the client.' })
    sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'error', error: 'OVERLOAD_LIMIT', error_description: 'x', status: 503 } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Call refused')
    await desk.settled()
    await desk.number.fill('')
    await desk.text().fill('Something else.')

    await journal.openButton.click()
    await expect(journal.row(0)).toContainText('Refused')
    await expect(journal.total).toContainText('and 1 call of yours without a record')
    await journal.choose('Result', 'Your calls: Refused')
    await expect(journal.rows).toHaveCount(1)
    await journal.row(0).getByRole('button', { name: /^Call again/ }).press('Enter')
    await expect(desk.number).toBeFocused()
    await desk.expectIntact({ number: '+4930901820', text: 'Please call the client.' })
    expect(desk.posts()).toHaveLength(1)

    // The journal's own state is still there.
    await journal.openButton.click()
    await expect(journal.chips).toHaveText(['Last 30 days', 'Your calls: Refused'])
  })

  test('a click is still there when two hundred came after it: the browser\'s database keeps what the list lets go', async ({ desk, sandbox }) => {
    const journal = new Journal(desk)
    await desk.open()
    await desk.fill({ number: '+49 30 901821' })
    sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'error', error: 'OVERLOAD_LIMIT', error_description: 'x', status: 503 } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Call refused')
    await desk.settled()
    // Another tab has made two hundred since.
    await desk.frame.evaluate(() => {
      const key = Object.keys(localStorage).find(name => name.endsWith(':attempts'))
      const list: { at: number }[] = JSON.parse(localStorage.getItem(key ?? '') ?? '[]')
      const later = Array.from({ length: 200 }, (_, index) => ({ ...list[0], id: `later ${index}`, at: (list[0]?.at ?? 0) + 1, key: '+4930901899', number: '+4930901899', state: 'started', failure: null }))
      localStorage.setItem(key ?? '', JSON.stringify([...later, ...list]))
    })
    await desk.number.fill('+49 30 901822')
    await desk.call()
    const kept = await desk.frame.evaluate(() => Object.entries(localStorage).find(([name]) => name.endsWith(':attempts'))?.[1] ?? '')
    expect(kept).not.toContain('+4930901821')
    await desk.atRest()
    await expect.poll(() => desk.frame.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toContain('callback-desk')

    await desk.reload()
    await journal.openButton.click()
    await journal.choose('Result', 'Your calls: Refused')
    await expect(journal.rows).toHaveCount(1)
    await expect(journal.row(0)).toContainText('+49 30 901821')
    expect(desk.posts()).toHaveLength(2)
  })

  test('what is loaded stays, whatever comes instead of the next page', async ({ desk, sandbox }) => {
    const journal = new Journal(desk)
    await journal.openAll()
    // Names come a moment later.
    await desk.atRest()
    const first = await journal.row(0).textContent()
    for (const [at, fault] of [
      [0.3, { kind: 'html' }], [0.5, { kind: 'cut', executed: false }], [0.7, { kind: 'brokenJson', executed: true }]
    ] as const) {
      sandbox.portal.faults.add({ method: METHOD, fault, times: 20 })
      await journal.scrollTo(at)
      await expect(desk.alert).toContainText('Some calls could not be read', { timeout: 20_000 })
      sandbox.portal.faults.clear()
      await journal.scrollTo(0)
      await expect(journal.row(0)).toHaveText(first ?? '')
      await journal.scrollTo(at)
      await desk.tryAgain.click()
      await expect(journal.rows.nth(8)).not.toContainText('Loading')
      await expect(desk.alert).toBeHidden()
    }
    sandbox.portal.expireTokens()
    await journal.scrollTo(1)
    await expect(journal.rows.last()).not.toContainText('Loading')
  })

  test('without the right to see statistics own clicks are listed, and the portal\'s own page is offered', async ({ desk, sandbox }) => {
    sandbox.portal.people.manager.rights.statistics = 'none'
    const journal = new Journal(desk)
    await desk.open({ user: 'manager' })
    await desk.fill()
    await desk.call()
    await journal.openButton.click()
    await expect(journal.app.getByText('The calls of the portal cannot be shown here')).toHaveCount(1)
    await expect(journal.app.getByRole('link', { name: 'Call statistics of Bitrix24' }).first()).toHaveAttribute('href', /^http/)
    await expect(journal.rows).toHaveCount(1)
    await expect(journal.row(0)).toContainText('+49 30 901820')
    await journal.choose('Period', 'All time')
    await expect(journal.rows).toHaveCount(1)
    const asked = journal.pages().length
    await journal.choose('Type of call', 'Call back')
    await desk.atRest()
    expect(journal.pages().length, 'nothing more is asked in vain').toBe(asked)
  })
})

test('a manager sees their own calls only, in every number', async ({ desk, sandbox }) => {
  const journal = new Journal(desk)
  await journal.openAll({ user: 'manager' })
  const mine = own(sandbox.portal.statistics).filter(row => row.PORTAL_USER_ID === '7')
  await expect(journal.total).toContainText(`${mine.length.toLocaleString('en')} calls`)
  const answered = mine.filter(row => row.CALL_FAILED_CODE === '200').length
  await expect(journal.app.getByRole('definition').first()).toContainText(answered.toLocaleString('en'))
})

test('the export holds what is filtered, field by field', async ({ desk, sandbox }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  await journal.choose('Result', 'Busy')
  const wanted = own(sandbox.portal.statistics).filter(row => row.CALL_FAILED_CODE === '486')
  await expect(journal.total).toContainText(wanted.length.toLocaleString('en'))
  const { download, rows: [heading, ...rows] } = await journal.exportFile()
  expect(download.suggestedFilename()).toMatch(/^calls-\d{4}-\d{2}-\d{2}\.csv$/)
  expect(heading).toEqual(['Time', 'Type', 'Number', 'Client', 'Result', 'Duration, s', 'Cost', 'Currency', 'Line', 'Line ID', 'Employee', 'Call ID', 'Recording', 'Text'])
  const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' })
  const expected = [...wanted].sort((a, b) => Date.parse(b.CALL_START_DATE ?? '') - Date.parse(a.CALL_START_DATE ?? '')).map(row => [
    berlin.format(new Date(row.CALL_START_DATE ?? '')),
    row.CALL_TYPE === '4' ? 'Call back' : 'Voice message',
    'Busy',
    '0',
    '0',
    'EUR',
    /^0|^\d{12,}$/.test(row.PORTAL_NUMBER ?? '') ? `'${row.PORTAL_NUMBER}` : row.PORTAL_NUMBER,
    row.PORTAL_USER_ID === null ? 'nobody' : NAMES.get(Number(row.PORTAL_USER_ID)),
    row.CALL_ID
  ])
  expect(rows.map(cells => [0, 1, 4, 5, 6, 7, 9, 10, 11].map(column => cells[column]))).toEqual(expected)
  // Numbers are whole and no formulas.
  expect(rows.filter(([, , number = '']) => !/^\(\+\d+\) [\d -]+$|^[1-9]\d*$/.test(number))).toEqual([])
  expect(rows.flat().filter(cell => /^\s*[=+\-@]/.test(cell))).toEqual([])
})

test('loading all for the export can be cancelled, and goes on where it was', async ({ desk, sandbox, passTime }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'latency', ms: 300 }, times: 1000 })
  await journal.app.getByRole('button', { name: 'Export to CSV' }).click()
  const bar = journal.app.getByRole('progressbar', { name: 'Loading all calls' })
  await expect.poll(async () => await bar.evaluate((element: HTMLProgressElement) => element.value)).toBeGreaterThan(0)
  await journal.app.getByRole('button', { name: 'Cancel' }).click()
  await expect(bar).toBeHidden()
  await expect(journal.app.getByRole('button', { name: 'Continue' })).toBeFocused()
  const batches = () => sandbox.portal.requestsTo('batch').length
  // What was under way when it was cancelled is answered.
  await desk.atRest()
  const stopped = batches()
  await passTime(60_000)
  await desk.atRest()
  expect(batches(), 'no more requests').toBe(stopped)
  await expect(journal.app.getByText('Stopped; what is loaded stays.')).toBeVisible()

  sandbox.portal.faults.clear()
  sandbox.portal.bucket.enabled = false
  const started = desk.page.waitForEvent('download', { timeout: 30_000 })
  await journal.app.getByRole('button', { name: 'Continue' }).click()
  const rows = readCsv(readFileSync(await (await started).path(), 'utf8'), ',')
  const all = own(sandbox.portal.statistics)
  expect(rows).toHaveLength(all.length + 1)
  expect(new Set(rows.slice(1).map(cells => cells[11]))).toEqual(new Set(all.map(({ CALL_ID: id }) => id)))
  await expect(journal.app.getByText(`${all.length.toLocaleString('en')} rows saved`)).toBeVisible()
  await expect(journal.app.getByRole('button', { name: 'Export to CSV' })).toBeFocused()
})

test('by keyboard: from the form to the journal, through the rows, to a call again', async ({ desk }) => {
  const journal = new Journal(desk)
  await desk.open()
  await expect(desk.number).toBeVisible()
  await journal.openButton.focus()
  await desk.page.keyboard.press('Enter')
  await expect(journal.heading).toBeFocused()
  await journal.choose('Period', 'All time')
  await expect(journal.row(0)).not.toContainText('Loading')
  await journal.header('Time').getByRole('button').focus()
  await desk.page.keyboard.press('Enter')
  await expect(journal.header('Time')).toHaveAttribute('aria-sort', 'ascending')
  await expect(journal.row(0)).not.toContainText('Loading')
  await journal.list.focus()
  await desk.page.keyboard.press('PageDown')
  await expect(journal.row(15)).toBeVisible()
  // A browser that has not begun to scroll down yet has nothing to go back from.
  await expect(journal.row(0)).not.toBeInViewport()
  await desk.page.keyboard.press('Home')
  const again = journal.row(0).getByRole('button', { name: /^Call again/ })
  await again.focus()
  await expect(again).toBeFocused()
  // Scrolled out of sight, the row keeps the focus.
  await journal.scrollTo(0.5)
  await expect(journal.rows.nth(5)).not.toContainText('Loading')
  await expect(again).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.number).toBeFocused()
  await expect(desk.number).toHaveValue(/\d/)
  expect(desk.posts()).toHaveLength(0)
})

test('a recording plays when asked for', async ({ desk }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  await journal.choose('Result', 'Answered')
  await expect(journal.row(0)).not.toContainText('Loading')
  expect(await desk.frame.locator('audio').count()).toBe(0)
  await journal.row(0).getByRole('button', { name: /^Play the recording/ }).click()
  const player = desk.frame.locator('audio')
  await expect(player).toHaveAttribute('src', /^http.*\/sandbox\/recording\/\d+\.wav$/)
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0)
  await journal.app.getByRole('button', { name: 'Close the recording' }).click()
  await expect(player).toHaveCount(0)
})
