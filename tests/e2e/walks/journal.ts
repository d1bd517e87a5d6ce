import { expect } from '../desk.ts'
import { CALLBACK, type Walk } from './walk.ts'

const METHOD = 'voximplant.statistic.get'

/** The journal with calls, charts, questions, and without all of them. */
export async function walkJournal(walk: Walk): Promise<void> {
  const { desk, portal, words, app } = walk
  const rows = app.getByRole('rowgroup', { name: words.of('journal.rows') }).getByRole('row')
  const openJournal = async () => {
    await app.locator('[data-screen="journal"]').click()
    await expect(walk.heading('journal.title')).toBeFocused()
  }
  const choose = async (list: string, option: string) => {
    if (await walk.button('journal.filters').getAttribute('aria-expanded') === 'false') await walk.button('journal.filters').click()
    await walk.choose(list, option)
  }
  portal.pastCalls = { count: 400, until: Date.now() }
  portal.enterPastCalls()
  await walk.open()
  await expect(walk.number).toBeVisible()
  walk.refuse(CALLBACK, 'OVERLOAD_LIMIT', { status: 503 })
  await walk.call('+49 30 901820')
  await expect(walk.alert).toContainText(words.of('result.refused'))
  await desk.whileHeld(METHOD, async () => {
    await openJournal()
    await walk.look('journal loading')
  })
  await expect(rows.nth(1)).not.toContainText(words.of('journal.loading'))
  await walk.look('journal')
  await walk.button('journal.link.copy').click()
  await expect(app.locator('pre').filter({ hasText: '/marketplace/view/' })).toBeVisible()
  await walk.look('link to the journal')
  await walk.button('journal.link.close').click()

  await walk.button('journal.charts.open').click()
  await expect(walk.heading('journal.charts.byLine')).toBeVisible()
  await app.locator('summary').filter({ visible: true }).first().click()
  await walk.look('journal with charts')
  await walk.button('journal.team.open').click()
  const members = app.getByRole('region', { name: words.of('journal.charts.byEmployee'), exact: true }).locator('tbody').getByRole('button')
  await members.first().click()
  await expect(members.first()).toHaveAttribute('aria-expanded', 'true')
  await walk.look('journal with the team')
  await walk.button('journal.team.open').click()
  await choose('journal.period', 'journal.periods.all')
  await walk.look('journal with its filters')
  await expect(rows.nth(1)).not.toContainText(words.of('journal.loading'))
  await desk.whileHeld('batch', async () => {
    await walk.button('journal.export').click()
    await expect(walk.button('journal.cancel')).toBeVisible()
    await walk.look('journal loads all for a file')
    await walk.button('journal.cancel').click()
  })
  await expect(walk.button('journal.goOn')).toBeVisible()
  await walk.look('journal, loading stopped')

  await app.getByRole('searchbox').fill('Schneider')
  const found = app.getByRole('button', { name: 'Anna Schneider', exact: true })
  await expect(found).toBeVisible()
  await walk.look('journal asks whose calls')
  await found.click()
  await expect(rows.first().getByRole('button', { name: words.like('journal.note') })).toBeVisible()
  await walk.look('journal of one client')
  await rows.first().getByRole('button', { name: words.like('journal.note') }).click()
  await expect(app.getByRole('textbox', { name: words.of('notes.text') })).toBeFocused()
  await walk.look('note from the journal')
  await walk.button('notes.close').click()
  await rows.first().getByRole('button', { name: words.like('journal.todo') }).click()
  await expect(app.getByRole('textbox', { name: words.of('notes.title') })).toBeFocused()
  await walk.look('to-do from the journal')
  await walk.button('notes.close').click()
  await choose('journal.columns.result', 'outcomes.answered')
  await rows.getByRole('button', { name: words.like('journal.play') }).first().click()
  await expect(app.locator('audio')).toBeVisible()
  await walk.look('recording')

  await choose('journal.period', 'journal.periods.custom')
  await app.getByLabel(words.of('journal.from'), { exact: true }).fill('2001-01-01')
  await app.getByLabel(words.of('journal.to'), { exact: true }).fill('2001-01-02')
  await expect(walk.says('journal.empty')).toBeVisible()
  await walk.look('journal without calls')
  portal.faults.add({ method: METHOD, fault: { kind: 'html' }, times: 99 })
  await walk.button('journal.reset').click()
  await expect(walk.alert).toContainText(words.of('journal.readFailed'))
  await walk.look('journal that cannot be read')
  portal.faults.clear()

  portal.people.manager.rights.statistics = 'none'
  await walk.open({ user: 'manager' })
  await openJournal()
  await expect(walk.says('journal.deniedTitle')).toBeVisible()
  await walk.look('journal may not be seen')

  await desk.page.route(/SettingsPage-.*\.js/, route => route.abort())
  await walk.open()
  await app.locator('[data-screen="settings"]').click()
  await expect(walk.alert).toContainText(words.of('failures.textsNotLoaded.what'))
  await walk.look('screen that cannot be loaded')
}
