import { expect, test, type Desk } from './desk.ts'

/** Calls of all kinds, by all people of the sandbox. */
test.use({ portalOptions: { seed: { pastCalls: { count: 2_000, until: Date.UTC(2026, 0, 15, 12) } } }, timezoneId: 'Europe/Berlin' })

const METHOD = 'user.get'

/** Calls of all time, of everybody the user may see. */
async function openJournal(desk: Desk, user: 'administrator' | 'manager' | 'head' = 'administrator'): Promise<void> {
  await desk.open({ user })
  await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
  await desk.app.getByRole('button', { name: 'Filters of the journal' }).click()
  await desk.app.getByRole('combobox', { name: 'Period', exact: true }).click()
  await desk.app.getByRole('option', { name: 'All time', exact: true }).click()
  await expect(desk.app.getByRole('table', { name: 'Calls' }).locator('[aria-rowindex="2"]')).not.toContainText('Loading')
}

test('colleagues are shown by name, asked for once', async ({ desk, sandbox }) => {
  await openJournal(desk)
  await desk.app.getByRole('combobox', { name: 'Employee', exact: true }).click()
  await expect(desk.app.getByRole('option', { name: 'Jonas Weber' })).toBeVisible()
  await expect(desk.app.getByRole('option', { name: /^Employee \d/ })).toHaveCount(0)
  await desk.atRest()
  const asked = sandbox.portal.requestsTo(METHOD).flatMap(({ params }) => Object.values(Object(Object(params).FILTER).ID))
  expect(new Set(asked).size, 'nobody is asked for twice').toBe(asked.length)
})

test('without the optional permission they are numbers in words, and nothing asks again', async ({ desk, sandbox }) => {
  sandbox.portal.scopes.delete('user_brief')
  await openJournal(desk)
  await desk.app.getByRole('combobox', { name: 'Employee', exact: true }).click()
  await desk.app.getByRole('option', { name: 'Employee 7' }).click()
  await desk.atRest()
  expect(sandbox.portal.requestsTo('batch').filter(({ params }) => JSON.stringify(params).includes(METHOD))).toHaveLength(1)
  await expect(desk.alert).toBeHidden()
})
