import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'
import { withoutMyList } from './dayOfCalls.ts'

test('an administrator chooses from all lines, their own default line chosen already', async ({ desk }) => {
  await desk.open()
  await expect(desk.line).toHaveValue('+49 30 23125100')
  await desk.line.click()
  await expect(desk.app.getByRole('option')).toHaveText([
    'SIP lineCloud PBX, reg150907',
    'Office PBX 1Office PBX, sip7',
    'Cloud PBX (9)Cloud PBX, reg151083',
    'Office PBX (11)Office PBX, sip11',
    'SIP line 2Cloud PBX, reg151085',
    '+49 30 23125100Rented number, 493023125100'
  ])
  await desk.page.keyboard.press('Escape')
  await desk.fill()
  await desk.call()
  expect(desk.posts().map(post => post.params['FROM_LINE'])).toEqual(['493023125100'])
})

test('without a default line of one\'s own the portal\'s is chosen', async ({ desk }) => {
  desk.sandbox.portal.people.administrator.defaultLine = null
  await desk.open()
  await expect(desk.line).toHaveValue('SIP line')
})

test('an older portal that tells no default line of one\'s own still works', async ({ desk }) => {
  desk.sandbox.portal.methodsMissing.add('voximplant.user.getDefaultLineId')
  await desk.open()
  await expect(desk.line).toHaveValue('SIP line')
})

test('a sales manager, who may not see the lines, calls from the own default line', async ({ desk }) => {
  await desk.open({ user: 'manager' })
  await expect(desk.line).toHaveValue('reg151083')
  await expect(desk.line).toBeDisabled()
  await expect(desk.app.getByText('Your default line. Only administrators of telephony can see other lines.')).toBeVisible()
  await expect(desk.alert).toBeHidden()

  await desk.fill()
  await desk.call()
  await desk.fill({ type: 'Voice message', number: '+49 40 428990' })
  await desk.settled('Voice message')
  await desk.call('Voice message')
  expect(desk.sandbox.portal.calls.map(({ user, type, line }) => ({ user, type, line }))).toEqual([
    { user: 'manager', type: 'callback', line: 'reg151083' },
    { user: 'manager', type: 'infocall', line: 'reg151083' }
  ])
})

test('a manager without a default line: which right is missing, who grants it, and "Try again" once it is there', async ({ desk }) => {
  const person = desk.sandbox.portal.people.manager
  person.defaultLine = 'LINK_BASE_NUMBER'
  await desk.open({ user: 'manager' })
  await expect(desk.alert).toContainText('You have no line to call from')
  await expect(desk.alert).toContainText('Ask an administrator')
  await expect(desk.alert).toContainText('Set a default line for you')
  await expect(desk.alert).toContainText('Manage numbers: Update')
  await expect(desk.number).toBeHidden()
  await expect(desk.callBack).toBeHidden()

  await desk.tryAgain.click()
  await expect.poll(() => withoutMyList(desk.sandbox.portal.requestsTo('batch')).map(request => request.status)).toEqual([200, 200])
  await desk.atRest()
  await expect(desk.alert).toContainText('You have no line to call from')

  person.defaultLine = 'reg151085'
  await desk.tryAgain.click()
  await expect(desk.line).toHaveValue('reg151085')
  await expect(desk.alert).toBeHidden()
})

test.describe('refused by the portal', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('an employee who may not call is told which right is missing, and loses nothing', async ({ desk }) => {
    desk.sandbox.portal.people.employee.defaultLine = 'reg151085'
    await desk.open({ user: 'employee' })
    for (const type of ['Call back', 'Voice message'] as const) {
      await desk.fill({ type })
      await desk.send(type)
      await expect(desk.alert).toContainText('Call refused')
      await expect(desk.alert).toContainText('You are not allowed to make outgoing calls')
      await expect(desk.alert).toContainText('Ask an administrator for the right “Outbound call: Any”')
      await desk.settled(type)
      await desk.expectIntact({ type })
      expect(desk.posts(type)).toHaveLength(1)
    }
    expect(desk.sandbox.portal.calls).toHaveLength(0)
    await expect(desk.unclear).toHaveCount(0)
    // On the next visit before anything is filled in.
    await desk.reload()
    await expect(desk.app.getByText('You are not allowed to make outgoing calls.').first()).toBeVisible()
    await expect(desk.alert).toHaveCount(0)
  })
})

test('a portal without lines says so; "Try again" finds the first one, and there is nothing to choose', async ({ desk }) => {
  desk.sandbox.portal.lines = {}
  await desk.open()
  await expect(desk.alert).toContainText('This portal has no outgoing line yet')
  await expect(desk.number).toBeHidden()

  desk.sandbox.portal.lines = { sip7: 'Office PBX 1' }
  await desk.tryAgain.click()
  await expect(desk.line).toHaveValue('Office PBX 1')
  await expect(desk.line).toBeDisabled()
  await desk.fill({ number: '123' })
  await desk.call()
  expect(desk.posts().map(post => post.params)).toEqual([
    { FROM_LINE: 'sip7', TO_NUMBER: '123', TEXT_TO_PRONOUNCE: 'The client asked for a call.' }
  ])
})

test.describe('without a permission', () => {
  // My list is refused as well.
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('an app installed without the telephony permission names the permission', async ({ desk }) => {
    desk.sandbox.portal.scopes.delete('telephony')
    await desk.open()
    await expect(desk.alert).toContainText('installed without a permission it needs')
    await expect(desk.alert).toContainText('Telephony (telephony)')

    desk.sandbox.portal.scopes.add('telephony')
    await desk.tryAgain.click()
    await expect(desk.number).toBeVisible()
  })
})

test('a line of an external app gives no call id: started all the same', async ({ desk }) => {
  desk.sandbox.portal.externalLines.add('reg151083')
  // Administrators cannot list it; whose own line it is can call from it.
  await desk.open({ user: 'manager' })
  await desk.fill()
  await desk.call()
  await expect(desk.status).toContainText('The line gave no call ID')
  await expect(desk.status).not.toContainText('null')
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('another app\'s line is told by what it is: callbacks go to that app, nothing is promised, and voice messages are not sent', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.externalLines.add('REST_APP:5')
  portal.people.manager.defaultLine = 'REST_APP:5'
  await desk.open({ user: 'manager' })
  await expect(desk.line).toHaveValue('Another app\'s line')
  await expect(desk.app.getByText('Line of another app, for callbacks only.')).toBeVisible()
  await desk.fill({ type: 'Voice message' })
  await desk.sendMessage.click()
  await expect(desk.app.getByText('Voice messages cannot be sent over another app\'s line.')).toBeVisible()
  expect(desk.posts('Voice message')).toHaveLength(0)

  await desk.fill({ type: 'Call back' })
  await desk.callBack.click()
  await expect(desk.status).toContainText('The request was handed to the app that this line belongs to.')
  await expect(desk.status).not.toContainText('Your phone will ring')
  expect(desk.posts()).toHaveLength(1)
})

test('names of lines read as somebody typed them, for those who list them and for those who do not', async ({ desk }) => {
  const { portal } = desk.sandbox
  Object.assign(portal.lines, { sip7: 'R&D "East" <Berlin> &amp; more' })
  await desk.open()
  await desk.line.click()
  await expect(desk.app.getByRole('option', { name: 'R&D "East" <Berlin> &amp; more' })).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => String(portal.options.app['lines'])).toContain('more')
  const writes = portal.requestsTo('app.option.set').length
  await desk.reload()
  await expect(desk.line).toBeVisible()
  await desk.open({ user: 'manager' })
  await desk.line.click()
  await expect(desk.app.getByRole('option', { name: 'R&D "East" <Berlin> &amp; more' })).toBeVisible()
  await desk.atRest()
  expect(portal.requestsTo('app.option.set')).toHaveLength(writes)
})

test.describe('a refused line that is the only one', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })

  test('leaves no other to choose; "Try again" reads the lines anew and calls from the one that is there then', async ({ desk }) => {
    const { portal } = desk.sandbox
    await desk.open({ user: 'manager' })
    await desk.fill()
    Reflect.deleteProperty(portal.lines, 'reg151083')
    await desk.callBack.click()
    await expect(desk.alert).toContainText('You have no other line.')
    await expect(desk.alert).not.toContainText('Choose another line')
    portal.people.manager.defaultLine = 'reg151085'
    await desk.settled()
    await desk.tryAgain.click()
    await expect(desk.status).toContainText('Call started')
    await expect(desk.line).toHaveValue('reg151085')
    expect(portal.calls.map(({ line }) => line)).toEqual(['reg151085'])
    expect(desk.posts()).toHaveLength(2)
  })
})

test('a portal without a voice of its language says whose voice will read', async ({ desk }) => {
  await desk.open({ lang: 'ua' })
  await expect(desk.app.getByText('На порталі немає голосу для цієї мови (українська). Текст промовить голос: російська (жіночий).')).toBeVisible()
})
