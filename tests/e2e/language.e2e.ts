import { readFileSync } from 'node:fs'
import { expect, test } from './desk.ts'

/** What the portal calls each language, what it is, and which number is meant without a country code. */
const LANGUAGES = [
  { lang: 'de', tag: 'de', typed: '030 901820', dialled: '+4930901820' },
  { lang: 'ua', tag: 'uk', typed: '044 279 12 34', dialled: '+380442791234' },
  { lang: 'nl', tag: 'en', typed: '+31 20 624 1111', dialled: '+31206241111' }
] as const

for (const { lang, tag, typed, dialled } of LANGUAGES) {
  test(`a portal in "${lang}" speaks ${tag}, and numbers are of that country without a country code`, async ({ desk }) => {
    const { app } = desk
    const { form, result } = JSON.parse(readFileSync(`src/locales/${tag}/desk.json`, 'utf8'))
    // A rented number would tell the portal's country better than its language does.
    for (const id of Object.keys(desk.sandbox.portal.lines)) if (/^\d/.test(id)) Reflect.deleteProperty(desk.sandbox.portal.lines, id)
    await desk.open({ lang })
    await app.getByRole('textbox', { name: form.number, exact: true }).fill(typed)
    await expect(app.locator('html')).toHaveAttribute('lang', tag)
    await expect(app.getByRole('combobox', { name: form.line, exact: true })).toBeVisible()
    await expect(app.getByRole('combobox', { name: form.voice, exact: true })).toBeVisible()
    await app.getByRole('textbox', { name: form.texts.callback, exact: true }).fill('Ein Text. Текст.')
    await app.getByRole('button', { name: form.submit.callback, exact: true }).click()
    await expect(desk.status).toContainText(result.started)
    expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual([dialled])
    // A key without a text shows as itself.
    await expect(app.locator('body')).not.toContainText(/\b(form|result|recent|app)\.\w+/)
  })
}
