import { bindEverywhere, expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'
import { storedAttempts } from './lostAnswers.ts'

/** Waits for a refusal that says so, with nothing sent, nothing stored as unclear, and nothing lost of what was typed. */
async function expectRefused(desk: Desk, words: RegExp): Promise<void> {
  await expect(desk.alert.filter({ hasText: 'Call refused' })).toContainText(words)
  await desk.settled()
  expect(desk.posts()).toEqual([])
  expect((await storedAttempts(desk)).filter(({ state }) => state !== 'refused')).toEqual([])
  await expect(desk.unclear).toHaveCount(0)
  await desk.expectIntact()
}

/** The next click goes out, and nothing is asked first. */
async function expectCall(desk: Desk): Promise<void> {
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
}

test.use({ allowedComplaints: new RegExp(`${NETWORK_COMPLAINTS.source}|Content Security Policy|Failed to fetch`) })

for (const protocol of ['http', 'h2'] as const) {
  test.describe(`over ${protocol}`, () => {
    test.use({ protocol })

    test('offline, a click is refused; online again, the next one calls without a question', async ({ desk }) => {
      await desk.open()
      await desk.ready()
      await desk.fill()
      await desk.page.context().setOffline(true)
      await desk.callBack.click()
      await expectRefused(desk, /You are offline\.\s*Nothing was sent\./)
      await desk.page.context().setOffline(false)
      await expectCall(desk)
    })

    test('with the portal forbidden by the policy of the app\'s page, a click is refused; allowed again, the next one calls without a question', async ({ desk }) => {
      await desk.open()
      await desk.ready()
      await desk.fill()
      const page = `${desk.sandbox.appUrl}*`
      await desk.page.route(page, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': 'connect-src \'self\'' } })
      })
      await desk.page.reload()
      // Shown from the last visit.
      await expect(desk.alert).toContainText('This app\'s page may not contact your Bitrix24')
      await desk.callBack.click()
      await expectRefused(desk, /its security policy forbids the address\.\s*Nothing was sent\./)
      await desk.page.unroute(page)
      await desk.reload()
      await expectCall(desk)
    })
  })
}

test('offline, a note is refused; online again, the next click adds it without a question', async ({ desk }) => {
  bindEverywhere(desk.sandbox)
  const { portal } = desk.sandbox
  await desk.openFromCard('/crm/contact/details/1/')
  await expect(desk.number).not.toHaveValue('')
  await desk.text().fill('The client asked for a call.')
  await desk.callBack.click()
  await expect(desk.status).toContainText('Call started')
  await desk.app.getByRole('button', { name: 'Note', exact: true }).click()
  const panel = desk.app.getByRole('region', { name: /^Note for / })
  const text = panel.getByRole('textbox', { name: 'Text of the note' })
  await text.fill('Wants the offer by Monday')
  await desk.page.context().setOffline(true)
  await panel.getByRole('button', { name: 'Add note' }).click()
  await expect(panel.getByRole('alert')).toContainText('You are offline.')
  await expect(text).toHaveValue('Wants the offer by Monday')
  expect(portal.requestsTo('crm.timeline.comment.add')).toEqual([])
  await desk.page.context().setOffline(false)
  await panel.getByRole('button', { name: 'Add note' }).click()
  await expect(panel.getByRole('status')).toContainText('Note added')
  expect(portal.timeline.comments).toHaveLength(1)
})
