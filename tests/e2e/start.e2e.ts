import type { Fault } from '../../sandbox/index.ts'
import { expect, NETWORK_COMPLAINTS, test } from './desk.ts'

const READS = [
  'app.option.get', 'profile', 'user.option.get',
  'voximplant.line.get', 'voximplant.line.outgoing.get', 'voximplant.tts.voices.get', 'voximplant.user.getDefaultLineId'
]

test('the form is usable after one request that reads everything', async ({ desk }) => {
  const { portal } = desk.sandbox
  // Whatever else the app may ask for never leaves.
  let asked = 0
  await desk.page.route('**/rest/**', async (route) => {
    asked++
    if (asked === 1) await route.continue()
  })
  await desk.open()
  await desk.fill({ line: /reg151083/, voice: 'German: female' })
  expect(portal.requests.map(request => request.method)).toEqual(['batch'])
  expect(portal.requests[0]?.commands?.map(command => command.method).sort()).toEqual(READS)
})

test('opened outside a portal it says how to install it, and asks nobody for anything', async ({ desk }) => {
  const { page, sandbox } = desk
  await page.goto(sandbox.appUrl)
  await expect(page.getByRole('heading', { name: 'Callback Desk works inside Bitrix24' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: sandbox.appUrl })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Telephony (telephony), Outgoing calls (call), CRM (crm) and Embedding of applications (placement)' })).toBeVisible()
  expect(sandbox.portal.requests).toEqual([])
})

test('a frame that is no portal\'s is outside a portal too', async ({ desk }) => {
  const { page, sandbox } = desk
  await page.goto(`${sandbox.portalUrl}/crm/deal/details/1/`)
  await page.evaluate((address) => {
    const frame = document.createElement('iframe')
    frame.src = address
    document.body.append(frame)
  }, sandbox.appUrl)
  await expect(desk.app.getByRole('heading', { name: 'Callback Desk works inside Bitrix24' })).toBeVisible()
})

test('a silent portal is told apart after 10 seconds, and "Try again" works once it answers', async ({ desk }) => {
  const { page, sandbox: { portal } } = desk
  await page.clock.install()
  portal.parent.silent = true
  await desk.open()
  await expect(desk.status).toHaveText('Connecting to Bitrix24…')
  await page.clock.fastForward(8_000)
  await expect(desk.status).toHaveText('Connecting to Bitrix24…')
  await page.clock.fastForward(2_500)
  await expect(desk.alert).toContainText('Bitrix24 is not responding')
  await expect(desk.status).toBeHidden()
  expect(portal.requests).toEqual([])

  portal.parent.silent = false
  await desk.tryAgain.click()
  await desk.ready()
  await desk.fill()
  await desk.call()
})

test('an answer that comes after all leads to the form by itself', async ({ desk }) => {
  await desk.page.clock.install()
  desk.sandbox.portal.parent.delay = 4_000
  await desk.open()
  await expect(desk.status).toHaveText('Connecting to Bitrix24…')
  await desk.page.clock.fastForward(10_500)
  await expect(desk.alert).toContainText('Bitrix24 is not responding')
  await expect(desk.number).toBeVisible()
  await expect(desk.alert).toBeHidden()
})

test('messages of other scripts on the portal\'s page do no harm', async ({ desk }) => {
  desk.sandbox.portal.parent.foreignMessages = true
  await desk.open()
  await desk.ready()
})

const FAILURES: readonly { name: string, fault: Fault, reason: string }[] = [
  { name: 'a lost connection', fault: { kind: 'cut', executed: false }, reason: 'The connection was lost' },
  {
    name: 'a missing permission',
    fault: { kind: 'error', error: 'insufficient_scope', error_description: 'The request requires higher privileges', status: 403 },
    reason: 'installed without a permission it needs'
  }
]

test.describe('the first read fails', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })
  for (const { name, fault, reason } of FAILURES) {
    test(`${name}: the reason is shown and "Try again" works`, async ({ desk }) => {
      const { portal } = desk.sandbox
      // As often as SDK and browser may ask by themselves.
      portal.faults.add({ method: 'batch', fault, times: 50 })
      await desk.open()
      await expect(desk.alert).toContainText('Callback Desk could not start', { timeout: 15_000 })
      await expect(desk.alert).toContainText(reason)
      await expect(desk.alert).not.toContainText('Check whether a phone rings')
      await expect(desk.number).toBeHidden()

      portal.faults.clear()
      await desk.tryAgain.click()
      await desk.ready()
      await expect(desk.alert).toBeHidden()
    })
  }
})

test.describe('a file of its own does not arrive', () => {
  test.use({ allowedComplaints: NETWORK_COMPLAINTS })
  for (const [what, file] of [['the code', /\/interface-[^/]*\.js/], ['the styles', /\/interface-[^/]*\.css/]] as const) {
    test(`${what}: the page says so in plain words`, async ({ desk }) => {
      await desk.page.route(file, route => route.abort())
      await desk.open()
      await expect(desk.app.getByText('Callback Desk could not be loaded. Check your connection and reload the page.')).toBeVisible()
      await expect(desk.number).toBeHidden()

      await desk.page.unroute(file)
      await desk.open()
      await desk.ready()
    })
  }
})
