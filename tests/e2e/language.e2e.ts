import { expect, test } from './desk.ts'

/** Words of the form in each language, in the order of the fields; and which number is meant without a country code. */
const LANGUAGES = [
  {
    lang: 'de', tag: 'de', title: 'German', line: 'Leitung', number: 'Telefonnummer', text: 'Was Sie hören', voice: 'Stimme',
    submit: 'Zurückrufen', started: 'Anruf gestartet', typed: '030 901820', dialled: '+4930901820'
  },
  {
    lang: 'ru', tag: 'ru', title: 'Russian', line: 'Линия', number: 'Номер телефона', text: 'Что услышите вы', voice: 'Голос',
    submit: 'Перезвонить', started: 'Звонок запущен', typed: '8 (495) 123-45-67', dialled: '+74951234567'
  },
  {
    lang: 'fr', tag: 'en', title: 'English for a language without texts', line: 'Line', number: 'Phone number', text: 'What you will hear',
    voice: 'Voice', submit: 'Call back', started: 'Call started', typed: '01 42 68 53 00', dialled: '+33142685300'
  }
] as const

for (const { lang, tag, title, line, number, text, voice, submit, started, typed, dialled } of LANGUAGES) {
  test(`a portal in "${lang}": ${title}, and numbers of that country without a country code`, async ({ desk }) => {
    const { app } = desk
    await desk.open({ lang })
    await app.getByRole('textbox', { name: number, exact: true }).fill(typed)
    await expect(app.locator('html')).toHaveAttribute('lang', tag)
    await expect(app.getByRole('combobox', { name: line, exact: true })).toBeVisible()
    await expect(app.getByRole('combobox', { name: voice, exact: true })).toBeVisible()
    await app.getByRole('textbox', { name: text, exact: true }).fill('Ein Text. Текст.')
    await app.getByRole('button', { name: submit, exact: true }).click()
    await expect(desk.status).toContainText(started)
    expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual([dialled])
    // A key without a text shows as itself.
    await expect(app.locator('body')).not.toContainText(/\b(form|result|recent|app)\.\w+/)
  })
}
