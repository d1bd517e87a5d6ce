import { readFileSync } from 'node:fs'
import { findings } from './accessible.ts'
import { expect, test, type Desk } from './desk.ts'
import { misfits } from './misfits.ts'

/** The longest language, the shortest one, and the one that is written from right to left. */
const LANGUAGES = [
  { lang: 'de', tag: 'de', dir: 'ltr' },
  { lang: 'sc', tag: 'zh-CN', dir: 'ltr' },
  { lang: 'ar', tag: 'ar', dir: 'rtl' }
] as const
/** 320 px is also what a wide window leaves at four times its size. */
const WIDTHS = [1280, 320] as const

const wordsOf = (tag: string, part: string) => JSON.parse(readFileSync(`src/locales/${tag}/${part}.json`, 'utf8'))

for (const { lang, tag, dir } of LANGUAGES) {
  test.describe(`"${lang}"`, () => {
    test.setTimeout(120_000)

    test('every screen has room for its words, and everybody can use it', async ({ desk, page }, testInfo) => {
      const { portal } = desk.sandbox
      const desks = wordsOf(tag, 'desk')
      const journal = wordsOf(tag, 'journal').journal
      portal.pastCalls = { count: 120, until: Date.now() }
      portal.enterPastCalls()
      await desk.open({ lang })
      const number = desk.app.locator('input[type="tel"]')
      await expect(number).toBeVisible()
      await expect(desk.app.locator('html')).toHaveAttribute('dir', dir)
      await check(desk, 'form')

      await number.press('Control+Enter')
      await expect(number).toHaveAttribute('aria-invalid', 'true')
      await check(desk, 'problems')

      await number.fill('+49 30 901820')
      await desk.app.locator('textarea').first().fill('Text')
      await number.press('Control+Enter')
      await expect(desk.status).toContainText(desks.result.started)
      await page.waitForTimeout(700)
      await number.press('Control+Enter')
      await expect(desk.question).toBeVisible()
      await check(desk, 'question')
      await desk.question.getByRole('button', { name: desks.question.dontCall }).click()

      portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'brokenJson', executed: false } })
      await number.fill('+49 30 901821')
      await page.waitForTimeout(700)
      await number.press('Control+Enter')
      await expect(desk.alert).toContainText(desks.result.unclear)
      await check(desk, 'unclear')

      await desk.app.locator('[data-screen="journal"]').click()
      await expect(desk.app.getByRole('heading', { name: journal.title })).toBeVisible()
      await expect(desk.app.getByRole('row').nth(3)).toBeVisible()
      await desk.app.getByRole('button', { name: journal.charts.open }).click()
      await expect(desk.app.getByRole('heading', { name: journal.charts.byLine })).toBeVisible()
      await check(desk, 'journal')
      await desk.app.getByRole('button', { name: desks.settings.back }).click()

      await desk.app.locator('[data-screen="settings"]').click()
      await expect(desk.app.getByRole('heading', { name: wordsOf(tag, 'settings').settings.title })).toBeVisible()
      await check(desk, 'settings')

      await desk.open({ lang, install: true })
      await expect(desk.app.getByRole('button', { name: wordsOf(tag, 'install').install.start })).toBeVisible()
      await check(desk, 'installer')

      async function check(one: Desk, screen: string): Promise<void> {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          await page.waitForTimeout(200)
          expect.soft(await misfits(one.frame), `${screen}, ${width} px`).toEqual([])
          await testInfo.attach(`${screen}-${lang}-${width}`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
        }
        expect.soft(await findings(one.frame), screen).toEqual([])
        // A key without a text shows as itself.
        await expect.soft(one.app.locator('body')).not.toContainText(/\b(form|result|recent|app|journal|settings|install)\.[a-z]\w+/)
      }
    })
  })
}
