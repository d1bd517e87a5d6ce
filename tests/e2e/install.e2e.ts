import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { Desk, expect, NETWORK_COMPLAINTS, test as base, type TypeName } from './desk.ts'

void startSandbox
export type { Sandbox, TypeName, Desk }
const test = base
void NETWORK_COMPLAINTS

test('look', async ({ desk }) => {
  desk.sandbox.portal.uninstall()
  for (const [name, width, colorScheme] of [['l1280', 1280, 'light'], ['d1280', 1280, 'dark'], ['l375', 375, 'light'], ['d375', 375, 'dark']] as const) {
    desk.sandbox.portal.reset()
    desk.sandbox.portal.uninstall()
    desk.sandbox.portal.parent.staysAfterInstall = true
    await desk.page.setViewportSize({ width, height: 900 })
    await desk.page.emulateMedia({ colorScheme })
    await desk.open({ bare: true })
    await desk.app.getByRole('button', { name: 'Install' }).waitFor()
    await desk.page.screenshot({ path: `/tmp/shots/before-${name}.png` })
    await desk.app.getByRole('button', { name: 'Install' }).click()
    await desk.app.getByText('Callback Desk is installed').waitFor()
    await desk.page.screenshot({ path: `/tmp/shots/after-${name}.png` })
    desk.sandbox.portal.scopes.delete('crm')
    desk.sandbox.portal.lines = {}
    await desk.open({ bare: true, install: true })
    await desk.app.getByRole('button', { name: 'Install' }).click()
    await desk.app.getByRole('alert').waitFor()
    await desk.page.screenshot({ path: `/tmp/shots/scope-${name}.png` })
    desk.sandbox.portal.scopes.add('crm')
    desk.sandbox.portal.faults.add({ method: 'placement.bind', fault: { kind: 'error', error: 'ERROR_EVENT_HANDLER_URL_MATCH', error_description: 'x', status: 400 }, times: 3 })
    desk.sandbox.portal.placements = []
    await desk.app.getByRole('button', { name: 'Try again' }).click()
    await desk.app.getByText('Not changed').waitFor()
    await desk.page.screenshot({ path: `/tmp/shots/fail-${name}.png`, fullPage: true })
    await desk.open({ bare: true, install: true, user: 'manager' })
    await desk.app.getByText('Only an administrator').waitFor()
    await desk.page.screenshot({ path: `/tmp/shots/manager-${name}.png` })
  }
})
