import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { withoutMyList } from './dayOfCalls.ts'

test.use({ hurries: true, allowedComplaints: NETWORK_COMPLAINTS })

const HOUR = 60 * 60 * 1000
const NOT_RENEWED = 'Your session with Bitrix24 could not be renewed'

function renewals(desk: Desk): number {
  return desk.sandbox.portal.messages.filter(message => message.command === 'refreshAuth').length
}

/** A filled-in form that asks the portal for nothing any more: whatever comes next is the click's. */
async function openFilled(desk: Desk): Promise<void> {
  await desk.open()
  await desk.ready()
  await desk.fill()
  // Typing has paused, a burst of changes is over.
  await desk.time.pass(4_000)
  // Whom the number belongs to is asked by itself; the user's id and choices are stored, and an administrator's lines for everybody.
  await expect.poll(() => desk.sandbox.portal.requestsTo('telephony.externalCall.searchCrmEntities').map(({ status }) => status)).toEqual([200])
  await expect.poll(() => desk.sandbox.portal.requestsTo('user.option.set').map(({ status }) => status)).toEqual([200, 200])
  await expect.poll(() => desk.sandbox.portal.requestsTo('app.option.set').map(({ status }) => status)).toEqual([200])
  await desk.atRest()
}

for (const protocol of ['http', 'h2'] as const) {
  test.describe(`over ${protocol}`, () => {
    test.use({ protocol })

    test('a token that expired before the click is renewed through the portal\'s page: one call', async ({ desk }) => {
      await openFilled(desk)
      desk.sandbox.portal.expireTokens()
      await desk.callBack.click()

      await expect(desk.status).toContainText('Call started')
      await desk.settled()
      expect(desk.posts().map(({ status, executed, error }) => ({ status, executed, error }))).toEqual([
        { status: 401, executed: false, error: 'expired_token' },
        { status: 200, executed: true, error: null }
      ])
      expect(desk.sandbox.portal.calls).toHaveLength(1)
      expect(renewals(desk)).toBe(1)
    })
  })
}

test('a token that ended while the page stood open is renewed before anything is sent', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  await desk.page.clock.fastForward(HOUR + 1000)
  await desk.callBack.click()

  await expect(desk.status).toContainText('Call started')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
  expect(renewals(desk)).toBe(1)
})

test('a renewal that is never answered: refused, nothing started, the form intact, and a later click works', async ({ desk }) => {
  await openFilled(desk)
  desk.sandbox.portal.expireTokens()
  desk.sandbox.portal.parent.refreshSilent = true
  await desk.callBack.click()
  await expect.poll(() => renewals(desk)).toBe(1)
  await desk.page.clock.fastForward(11_000)

  await expect(desk.alert).toContainText('Call refused')
  await expect(desk.alert).toContainText(NOT_RENEWED)
  await desk.expectIntact()
  await expect(desk.unclear).toHaveCount(0)
  await desk.settled()
  expect(desk.posts().map(post => post.executed)).toEqual([false])
  expect(desk.sandbox.portal.calls).toHaveLength(0)

  desk.sandbox.portal.parent.refreshSilent = false
  await desk.call()
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('the token has ended and the portal\'s page is silent: refused without a request', async ({ desk }) => {
  await openFilled(desk)
  desk.sandbox.portal.parent.refreshSilent = true
  await desk.page.clock.fastForward(HOUR + 1000)
  await desk.callBack.click()
  // My list may ask for one as well.
  await expect.poll(() => renewals(desk)).toBeGreaterThan(0)
  await desk.page.clock.fastForward(11_000)

  await expect(desk.alert).toContainText(NOT_RENEWED)
  await desk.expectIntact()
  await desk.settled()
  expect(desk.posts()).toHaveLength(0)
})

test('a token refused at the first read is renewed, and the form appears', async ({ desk }) => {
  desk.sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'expiredToken' } })
  await desk.open()
  await desk.ready()
  await desk.fill()
  expect(withoutMyList(desk.sandbox.portal.requestsTo('batch')).map(request => request.status)).toEqual([401, 200])
  expect(renewals(desk)).toBe(1)
  await desk.call()
})

test('a page opened with a token that has already ended works, and remembers what it did', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.tokenLifetime = 0
  portal.parent.delay = 800
  await desk.open()
  portal.tokenLifetime = 3600
  await desk.ready()
  expect(renewals(desk)).toBe(1)
  await desk.fill()
  await desk.call()

  await desk.reload()
  await desk.expectIntact()
  await expect(desk.recent).toContainText('+49 30 901820')
  await desk.callBack.click()
  await expect(desk.question).toBeVisible()
})
