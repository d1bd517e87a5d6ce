import { DATES_IN_WEBKIT, expect, test, type BrowserDesk } from './desk.ts'

const TEXT = 'Wants the offer by Monday'

class Notes {
  constructor(readonly desk: BrowserDesk) {}
  button(name: 'Note' | 'To-do') { return this.desk.app.getByRole('button', { name, exact: true }) }
  get panel() { return this.desk.app.getByRole('region', { name: /^(Note|To-do) for / }) }
  get status() { return this.panel.getByRole('status') }
  get due() { return this.panel.getByLabel('Due') }

  /** A call to a contact of CRM has started. */
  async call(): Promise<void> {
    await this.desk.openFromCard('/crm/contact/details/1/')
    await this.desk.text().fill('The client asked for a call.')
    await this.desk.callBack.click()
    await this.desk.expectEnding('Call started')
  }
}

test('a note after a call: one click, one note', async ({ desk }) => {
  const notes = new Notes(desk)
  await notes.call()
  await notes.button('Note').click()
  await notes.panel.getByRole('textbox', { name: 'Text of the note' }).fill(TEXT)
  desk.sandbox.portal.faults.add({ method: 'crm.timeline.comment.add', fault: { kind: 'latency', ms: 300 } })
  await notes.panel.getByRole('button', { name: 'Add note' }).clickByScript(10)
  await expect.poll(() => notes.status.text()).toContain('Note added')
  expect(desk.sandbox.portal.timeline.comments.map(({ text }) => text)).toEqual([TEXT])
  expect(desk.sandbox.portal.requestsTo('crm.timeline.comment.add')).toHaveLength(1)
})

test('a to-do with a time typed into the browser\'s own field', async ({ desk, kind }) => {
  test.skip(kind === 'WebKit', DATES_IN_WEBKIT)
  const notes = new Notes(desk)
  await notes.call()
  await notes.button('To-do').click()
  await expect.poll(() => notes.due.value()).toMatch(/T09:00$/)
  await notes.due.typeMoment('2020-01-31T21:30')
  await expect.poll(() => notes.due.value()).toBe('2020-01-31T21:30')
  await notes.panel.getByRole('button', { name: 'Add to-do' }).click()
  await expect.poll(() => notes.panel.text()).toContain('This time has passed.')
  await notes.due.typeMoment('2031-01-31T21:30')
  await expect.poll(() => notes.due.value()).toBe('2031-01-31T21:30')
  await notes.panel.getByRole('button', { name: 'Add to-do' }).click()
  await expect.poll(() => notes.status.text()).toContain('To-do added')
  expect(desk.sandbox.portal.timeline.todos.map(({ deadline }) => deadline)).toEqual([expect.stringMatching(/^2031-01-31T21:30:00[+-]\d\d:\d\d$/)])
})
