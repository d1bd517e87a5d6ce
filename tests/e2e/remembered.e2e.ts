import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { withoutMyList } from './dayOfCalls.ts'

/** What the portal answered each time the app stored whose visit this is: the user's choices go the same way. */
function storedVisits({ sandbox }: Desk): (number | null)[] {
  return sandbox.portal.requestsTo('user.option.set')
    .filter(({ params }) => JSON.stringify(params).includes('"userId"'))
    .map(({ status }) => status)
}

/** A first visit, until the portal knows what the next one needs. */
async function visited(desk: Desk): Promise<void> {
  await desk.open()
  await desk.ready()
  await expect.poll(() => storedVisits(desk)).toEqual([200])
}

test('the second visit shows the form before the portal has answered, and refreshes it behind', async ({ desk }) => {
  const { portal } = desk.sandbox
  await visited(desk)
  portal.lines['reg777000'] = 'Line added meanwhile'
  portal.faults.add({ method: 'batch', fault: { kind: 'latency', ms: 4_000 } })

  await desk.open()
  await desk.fill({ line: /reg151083/ })
  expect(withoutMyList(portal.requestsTo('batch')).map(request => request.status)).toEqual([200, null])

  await expect.poll(() => withoutMyList(portal.requestsTo('batch')).map(request => request.status)).toEqual([200, 200])
  await desk.choose(desk.line, /reg777000/)
  // The refresh took nothing away.
  await desk.expectIntact()
  // What is remembered need not be stored a second time.
  expect(storedVisits(desk)).toHaveLength(1)
})

test('a line that is gone on the next visit is not offered again', async ({ desk }) => {
  const { portal } = desk.sandbox
  await visited(desk)
  await desk.fill({ line: /reg151083/ })
  await desk.call()
  delete portal.lines['reg151083']

  await desk.reload()
  await expect(desk.line).toHaveValue('+49 30 23125100')
  await desk.line.click()
  await expect(desk.app.getByRole('option')).toHaveCount(5)
})

test('somebody else in the same browser sees nothing of what was remembered', async ({ desk }) => {
  await visited(desk)
  await desk.fill()
  await desk.call()

  await desk.open({ user: 'manager' })
  await desk.ready()
  await expect(desk.number).toHaveValue('')
  await expect(desk.text()).toHaveValue('Callback: you are being connected with the client.')
  await expect(desk.lastUsed).toBeHidden()
  await expect(desk.recent).toHaveCount(0)
  // The manager's own default line, among those the administrator's visit has published.
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
})

test('once the portal names somebody else than was remembered, nothing of the first one is left, and nothing of theirs is lost', async ({ desk }) => {
  const { portal } = desk.sandbox
  await visited(desk)
  await desk.fill()
  await desk.call()

  portal.options.user[portal.people.manager.id] = { userId: String(portal.people.administrator.id) }
  portal.faults.add({ method: 'batch', fault: { kind: 'latency', ms: 4_000 } })
  await desk.open({ user: 'manager' })
  await expect(desk.number).not.toHaveValue('')
  await expect(desk.recent).toHaveCount(1)
  // The answer has come.
  await expect(desk.line).toHaveValue('Cloud PBX (9)')
  await expect(desk.number).toHaveValue('')
  await expect(desk.text()).toHaveValue('Callback: you are being connected with the client.')
  await expect(desk.lastUsed).toBeHidden()
  await expect(desk.recent).toHaveCount(0)
  await desk.fill()
  await desk.call()

  await desk.open()
  await expect(desk.number).not.toHaveValue('')
  await expect(desk.recent).toHaveCount(1)
})

test.describe('the refresh fails', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('the form of the last visit stays usable, and "Try again" refreshes it', async ({ desk }) => {
    const { portal } = desk.sandbox
    await visited(desk)
    portal.faults.add({ method: 'batch', fault: { kind: 'gateway', status: 502, executed: false }, times: 50 })
    await desk.open()
    await expect(desk.alert).toContainText('What you see is from your last visit', { timeout: 15_000 })
    await desk.fill()
    await desk.call()

    portal.faults.clear()
    portal.lines['reg777000'] = 'Line added meanwhile'
    await desk.tryAgain.click()
    await expect(desk.alert).toBeHidden()
    await desk.choose(desk.line, /reg777000/)
  })
})
