import { addClients, Beside, enterCall, enterTodo } from './dayOfCalls.ts'
import { findings } from './accessible.ts'
import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'

/** The words of the list depend on the time of day. */
const HALF_AN_HOUR = 30

test('whom to call back: missed calls and due to-dos, each person once, from one request', async ({ desk }) => {
  const { sandbox } = desk
  const beside = new Beside(desk)
  const [anna, otto, emma, ida, hugo] = addClients(sandbox, 5)
  if (!anna || !otto || !emma || !ida || !hugo) throw new Error('There are five')
  enterCall(sandbox, anna, 40)
  enterCall(sandbox, anna, 20, '486')
  enterCall(sandbox, otto, 30, '304', { type: 'incoming' })
  enterCall(sandbox, emma, 25)
  // A colleague has reached her.
  enterCall(sandbox, emma, 5, '200', { userId: 1 })
  enterTodo(sandbox, ida, -HALF_AN_HOUR, 'Ask about the offer')
  enterTodo(sandbox, { id: 1 }, -2 * HALF_AN_HOUR, 'Call back about the heat pump', 2)
  sandbox.portal.timeline.addTodo({ entityTypeId: 3, entityId: hugo.id, authorId: 1, responsibleId: 1, title: 'A colleague\'s', description: '', deadline: new Date().toISOString(), pingOffsets: [] })
  sandbox.portal.people.manager.rights.statistics = 'any'
  await desk.open({ user: 'manager' })
  await desk.ready()
  await expect(beside.people).toHaveText([
    /^Anna Schneider.*Due since.*Call back about the heat pump/, /^Client4 Sample.*Due since.*Ask about the offer/, /^Client1 Sample.*Busy.*Tries: 2/, /^Client2 Sample.*Called you/
  ])
  const lists = sandbox.portal.requestsTo('batch').filter(({ commands = [] }) => commands.some(({ name }) => name === 'todos'))
  expect(lists).toHaveLength(1)
  expect(await findings(desk.frame)).toEqual([])
})

test('choosing somebody fills the form in, with their name; a call is one more click, and the list goes on', async ({ desk }) => {
  const { sandbox } = desk
  const beside = new Beside(desk)
  const [anna, otto] = addClients(sandbox, 2)
  if (!anna || !otto) throw new Error('There are two')
  enterCall(sandbox, anna, 10)
  enterCall(sandbox, otto, 20)
  await desk.open({ user: 'manager' })
  await desk.ready()
  await desk.text().fill('Callback for {name}.')
  await beside.person(/^Client1/).click()
  await expect(desk.number).toHaveValue(anna.number)
  await expect(desk.callBack).toBeFocused()
  await desk.atRest()
  expect(desk.posts()).toHaveLength(0)
  await desk.call()
  expect(desk.posts()[0]?.params).toMatchObject({ TO_NUMBER: anna.number, TEXT_TO_PRONOUNCE: expect.stringContaining('Client1 Sample') })
  await expect(beside.people).toHaveText([/^Client2/, /^Client1.*Called/])
  await beside.next.click()
  await expect(desk.number).toHaveValue(otto.number)
  await expect(desk.callBack).toBeFocused()
})

test('somebody who was reached goes; somebody who was not stays, with one try more', async ({ desk, passTime }) => {
  const { sandbox } = desk
  const beside = new Beside(desk)
  const [anna, otto] = addClients(sandbox, 2)
  if (!anna || !otto) throw new Error('There are two')
  enterCall(sandbox, anna, 10)
  enterCall(sandbox, otto, 20)
  sandbox.portal.telephony.speed = 100
  await desk.open({ user: 'manager' })
  await desk.ready()
  await desk.text().fill('Callback.')
  await beside.person(/^Client1/).click()
  await desk.call()
  await expect.poll(() => sandbox.portal.statistics.length).toBe(3)
  await passTime(60_000)
  await expect(beside.people).toHaveText([/^Client2/])
  sandbox.portal.telephony.next({ code: '304' })
  await desk.settled()
  await beside.person(/^Client2/).click()
  await desk.call()
  await expect.poll(() => sandbox.portal.statistics.length).toBe(4)
  await passTime(60_000)
  await expect(beside.people).toHaveText([/^Client2.*Not answered.*Tries: 2/])
})

test.describe('where the portal does not tell all', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('calls that may not be seen are named, to-dos are there', async ({ desk }) => {
    const beside = new Beside(desk)
    const [anna] = addClients(desk.sandbox, 1)
    if (!anna) throw new Error('There is one')
    desk.sandbox.portal.people.manager.rights.statistics = 'none'
    enterTodo(desk.sandbox, anna, -1, 'Ask about the offer')
    await desk.open({ user: 'manager' })
    await desk.ready()
    await expect(beside.people).toHaveText([/^Client1/])
    await expect(desk.app.getByText(/^Missed calls are not in the list: You are not allowed/)).toBeVisible()
  })

  test('without a connection it says so; once it is back, the list is there', async ({ desk }) => {
    const beside = new Beside(desk)
    const [anna] = addClients(desk.sandbox, 1)
    if (!anna) throw new Error('There is one')
    enterCall(desk.sandbox, anna, 10)
    await desk.open({ user: 'manager' })
    await desk.ready()
    await expect(beside.people).toHaveCount(1)
    desk.sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'gateway', status: 502, executed: false }, times: 20 })
    await beside.refresh.click()
    await expect(desk.app.getByText(/^The list could not be refreshed/)).toBeVisible()
    await expect(beside.people, 'what is known stays').toHaveCount(1)
    desk.sandbox.portal.faults.clear()
    await beside.refresh.click()
    await expect(desk.app.getByText(/^The list could not be refreshed/)).toBeHidden()
  })
})
