import { readFile } from 'node:fs/promises'
import { misfitsHere } from '../e2e/misfits.ts'
import { expect, test, type BrowserDesk } from './desk.ts'

async function expectAllFits(desk: BrowserDesk, state: string): Promise<void> {
  await expect.poll(() => desk.run(misfitsHere), { message: state }).toEqual([])
}

/** The journal's and the settings' pages, one after the other; each is left as it was. */
async function expectPagesFit(desk: BrowserDesk, words: { journal: string, settings: string, desk: string }): Promise<void> {
  for (const page of [words.journal, words.settings]) {
    await desk.app.getByRole('button', { name: page, exact: true }).click()
    await expect.poll(() => desk.app.getByRole('heading', { name: page, exact: true }).count()).toBe(1)
    await expectAllFits(desk, page)
    await desk.app.getByRole('button', { name: words.desk, exact: true }).click()
    await expect.poll(() => desk.app.getByRole('button', { name: page, exact: true }).isReady()).toBe(true)
  }
}

/** Makes the window as narrow as a phone, or the frame where a browser's window does not go so far. */
async function narrow(desk: BrowserDesk, resize: (width: number, height: number) => Promise<boolean>): Promise<void> {
  if (!await resize(375, 800)) await desk.narrow(375)
  await expect.poll(() => desk.run(() => innerWidth)).toBe(375)
}

const ENGLISH = { journal: 'Journal', settings: 'Settings', desk: 'Desk' }

for (const width of [1280, 375]) {
  test(`${width} px: nothing is cut off or sticks out, from the form to a question`, async ({ desk, visit }) => {
    await desk.open()
    await desk.ready()
    if (width === 375) await narrow(desk, visit.resize)
    await expectAllFits(desk, 'empty form')
    await desk.fill()
    await desk.callBack.click()
    await desk.expectEnding('Call started')
    await expectAllFits(desk, 'a call has started')
    await desk.settled()
    await desk.callBack.click()
    await expect.poll(() => desk.question.count()).toBe(1)
    await expectAllFits(desk, 'a question')
    await desk.doNotCall.click()
    await expectPagesFit(desk, ENGLISH)
  })
}

for (const width of [1280, 375]) {
  test(`Arabic at ${width} px: right to left in order, nothing sticks out, one click, one call`, async ({ desk, visit }) => {
    const { app, form, result, journal, settings } = JSON.parse(await readFile('src/locales/ar/desk.json', 'utf8'))
    await desk.open({ lang: 'ar' })
    const number = desk.app.getByRole('textbox', { name: form.number, exact: true })
    await expect.poll(() => number.isReady(), { timeout: 20_000 }).toBe(true)
    if (width === 375) await narrow(desk, visit.resize)
    expect(await desk.run(() => [document.documentElement.dir, getComputedStyle(document.body).direction])).toEqual(['rtl', 'rtl'])
    await expectAllFits(desk, 'empty form')
    // What comes first stands on the right.
    const types = desk.app.getByRole('radio')
    expect(await types.nth(0).left()).toBeGreaterThan(await types.nth(1).left())
    await number.fill('+49 30 901820')
    await desk.app.getByRole('textbox', { name: form.texts.callback, exact: true }).fill('طلب العميل معاودة الاتصال.')
    await desk.app.getByRole('button', { name: form.submit.callback, exact: true }).click()
    await desk.expectEnding(result.started)
    await expectAllFits(desk, 'a call has started')
    expect(desk.posts().map(({ params }) => params['TO_NUMBER'])).toEqual(['+4930901820'])
    await expectPagesFit(desk, { journal: journal.open, settings: settings.open, desk: app.desk })
  })
}
