import { addClients, Beside, enterCall, enterTodo } from './dayOfCalls.ts'
import { expect, test } from './desk.ts'

test.use({ hurries: true })

/** Half of them are missed calls, half are due to-dos. */
const PEOPLE = 10

test('ten people of My list are called, noted and followed up without the mouse', async ({ desk }) => {
  test.setTimeout(120_000)
  const { sandbox } = desk
  const { keyboard } = desk.page
  const beside = new Beside(desk)
  const clients = addClients(sandbox, PEOPLE)
  clients.forEach((client, index) => {
    if (index % 2 === 0) enterCall(sandbox, client, 10 + index)
    else enterTodo(sandbox, client, -10 - index, `Ask ${client.name}`)
  })
  sandbox.portal.options.app = { settings: JSON.stringify({
    v: 1, revision: 1, by: 'x', at: 1,
    settings: {
      lines: null, voices: null, defaultLine: null, quiet: null, recentMinutes: 5, processTypes: [],
      texts: { callback: { standard: 'Callback for {name}.', ready: [] }, infocall: { standard: '', ready: [] } }
    }
  }) }
  await desk.open({ user: 'manager' })
  await desk.ready()
  await expect(beside.people).toHaveCount(PEOPLE)
  // Out of the field the desk may begin in.
  await desk.frame.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.focus()
  })

  const called: string[] = []
  for (let turn = 1; turn <= PEOPLE; turn++) {
    // The first who is still to be called.
    await keyboard.press('j')
    const first = beside.people.first()
    await expect(first).toBeFocused()
    const name = /^Client\d+ Sample/.exec(await first.innerText())?.[0] ?? ''
    called.push(name)
    await desk.posting('Call back', () => keyboard.press('Enter'))
    await expect(desk.status).toContainText('Call started')
    await expect(beside.people.last()).toHaveText(new RegExp(`^${name}.*Called`))

    await expect(desk.app.getByRole('button', { name: 'Reached', exact: true })).toBeVisible()
    await keyboard.press(turn % 2 === 0 ? '1' : '3')
    const note = desk.app.getByRole('textbox', { name: 'Text of the note' })
    await expect(note).toBeFocused()
    await keyboard.type('Wants the offer')
    await keyboard.press('Control+Enter')
    await expect(desk.app.getByText('Note added')).toBeVisible()
    await keyboard.press('Escape')

    await keyboard.press('t')
    await expect(desk.app.getByRole('textbox', { name: 'Task' })).toBeFocused()
    await expect(desk.app.getByRole('textbox', { name: 'Task' })).toHaveValue(`Call back ${name}`)
    await keyboard.press('Control+Enter')
    await expect(desk.app.getByText('To-do added')).toBeVisible()
    await keyboard.press('Escape')
    await desk.settled()
  }

  expect(new Set(called).size).toBe(PEOPLE)
  expect(desk.posts()).toHaveLength(PEOPLE)
  const ids = clients.map(({ id }) => id)
  const { comments, todos } = sandbox.portal.timeline
  expect(comments.map(({ entityId }) => entityId).toSorted()).toEqual(ids)
  expect(new Set(comments.map(({ text }) => text))).toEqual(new Set(['Reached. Wants the offer', 'Call later. Wants the offer']))
  const added = todos.filter(({ title }) => title.startsWith('Call back'))
  expect(added.map(({ entityId }) => entityId).toSorted()).toEqual(ids)
})
