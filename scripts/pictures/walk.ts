import type { Studio } from './studio.ts'

/** Thirty seconds from a deal's card to a note in its timeline, as numbered frames (`docs/walk.md`). */
export async function takeWalk(studio: Studio): Promise<void> {
  const { page, app } = studio
  await studio.go({ path: '/crm/deal/details/1/' })
  await page.getByRole('toolbar', { name: 'Record' }).getByRole('button', { name: 'Call back' }).waitFor()
  await studio.take('walk/01')

  await studio.openFromCard()
  await studio.take('walk/02')

  const answered = await studio.call()
  await studio.take('walk/03')

  await answered()
  await studio.take('walk/04')

  await app.getByRole('button', { name: /^Note\b/ }).first().click()
  await app.getByRole('textbox', { name: 'Text of the note' }).fill('Takes the larger tank; offer by Friday.')
  await studio.take('walk/05')

  await app.getByRole('button', { name: 'Add note' }).click()
  await app.getByText('Note added').first().waitFor()
  await studio.go({ path: '/crm/deal/details/1/' })
  await studio.take('walk/06')
}
