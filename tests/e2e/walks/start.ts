import { expect } from '../desk.ts'
import type { Walk } from './walk.ts'

/** Before the form, and in its place. */
export async function walkStart(walk: Walk): Promise<void> {
  const { desk, portal, words } = walk
  const { lines } = portal
  // Before an administrator's visit shares the lines.
  await walk.open({ user: 'employee' })
  await expect(walk.alert).toContainText(words.of('noLine.title'))
  await walk.look('no line')

  await desk.whileHeld('batch', async () => {
    await walk.open()
    await expect(walk.says('app.connecting')).toBeVisible()
    await walk.look('connecting')
  })
  // From here on there is a last visit to show.
  await expect.poll(() => portal.requestsTo('user.option.set').map(({ user, status }) => `${user} ${status}`)).toContain('administrator 200')
  portal.faults.add({ method: 'batch', fault: { kind: 'html' }, times: 50 })
  await walk.open()
  await expect(walk.alert).toContainText(words.of('start.stale'))
  await walk.look('form of the last visit')
  portal.faults.clear()

  portal.lines = {}
  await desk.frame.evaluate(() => { localStorage.clear() })
  await walk.open()
  await expect(walk.alert).toContainText(words.of('emptyPortal.title'))
  await walk.look('portal without lines')
  portal.lines = lines

  // A page that is no portal's.
  await desk.page.setContent(`<iframe src="${desk.sandbox.appUrl}?LANG=${walk.lang}" style="position:fixed; inset:0; width:100%; height:100%; border:0">`)
  await expect(walk.heading('install.outside.title')).toBeVisible()
  await walk.look('outside a portal')

  walk.refuse('batch', 'user_access_error', { status: 401, times: 9 })
  await walk.open({ user: 'administrator2' })
  await expect(walk.alert).toContainText(words.of('start.failed.title'))
  await walk.alert.locator('summary').click()
  await walk.look('failed, with details')
  portal.faults.clear()
}

/** A portal's page that does not answer. The clock stands still afterwards. */
export async function walkSilence(walk: Walk): Promise<void> {
  await walk.desk.page.clock.install()
  walk.portal.parent.silent = true
  await walk.open()
  await expect(walk.says('app.connecting')).toBeVisible()
  await walk.desk.page.clock.fastForward(10_500)
  await expect(walk.alert).toContainText(walk.words.of('start.silent.title'))
  await walk.look('portal does not answer')
}
