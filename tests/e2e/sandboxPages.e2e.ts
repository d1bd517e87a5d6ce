import { bindEverywhere, expect, test } from './desk.ts'

/** What the sandbox's own pages are like, for whoever tries the app in it. */
for (const path of ['/marketplace/app/callback-desk/', '/crm/deal/list/', '/crm/lead/list/', '/crm/deal/details/1/', '/crm/contact/details/1/']) {
  test(`${path} reflows at 375 px, its panel too`, async ({ desk, sandbox }) => {
    bindEverywhere(sandbox)
    await desk.page.setViewportSize({ width: 375, height: 812 })
    await desk.page.goto(sandbox.pageUrl({ user: 'manager', path, panel: true }))
    await expect(desk.page.getByRole('group', { name: 'Scenarios' })).toBeVisible()
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
}

test('a scenario at one click: the line is busy, and then no more', async ({ desk, sandbox }) => {
  bindEverywhere(sandbox)
  sandbox.portal.telephony.speed = 100
  await desk.page.goto(sandbox.pageUrl({ user: 'manager', path: '/crm/deal/details/2/', panel: true }))
  const busy = desk.page.getByRole('button', { name: 'Line busy' })
  await busy.click()
  await expect(busy).toHaveAttribute('aria-pressed', 'true')
  await desk.clickInToolbar()
  await desk.text().fill('The client asked for a call.')
  await desk.call()
  await expect.poll(() => sandbox.portal.calls.map(({ failedCode }) => failedCode)).toEqual(['486'])
})

test('the first day: somebody new at a deal, with the app in its toolbar', async ({ desk, sandbox }) => {
  bindEverywhere(sandbox)
  await desk.page.goto(sandbox.pageUrl({ user: 'administrator', lang: 'de', path: '/crm/deal/list/', panel: true }))
  await desk.page.getByRole('button', { name: 'First day' }).click()
  await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText('Heat pump for the head office')
  await expect(desk.page.getByLabel('Person: Lena Hoffmann')).toBeVisible()
  expect(new URL(desk.page.url()).searchParams.get('lang')).toBe('de')
})
