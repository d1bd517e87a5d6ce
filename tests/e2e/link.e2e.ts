import { bindEverywhere, expect, test } from './desk.ts'

test.beforeEach(({ sandbox }) => {
  bindEverywhere(sandbox)
})

for (const user of ['manager', 'administrator'] as const) {
  test(`${user}: a link fills in number, text and type, and one click makes one call`, async ({ desk }) => {
    const text = 'Your order 4711 is ready.\nGrüße'
    await desk.openFromLink({ phone: '+44 20 7946 0321', text, mode: 'infocall' }, { user })
    await desk.expectIntact({ type: 'Voice message', number: '+44 20 7946 0321', text })
    await expect(desk.found).toHaveText('In CRM: Oliver Bennett')
    expect(desk.sandbox.portal.calls).toHaveLength(0)

    await desk.call('Voice message')
    expect(desk.sandbox.portal.calls.map(call => ({ type: call.type, number: call.number, text: call.text }))).toEqual([
      { type: 'infocall', number: '+442079460321', text }
    ])
  })
}

test('a link with a number alone leaves the text that stands for everybody, and offers words typed for somebody else', async ({ desk }) => {
  await desk.open({ user: 'manager' })
  await desk.fill({ text: '{manager} calls.' })
  await desk.call()
  await desk.openFromLink({ phone: '+44 20 7946 0321' })
  await desk.expectIntact({ number: '+44 20 7946 0321', text: '{manager} calls.' })
  await desk.text().fill('The client asked for a call.')
  await desk.openFromLink({ phone: '+49 40 428990', mode: 'callback' })
  await desk.expectIntact({ number: '+49 40 428990', text: '{manager} calls.' })
  await desk.lastUsed.click()
  await desk.expectIntact({ number: '+49 40 428990' })
})

test('a link without anything in it leaves the form as it was', async ({ desk }) => {
  await desk.open({ user: 'manager' })
  await desk.fill()
  await desk.openFromLink({})
  await desk.expectIntact()
})

test('a link whose options arrive in lower case', async ({ desk }) => {
  desk.sandbox.portal.placementOptionsShape = 'lowercase'
  await desk.openFromLink({ phone: '+44 20 7946 0321', text: 'Hello', mode: 'infocall' })
  await desk.expectIntact({ type: 'Voice message', number: '+44 20 7946 0321', text: 'Hello' })
})

test('a reload of the frame does not fill the link in again', async ({ desk }) => {
  await desk.openFromLink({ phone: '+44 20 7946 0321', text: 'Hello' })
  await expect(desk.number).toHaveValue('+44 20 7946 0321')
  await desk.fill()
  await desk.reloadFrame()
  await desk.ready()
  await desk.expectIntact()
})

test.describe('a hostile link fills in at most a form and starts nothing', () => {
  const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

  test.afterEach(async ({ desk }) => {
    const { portal } = desk.sandbox
    await desk.atRest()
    expect(desk.posts()).toHaveLength(0)
    expect(desk.posts('Voice message')).toHaveLength(0)
    expect(portal.calls).toHaveLength(0)
    // Nor was the portal's page asked to do anything.
    expect(portal.messages.map(({ command }) => command).filter(command => !['getInitData', 'resizeWindow'].includes(command))).toEqual([])
  })

  test('markup', async ({ desk }) => {
    desk.page.on('dialog', () => desk.complaints.push('a dialog opened'))
    await desk.openFromLink({ phone: MARKUP, text: MARKUP, mode: MARKUP })
    await expect(desk.text()).toHaveValue(MARKUP)
    await expect(desk.typeOfCall('Call back')).toBeChecked()
    await expect(desk.app.locator('img[src="x"]')).toHaveCount(0)
    await desk.callBack.click()
    await expect(desk.number).toBeFocused()
  })

  test('100 kB of text', async ({ desk }) => {
    // No address is that long: the text grows on the way from the portal's page to the frame.
    await desk.page.route('**/sandbox/api/parent/init', async (route) => {
      const answer = await route.fetch()
      const body = await answer.text()
      await route.fulfill({ response: answer, body: body.replace('VERY-LONG', 'word '.repeat(20_000)) })
    })
    await desk.openFromLink({ phone: '+49 30 901820', text: 'VERY-LONG' })
    await expect(desk.number).toHaveValue('+49 30 901820')
    const taken = await desk.text().inputValue()
    expect(taken).toMatch(/^word word/)
    expect(taken.length).toBeLessThanOrEqual(3_000)
    await desk.text().focus()
    await expect(desk.app.getByText('Some speech services cut long texts off.')).toBeVisible()
  })

  test('words that ask for more than a form', async ({ desk }) => {
    await desk.openFromLink({ phone: '+49 900 1234567', text: 'Call now', mode: 'call-now', autostart: '1', submit: 'Y' })
    await desk.expectIntact({ number: '+49 900 1234567', text: 'Call now' })
  })
})
