import { bindEverywhere, expect, test } from './desk.ts'

test.beforeEach(({ sandbox }) => {
  bindEverywhere(sandbox)
  const { portal } = sandbox
  portal.options.user[portal.people.manager.id] = { own: JSON.stringify({ v: 1, settings: { callAtOnce: true, texts: { callback: [], infocall: [] } } }) }
})

const CARD = '/crm/deal/details/2/'

test('from CRM it rings by itself, once; opened again it does not', async ({ desk }) => {
  await desk.openFromCard(CARD)
  await expect(desk.stop).toBeVisible()
  await expect(desk.status).toContainText('Call started', { timeout: 15_000 })
  await expect(desk.stop).toBeHidden()
  expect(desk.sandbox.portal.calls.map(({ number, text }) => ({ number, text }))).toEqual([
    { number: '+442079460321', text: 'Callback: Oliver Bennett, Bennett Logistics Ltd.' }
  ])
  await desk.page.keyboard.press('Escape')
  await expect(desk.slider).toBeHidden()
  await desk.clickInToolbar()
  await expect(desk.callBack).toBeFocused()
  await expect(desk.stop).toBeHidden()
})

for (const { how, stop } of [{ how: 'its button', stop: 'click' }, { how: 'Escape', stop: 'Escape' }]) {
  test(`${how} stops it`, async ({ desk, passTime }) => {
    await desk.openFromCard(CARD)
    await expect(desk.stop).toBeVisible()
    if (stop === 'click') await desk.stop.click()
    else await desk.page.keyboard.press('Escape')
    await expect(desk.stop).toBeHidden()
    await passTime(60_000)
    await desk.atRest()
    expect(desk.posts()).toHaveLength(0)
    await expect(desk.callBack).toBeFocused()
    await desk.call()
  })
}

test('a reload in the middle does not count down again', async ({ desk, passTime }) => {
  await desk.openFromCard(CARD)
  await expect(desk.stop).toBeVisible()
  await desk.reloadFrame()
  await desk.ready()
  await expect(desk.callBack).toBeFocused()
  await passTime(60_000)
  await desk.atRest()
  await expect(desk.stop).toBeHidden()
  expect(desk.posts()).toHaveLength(0)
})

test('two tabs of one record ring once at most', async ({ desk }) => {
  await desk.openFromCard(CARD)
  await expect(desk.stop).toBeVisible()
  const other = await desk.anotherTab()
  await other.openFromCard(CARD)
  await expect(other.number).toHaveValue('+44 20 7946 0321')
  await expect(desk.status.or(desk.callBack).first()).toBeVisible()
  await expect(desk.stop).toBeHidden({ timeout: 15_000 })
  await expect(other.stop).toBeHidden()
  await desk.atRest()
  expect(desk.posts().length).toBeLessThanOrEqual(1)
})

test('a link never calls', async ({ desk, passTime }) => {
  await desk.openFromLink({ phone: '+44 20 7946 0321' })
  await expect(desk.number).toHaveValue('+44 20 7946 0321')
  await passTime(60_000)
  await desk.atRest()
  await expect(desk.stop).toBeHidden()
  expect(desk.posts()).toHaveLength(0)
})
