import { bindEverywhere, expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

test.beforeEach(({ sandbox }) => {
  bindEverywhere(sandbox)
})

const NOTE = 'crm.timeline.comment.add'
const TODO = 'crm.activity.todo.add'
const TEXT = 'Wants the offer by Monday'
const CONTACT = '/crm/contact/details/1/'

/** Notes and to-dos as a person sees them. */
class Notes {
  constructor(readonly desk: Desk) {}
  get app() { return this.desk.app }
  get portal() { return this.desk.sandbox.portal }
  button(name: 'Note' | 'To-do') { return this.app.getByRole('button', { name, exact: true }) }
  get panel() { return this.app.getByRole('region', { name: /^(Note|To-do) for / }) }
  get text() { return this.panel.getByRole('textbox', { name: 'Text of the note' }) }
  get add() { return this.panel.getByRole('button', { name: 'Add note' }) }
  get status() { return this.panel.getByRole('status') }
  get alert() { return this.panel.getByRole('alert') }
  get open() { return this.app.getByRole('list', { name: 'Not clear whether these were added' }).getByRole('listitem') }
  get posts() { return [...this.portal.requestsTo(NOTE), ...this.portal.requestsTo(TODO)] }
  get comments() { return this.portal.timeline.comments.map(({ text }) => text) }

  /** A call to the client of the record the app was opened in has started. */
  async call(options: Parameters<Desk['openFromCard']>[1] = {}): Promise<void> {
    await this.desk.openFromCard(CONTACT, options)
    await expect(this.desk.number).not.toHaveValue('')
    await this.desk.text().fill('The client asked for a call.')
    await this.desk.callBack.click()
    await expect(this.desk.status).toContainText('Call started')
  }

  async write(text = TEXT): Promise<void> {
    await this.button('Note').click()
    await expect(this.text).toBeFocused()
    await this.text.fill(text)
  }
}

test('a note from the result, and a to-do: each is one click and one request', async ({ desk }) => {
  const notes = new Notes(desk)
  await notes.call()
  await notes.write()
  await notes.add.click()
  await expect(notes.status).toContainText('Note added')
  expect(notes.portal.timeline.comments).toMatchObject([{ entityTypeId: 3, entityId: 1, authorId: 7, text: TEXT }])

  await notes.panel.getByRole('button', { name: 'Open the timeline' }).click()
  await expect(desk.portalPage.getByText(TEXT)).toBeVisible()
  await desk.page.getByRole('dialog').last().getByRole('button', { name: 'Close' }).click()

  await notes.button('To-do').click()
  await expect(notes.panel.getByRole('textbox', { name: 'Task' })).toHaveValue(/^Call back \S/)
  const due = notes.panel.getByLabel('Due', { exact: true })
  await expect(due).toHaveValue(/T09:00$/)
  const tomorrow = await due.inputValue()
  await due.fill('2020-01-01T09:00')
  await notes.panel.getByRole('button', { name: 'Add to-do' }).click()
  await expect(notes.panel).toContainText('This time has passed.')
  await expect(due).toBeFocused()
  expect(notes.portal.requestsTo(TODO)).toHaveLength(0)
  await due.fill(tomorrow)
  await notes.panel.getByRole('button', { name: 'Add to-do' }).click()
  await expect(notes.status).toContainText('To-do added')
  const [todo] = notes.portal.timeline.todos
  expect(todo).toMatchObject({ entityTypeId: 3, entityId: 1, responsibleId: 7, pingOffsets: [0, 15] })
  expect(todo?.deadline).toMatch(new RegExp(`^${tomorrow}:00[+-]\\d\\d:\\d\\d$`))
  expect(notes.posts).toHaveLength(2)
  expect(desk.posts()).toHaveLength(1)
})

test('both from the journal; the keyboard alone is enough', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.telephony.enter([{
    id: 'callback.1', type: 'callback', at: Date.now() - 60_000, userId: 7, line: 'reg151083', number: '+498999998230', code: '200', duration: 20, app: null
  }])
  await desk.open({ user: 'manager' })
  await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
  const notes = new Notes(desk)
  const opener = (kind: 'Note' | 'To-do') => desk.app.getByRole('button', { name: new RegExp(`^${kind}: `) }).first()
  await opener('Note').focus()
  await desk.page.keyboard.press('Enter')
  await expect(notes.text).toBeFocused()
  await desk.page.keyboard.type(TEXT)
  await desk.page.keyboard.press('Control+Enter')
  await expect(notes.status).toContainText('Note added')
  await expect(notes.panel.getByRole('button', { name: 'Close' })).toBeFocused()
  await desk.page.keyboard.press('Escape')
  await expect(opener('Note')).toBeFocused()

  await desk.page.keyboard.press('Tab')
  await desk.page.keyboard.press('Enter')
  await expect(notes.panel.getByRole('textbox', { name: 'Task' })).toBeFocused()
  await notes.panel.getByRole('button', { name: 'In 1 hour' }).press('Enter')
  await notes.panel.getByRole('button', { name: 'Add to-do' }).press('Enter')
  await expect(notes.status).toContainText('To-do added')
  const [todo] = portal.timeline.todos
  expect(Math.abs(Date.parse(todo?.deadline ?? '') - Date.now() - 3_600_000)).toBeLessThan(6 * 60_000)
  expect(notes.comments).toEqual([TEXT])
})

test('ten fast clicks: one request, one note', async ({ desk }) => {
  const notes = new Notes(desk)
  await notes.call()
  await notes.write()
  notes.portal.faults.add({ method: NOTE, fault: { kind: 'latency', ms: 300 } })
  await notes.add.evaluate((button: HTMLElement) => {
    for (let click = 0; click < 5; click++) button.click()
  })
  const { x, y } = await notes.add.boundingBox() ?? { x: 0, y: 0 }
  for (let click = 0; click < 5; click++) await desk.page.mouse.click(x + 5, y + 5)
  await expect(notes.status).toContainText('Note added')
  await desk.atRest()
  expect(notes.posts).toHaveLength(1)
  expect(notes.comments).toEqual([TEXT])
})

test.describe('when the answer is lost', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS, protocol: 'h2' })

  test('and the note was added, it is found: one note', async ({ desk }) => {
    const notes = new Notes(desk)
    await notes.call()
    await notes.write()
    notes.portal.faults.add({ method: NOTE, fault: { kind: 'gateway', status: 502, executed: true } })
    await notes.add.click()
    await expect(notes.alert).toContainText('Not clear whether the note was added')
    await expect(notes.status).toContainText('Note added')
    await expect(notes.alert).toHaveCount(0)
    expect(notes.comments).toEqual([TEXT])
    expect(notes.posts).toHaveLength(1)
  })

  test('and it was not added, it stays unclear and nothing is sent again unasked', async ({ desk, passTime }) => {
    const notes = new Notes(desk)
    await notes.call()
    await notes.write()
    notes.portal.faults.add({ method: NOTE, fault: { kind: 'cut', executed: false } })
    await notes.add.click()
    await expect(notes.alert).toContainText('Not clear whether the note was added')
    await expect(notes.alert).toContainText(TEXT)
    await expect.poll(async () => {
      // Little by little: the next look is planned once the last one is answered.
      await passTime(5000)
      await desk.atRest()
      return await notes.alert.textContent()
    }, { timeout: 40_000, intervals: [0] }).toContain('It was not found in CRM.')
    expect(notes.portal.requestsTo('crm.timeline.comment.list').length).toBeGreaterThan(3)
    expect(notes.portal.requestsTo(NOTE).length, 'one request, or two where the browser repeated it').toBe(1)

    await notes.alert.getByRole('button', { name: 'Add again' }).click()
    await expect(notes.panel.getByRole('alertdialog', { name: 'This note may be there already' })).toBeVisible()
    await desk.page.keyboard.press('Enter')
    await expect(notes.panel.getByRole('alertdialog')).toHaveCount(0)
    expect(notes.posts, 'the first answer is the harmless one').toHaveLength(1)
    await notes.alert.getByRole('button', { name: 'Add again' }).click()
    await passTime(1000)
    await notes.panel.getByRole('button', { name: 'Add anyway' }).click()
    await expect(notes.status).toContainText('Note added')
    expect(notes.comments).toEqual([TEXT])
  })

  test('by a reload in the middle, the page looks for it', async ({ desk }) => {
    const notes = new Notes(desk)
    await notes.call()
    await notes.write()
    notes.portal.faults.add({ method: NOTE, fault: { kind: 'silent', executed: true } })
    await notes.add.click()
    await expect.poll(() => notes.comments).toEqual([TEXT])
    notes.portal.faults.add({ method: 'crm.timeline.comment.list', fault: { kind: 'latency', ms: 3000 } })
    await desk.reloadFrame()
    await expect(notes.open).toContainText(TEXT)
    await expect(notes.open).toHaveCount(0, { timeout: 15_000 })
    expect(notes.comments).toEqual([TEXT])
    expect(notes.posts).toHaveLength(1)
  })
})

test.describe('refused', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('a note keeps its text, and says why', async ({ desk }) => {
    const notes = new Notes(desk)
    await notes.call({ user: 'manager' })
    await notes.write()
    // The client has gone to a colleague meanwhile.
    const client = notes.portal.crm.contacts.find(({ id }) => id === 1)
    if (client) client.assignedById = 1
    await notes.add.click()
    await expect(notes.alert).toContainText('You are not allowed to add anything to this client in CRM.')
    await expect(notes.text).toHaveValue(TEXT)
    expect(notes.comments).toEqual([])

    // Away and back, and another page later, it is still there.
    await desk.page.keyboard.press('Escape')
    await expect(notes.button('Note')).toBeFocused()
    if (client) client.assignedById = 7
    await desk.reloadFrame()
    await desk.ready()
    await desk.callBack.click()
    await desk.callAnyway.click()
    await notes.button('Note').click()
    await expect(notes.text).toHaveValue(TEXT)
    await notes.add.click()
    await expect(notes.status).toContainText('Note added')
    expect(notes.comments).toEqual([TEXT])
  })
})
