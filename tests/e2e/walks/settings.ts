import { expect } from '../desk.ts'
import { storeSettings } from './form.ts'
import type { Walk } from './walk.ts'

/** Shows a section of the page. */
async function to(walk: Walk, section: string): Promise<void> {
  await walk.app.locator(`[data-to="${section}"]`).click()
}

async function openSettings(walk: Walk): Promise<void> {
  await walk.open()
  await walk.app.locator('[data-screen="settings"]').click()
  await expect(walk.heading('settings.title')).toBeFocused()
  await to(walk, 'processes')
  await expect(walk.says('settings.processes.reading')).toBeHidden()
  await to(walk, 'me')
}

/** The settings, one section after the other, and all that can become of a save. */
export async function walkSettings(walk: Walk): Promise<void> {
  const { desk, portal, words, app } = walk
  const save = walk.button('settings.save')
  await openSettings(walk)
  await walk.look('settings')
  await to(walk, 'lines')
  await walk.look('settings: lines')
  await to(walk, 'voices')
  await walk.look('settings: voices')
  await to(walk, 'callback')
  await walk.look('settings: callback')
  await to(walk, 'infocall')
  await walk.look('settings: infocall')
  await to(walk, 'rules')
  await walk.look('settings: rules')
  await to(walk, 'processes')
  await walk.look('settings: processes')
  await to(walk, 'me')
  await walk.button('settings.texts.add').first().click()
  await desk.page.keyboard.type('Hello {nmae}, this is {company}')

  await expect(walk.says('form.textUnknown')).toBeVisible()
  await walk.look('settings being changed')
  await to(walk, 'rules')
  await app.getByRole('switch', { name: words.of('settings.fields.quiet') }).click()
  await to(walk, 'voices')
  await app.getByRole('switch', { name: words.of('settings.voices.all') }).click()
  await walk.look('voices being chosen')
  await to(walk, 'lines')
  await app.getByRole('switch', { name: words.of('settings.lines.all') }).click()
  await app.locator('[data-screen="call"]').click()
  await expect(walk.question).toBeVisible()
  await walk.look('question: leave without saving')
  await walk.button('settings.leave.stay').click()

  const lines = app.getByRole('group', { name: words.of('settings.fields.lines') })
  await walk.button('settings.list.clear', lines).click()
  await save.click()
  await expect(walk.alert).toContainText(words.of('settings.problems.title'))
  await walk.look('problems of the settings')
  await walk.button('settings.list.tick', lines).click()
  storeSettings(walk, { recentMinutes: 5, defaultLine: 'sip7' })
  await save.click()
  await expect(walk.question).toBeVisible()
  await walk.look('question: somebody else has saved')
  portal.scopes.delete('placement')
  await walk.button('settings.conflict.keepMine').click()
  await expect(walk.says('settings.saved')).toBeVisible()
  await walk.look('settings saved')

  await to(walk, 'processes')
  await app.getByRole('checkbox').last().click()
  await save.click()
  await expect(walk.alert).toContainText(words.of('settings.placements.behind'))
  await walk.look('settings saved, entries in CRM behind')
  walk.refuse('batch', 'ACCESS_DENIED', { status: 403, times: 3 })
  await app.getByRole('checkbox').last().click()
  await save.click()
  await expect(walk.alert.first()).toContainText(words.of('settings.notSaved'))
  await walk.look('settings not saved')
  portal.faults.clear()

  await desk.frame.evaluate(() => { localStorage.clear() })
  portal.options.app = { ...portal.options.app, settings: '{"v":1,' }
  portal.methodsMissing.add('crm.type.list')
  await openSettings(walk)
  await expect(walk.says('settings.damaged.title')).toBeVisible()
  await to(walk, 'processes')
  await expect(walk.button('app.tryAgain')).toBeVisible()
  await walk.look('damaged settings, processes not readable')
  portal.options.app = { ...portal.options.app, settings: '{"v":2,"whatever":true}' }
  portal.methodsMissing.delete('crm.type.list')
  portal.crm.processes = []
  await openSettings(walk)
  await save.click()
  await expect(walk.question).toContainText(words.of('settings.newer.question'))
  await walk.look('question: settings of a newer version')
  await walk.button('settings.decideLater').click()
  await app.locator('[data-screen="call"]').click()
  await expect(walk.says('settings.newer.title')).toBeVisible()
  await walk.look('form beside settings that cannot be read')
}
