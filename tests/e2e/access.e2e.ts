import { findings } from './accessible.ts'
import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

const CALLBACK = 'voximplant.callback.start'

/** Goes on after a finding: one run tells about all states. */
async function expectAccessible(desk: Desk, state: string): Promise<void> {
  expect.soft(await findings(desk.frame), state).toEqual([])
}

test.use({ allowedComplaints: NETWORK_COMPLAINTS })

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('everybody can use the way from the start to a started call', async ({ desk }) => {
      const { faults } = desk.sandbox.portal
      faults.add({ method: 'batch', fault: { kind: 'latency', ms: 3_000 } })
      await desk.open()
      await expect(desk.status).toHaveText('Connecting to Bitrix24…')
      await expectAccessible(desk, 'connecting')

      await expect(desk.number).toBeVisible()
      await expect(desk.app.getByText('Your calls from this browser appear here.')).toBeVisible()
      await expectAccessible(desk, 'empty form')
      await desk.callBack.click()
      await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
      await expectAccessible(desk, 'problems')

      await desk.fill()
      await desk.callBack.click()
      await expect(desk.status).toContainText('Call started')
      await expectAccessible(desk, 'started')
      await desk.settled()
      await desk.callBack.click()
      await expect(desk.question).toBeVisible()
      await expectAccessible(desk, 'question just opened')
      await desk.settled()
      await expectAccessible(desk, 'question')
    })

    test('everybody can use refusals and unclear ends', async ({ desk }) => {
      const { faults } = desk.sandbox.portal
      await desk.open()
      await desk.fill({ line: /reg151083/ })
      faults.add({ method: CALLBACK, fault: { kind: 'error', error: 'ERROR_CORE', error_description: 'Could not find line reg151083', status: 400 } })
      await desk.callBack.click()
      await expect(desk.alert).toContainText('Call refused')
      await desk.alert.getByText('Details for support').click()
      await desk.settled()
      await expectAccessible(desk, 'refused, with details')

      faults.add({ method: CALLBACK, fault: { kind: 'brokenJson', executed: true } })
      await desk.callBack.click()
      await expect(desk.unclear).toHaveCount(1)
      await desk.settled()
      await expectAccessible(desk, 'unclear')
      await desk.unclear.getByRole('button', { name: 'It rang' }).click()
      await expect(desk.recent).toContainText(['Rang, as you said', 'Refused'])
      await expectAccessible(desk, 'settled')
    })

    test('everybody can use the installer', async ({ desk }) => {
      const { portal } = desk.sandbox
      portal.parent.staysAfterInstall = true
      portal.scopes.delete('crm')
      portal.lines = {}
      await desk.open({ install: true })
      await expect(desk.install).toBeVisible()
      await expectAccessible(desk, 'installer')
      await desk.install.focus()
      await desk.page.keyboard.press('Enter')
      await expect(desk.alert).toContainText('CRM (crm)')
      await expectAccessible(desk, 'a permission is missing')

      portal.scopes.add('crm')
      portal.faults.add({ method: 'placement.bind', fault: { kind: 'error', error: 'ERROR_WRONG_HANDLER_URL', error_description: '', status: 400 } })
      // The button has kept its place in the order of the keyboard.
      await desk.page.keyboard.press('Enter')
      await expect(desk.alert).toContainText('Not changed')
      await expectAccessible(desk, 'warning and failure')
      await desk.page.keyboard.press('Enter')
      await expect(desk.app.getByText('Callback Desk is installed')).toBeVisible()
      await expectAccessible(desk, 'installed')

      await desk.open({ install: true, user: 'manager' })
      await expect(desk.status).toContainText('Only an administrator')
      await expectAccessible(desk, 'no administrator')
    })

    test('everybody can use the screens without a form', async ({ desk }) => {
      await desk.open({ user: 'employee' })
      await expect(desk.alert).toContainText('You have no line to call from')
      await expectAccessible(desk, 'no line')

      desk.sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'error', error: 'user_access_error', error_description: '', status: 401 }, times: 9 })
      await desk.open({ user: 'manager' })
      await expect(desk.alert).toContainText('Callback Desk could not start')
      await expectAccessible(desk, 'failed')

      await desk.page.goto(desk.sandbox.appUrl)
      await expect(desk.page.getByRole('heading')).toBeVisible()
      expect.soft(await findings(desk.page.mainFrame()), 'outside').toEqual([])
    })
  })
}
