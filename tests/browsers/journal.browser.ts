import { expect, test, type BrowserDesk } from './desk.ts'

const UNTIL = Date.UTC(2026, 0, 15, 12)
test.use({ portalOptions: { seed: { pastCalls: { count: 3_000, until: UNTIL } } } })

class Journal {
  constructor(readonly desk: BrowserDesk) {}
  get app() { return this.desk.app }
  get heading() { return this.app.getByRole('heading', { name: 'Journal of calls' }) }
  get list() { return this.app.getByRole('rowgroup', { name: 'List of calls' }) }
  row(index: number) { return this.app.locator(`[aria-rowindex="${index + 2}"]`) }
  get total() { return this.app.getByRole('status').filter({ hasText: /^\s*[\d,]+ calls?/ }) }

  /** All records there are, whenever the calls were. */
  async openAll(): Promise<void> {
    await this.desk.open()
    await this.app.getByRole('button', { name: 'Journal', exact: true }).click()
    await expect.poll(() => this.heading.isFocused()).toBe(true)
    await this.choose('Period', /^All time$/)
    await this.expectLoaded(0)
  }

  async choose(name: string, option: RegExp): Promise<void> {
    await this.desk.choose(this.app.getByRole('combobox', { name, exact: true }), option)
  }

  async expectLoaded(index: number): Promise<void> {
    await expect.poll(() => this.row(index).text(), { timeout: 20_000 }).toMatch(/^(?!.*Loading).*\d/s)
  }

  /** Calls the app is about, of all there are. */
  get records() {
    return this.desk.sandbox.portal.statistics.filter(({ CALL_TYPE: type }) => type === '4' || type === '5')
  }
}

test('scrolling: from the first call to the last and back, by keys and by the scroll bar', async ({ desk }) => {
  const journal = new Journal(desk)
  await journal.openAll()
  const count = journal.records.length
  await expect.poll(() => journal.total.text()).toContain(`${count.toLocaleString('en')} calls`)
  await journal.list.focus()
  await desk.press('PageDown')
  await expect.poll(() => journal.list.scrolled()).toBeGreaterThan(100)
  await desk.press('Home')
  await expect.poll(() => journal.list.scrolled()).toBe(0)
  await journal.list.scrollTo(1)
  await journal.expectLoaded(count - 1)
  await journal.list.scrollTo(0.5)
  await journal.expectLoaded(Math.floor(count / 2))
  await journal.list.scrollTo(0)
  await journal.expectLoaded(0)
})
