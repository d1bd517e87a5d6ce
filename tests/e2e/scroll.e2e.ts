import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

test.use({ allowedComplaints: NETWORK_COMPLAINTS })

/** Goes on after a finding: one run tells about all states. */
async function expectNoScrollBars(desk: Desk, state: string, mayScrollDown = false): Promise<void> {
  // A portal resizes the frame when it is asked to: that takes a moment.
  await expect.soft.poll(() => desk.frame.evaluate((downAllowed) => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
    return { down: downAllowed ? 0 : Math.max(0, scrollHeight - clientHeight), across: Math.max(0, scrollWidth - clientWidth), seen: innerWidth > 0 }
  }, mayScrollDown), { message: `${state}: pixels that do not fit`, timeout: 2_000 }).toEqual({ down: 0, across: 0, seen: true })
}

const CALLBACK = 'voximplant.callback.start'

for (const { title, bare } of [
  { title: 'a frame of 1280 × 720', bare: true },
  { title: 'the portal\'s page at 1280 × 720', bare: false }
]) {
  test.describe(title, () => {
    test('no scroll bars from the start to a started call', async ({ desk }) => {
      await desk.whileHeld('batch', async () => {
        await desk.open({ bare, panel: false })
        await expect(desk.status).toHaveText('Connecting to Bitrix24…')
        await expectNoScrollBars(desk, 'connecting')
      })
      await expect(desk.number).toBeVisible()
      await expectNoScrollBars(desk, 'empty form')
      await desk.callBack.click()
      await expect(desk.number).toHaveAttribute('aria-invalid', 'true')
      await expectNoScrollBars(desk, 'problems')
      await desk.fill()
      await desk.call()
      await expectNoScrollBars(desk, 'started')
      await desk.settled()
      await desk.callBack.click()
      await expect(desk.question).toBeVisible()
      // The last call's result stays below it: longer than a frame that is never resized.
      await expectNoScrollBars(desk, 'question', bare)
    })

    // A frame that is never resized (a slider) has to scroll when the content is longer, as any page does.
    test('no scroll bars with a refusal, its details and unclear attempts', async ({ desk }) => {
      const { faults } = desk.sandbox.portal
      await desk.open({ bare, panel: false })
      await desk.fill()
      faults.add({ method: CALLBACK, fault: { kind: 'error', error: 'OVERLOAD_LIMIT', error_description: 'REST API is blocked due to overload', status: 503 } })
      await desk.callBack.click()
      await expect(desk.alert).toContainText('Call refused')
      await desk.alert.getByText('Details for support').click()
      await expectNoScrollBars(desk, 'refused, with details', bare)
      await desk.settled()

      for (const number of ['+49 30 901820', '+49 40 428990']) {
        faults.add({ method: CALLBACK, fault: { kind: 'brokenJson', executed: true } })
        await desk.number.fill(number)
        await desk.send()
        await expect(desk.alert).toContainText('Not clear whether the call started')
        await desk.settled()
      }
      await expect(desk.unclear).toHaveCount(2)
      await expectNoScrollBars(desk, 'two unclear attempts', bare)
      await desk.text().fill('A line of text\n'.repeat(20))
      await expectNoScrollBars(desk, 'long text', bare)
    })

    test('no scroll bars where there is no form', async ({ desk }) => {
      await desk.open({ bare, panel: false, user: 'employee' })
      await expect(desk.alert).toBeVisible()
      await expectNoScrollBars(desk, 'no line', bare)
      desk.sandbox.portal.faults.add({ method: 'batch', fault: { kind: 'error', error: 'user_access_error', error_description: 'no', status: 401 }, times: 9 })
      await desk.frame.evaluate(() => {
        localStorage.clear()
      })
      await desk.open({ bare, panel: false, user: 'manager' })
      await expect(desk.alert).toContainText('could not start')
      await desk.alert.getByText('Details for support').click()
      await expectNoScrollBars(desk, 'failed', bare)
    })
  })
}

test('the frame changes its height once for each change of the content, and never back and forth', async ({ desk }) => {
  const { portal } = desk.sandbox
  /** What the portal is told because of something, until all of it has come to its end. */
  const heightsWhile = async (change: () => Promise<void>): Promise<number[]> => {
    const before = portal.messages.length
    await change()
    await desk.atRest()
    return portal.messages.slice(before).filter(({ command }) => command === 'resizeWindow').map(({ params }) => Number(Object(params)['height']))
  }
  await desk.open({ bare: false, panel: false })
  await desk.ready()
  await desk.atRest()

  expect.soft(await heightsWhile(async () => {
    await desk.line.click()
    await expect(desk.app.getByRole('option').first()).toBeVisible()
    await desk.page.keyboard.press('Escape')
    await expect(desk.app.getByRole('option')).toHaveCount(0)
  }), 'a list opens and closes').toEqual([])
  expect.soft((await heightsWhile(() => desk.typeOfCall('Voice message').click())).length, 'another type of call').toBeLessThanOrEqual(1)
  expect.soft((await heightsWhile(() => desk.typeOfCall('Call back').click())).length, 'and back').toBeLessThanOrEqual(1)
  expect.soft((await heightsWhile(() => desk.text().focus())).length, 'text and voice unfold, and the menu beside them comes').toBeLessThanOrEqual(2)
  const grown = await heightsWhile(() => desk.text().fill('A line of text\n'.repeat(8)))
  expect.soft(grown.length, 'a long text').toBe(1)
  expect.soft((await heightsWhile(async () => {
    await desk.number.fill('+49 30 901820')
    await desk.call()
  })).length, 'a call and its result').toBeLessThanOrEqual(5)
  const opened = await heightsWhile(async () => {
    await desk.app.getByRole('button', { name: 'Journal', exact: true }).click()
    await expect(desk.app.getByRole('heading', { name: 'Journal of calls' })).toBeFocused()
  })
  expect.soft(opened.length, 'another screen').toBeLessThanOrEqual(3)
  expect.soft(new Set(opened).size, 'no height comes back').toBe(opened.length)
})
