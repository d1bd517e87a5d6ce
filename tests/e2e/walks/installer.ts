import { expect } from '../desk.ts'
import type { Walk } from './walk.ts'

/** The installer, from a manager who may not to the end. */
export async function walkInstaller(walk: Walk): Promise<void> {
  const { portal } = walk
  const { lines } = portal
  portal.parent.staysAfterInstall = true
  await walk.open({ install: true, user: 'manager' })
  await expect(walk.says('install.notAdmin.title')).toBeVisible()
  await walk.look('installer, no administrator')

  portal.lines = {}
  await walk.open({ install: true })
  const install = walk.button('install.start')
  await expect(install).toBeVisible()
  await walk.look('installer without lines')
  portal.scopes.delete('crm')
  await install.click()
  await expect(walk.alert).toBeVisible()
  await walk.look('installer, a permission is missing')
  portal.scopes.add('crm')
  portal.lines = lines
  walk.refuse('placement.bind', 'ERROR_WRONG_HANDLER_URL')
  await walk.desk.whileHeld('batch', async () => {
    await walk.button('app.tryAgain').click()
    await expect(walk.button('install.running')).toBeVisible()
    await walk.look('installing')
  })
  await expect(walk.alert).toBeVisible()
  await walk.look('installer, a step has failed')
  await walk.button('app.tryAgain').click()
  await expect(walk.says('install.done.title')).toBeVisible()
  await expect(walk.says('install.states.waiting')).toBeHidden()
  await walk.look('installed')
}
