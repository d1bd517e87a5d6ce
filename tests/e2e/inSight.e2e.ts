import { bindEverywhere, expect, test, type Desk } from './desk.ts'
import type { Locator } from '@playwright/test'

test.beforeEach(({ sandbox }) => {
  bindEverywhere(sandbox)
  const texts = { standard: 'Callback: {name}, {company}.', ready: [] }
  sandbox.portal.options.app = { settings: JSON.stringify({
    v: 1, revision: 1, by: 'x', at: 1,
    settings: { lines: null, voices: null, defaultLine: null, quiet: null, recentMinutes: 1, processTypes: [], texts: { callback: texts, infocall: texts } }
  }) }
})

/** Whole, and not covered by the edge of the window: what a person sees without scrolling. */
async function expectInSight(desk: Desk, what: Locator): Promise<void> {
  await expect(what).toBeVisible()
  const box = await what.boundingBox()
  const { width, height } = desk.page.viewportSize() ?? { width: 0, height: 0 }
  expect(box && { above: box.y >= 0, below: box.y + box.height <= height, beside: box.x + box.width <= width }, JSON.stringify(box)).toEqual({ above: true, below: true, beside: true })
}

// The slider leaves 120 px of the window's width to the card below it.
for (const { where, width, height, record } of [
  { where: 'a window of 1280 × 720', width: 1280, height: 720, record: true },
  { where: 'a slider of 900 px', width: 1020, height: 720, record: true },
  { where: 'a frame of 375 px', width: 375, height: 667, record: false }
]) {
  test(`in ${where}: the button and how the call went are in sight, without scrolling`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height })
    // Six numbers, two people and a company: nobody's record has more to show.
    if (record) await desk.openFromCard('/crm/deal/details/1/')
    else await desk.open({ user: 'manager', placement: 'CRM_DEAL_DETAIL_TOOLBAR', placementOptions: { ID: '1' } })
    await expect(desk.number).toHaveValue('+49 30 23125 101')
    await expectInSight(desk, desk.callBack)
    await desk.call()
    await expectInSight(desk, desk.callBack)
    await expectInSight(desk, desk.status)
    await expectInSight(desk, desk.app.getByRole('button', { name: 'Journal', exact: true }))
  })
}

test('text and voice are one line until somebody works in them, and again after the call', async ({ desk }) => {
  await desk.open({ user: 'manager' })
  await desk.fill()
  await desk.call()
  const lineToButton = async () => ((await desk.callBack.boundingBox())?.y ?? NaN) - ((await desk.number.boundingBox())?.y ?? NaN)
  const folded = await lineToButton()
  // A click opens it and is lost on neither field.
  await desk.voice.click()
  await expect(desk.app.getByRole('option').first()).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await desk.text().click()
  await expect(desk.text()).toBeFocused()
  await expect.poll(lineToButton).toBeGreaterThan(folded + 100)
})

test('the keyboard finds text and voice in the quiet line', async ({ desk }) => {
  await desk.open({ user: 'manager' })
  await desk.fill()
  await desk.call()
  await desk.typeOfCall('Call back').focus()
  await desk.page.keyboard.press('Tab')
  await expect(desk.text()).toBeFocused()
  await desk.page.keyboard.press('Tab')
  await expect(desk.voice).toBeFocused()
})
