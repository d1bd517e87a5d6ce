import { expect, test, type Desk } from './desk.ts'

async function called(desk: Desk): Promise<void> {
  await desk.open()
  await desk.ready()
  await desk.fill()
  await desk.call()
  await desk.settled()
}

const RECENT = 'You called +49 30 901820 less than a minute ago'

test('a number called a moment ago is called again only after "Call anyway", and then once', async ({ desk }) => {
  await called(desk)
  await desk.callBack.click()
  await expect(desk.question).toContainText(RECENT)
  await expect(desk.question).toContainText(/\d:\d\d.*“Call back” over line \+49 30 23125100 was started/)
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)

  await desk.doNotCall.click()
  await expect(desk.question).toBeHidden()
  await expect(desk.callBack).toBeFocused()
  await desk.expectIntact()
  expect(desk.posts()).toHaveLength(1)

  await desk.callBack.click()
  await desk.settled()
  await desk.posting('Call back', () => desk.callAnyway.dblclick())
  await expect(desk.status).toContainText('Call started')
  await desk.settled()
  expect(desk.posts()).toHaveLength(2)
  expect(desk.sandbox.portal.calls.map(call => call.number)).toEqual(['+4930901820', '+4930901820'])

  // The call just made is a recent one too.
  await desk.callBack.click()
  await expect(desk.question).toContainText(RECENT)
  await desk.settled()
  expect(desk.posts()).toHaveLength(2)
})

test('one key or one double click too many never answers the question', async ({ desk }) => {
  await called(desk)
  await desk.callBack.dblclick()
  await expect(desk.question).toBeVisible()
  await desk.settled()
  await desk.doNotCall.click()
  await desk.settled()

  // The key that asked stays down, and so repeats, for longer than the answers are not to be had: the focus is now on one of them.
  await desk.callBack.focus()
  let more = 5
  await desk.hold('Enter', async () => await desk.callAnyway.isEnabled() && more-- === 0)
  await expect(desk.question).toBeVisible()
  await expect(desk.doNotCall).toBeFocused()
  expect(desk.posts()).toHaveLength(1)

  await desk.page.keyboard.press('Escape')
  await expect(desk.question).toBeHidden()
  expect(desk.posts()).toHaveLength(1)
})

test('"Call anyway" pressed at once, before the question can have been read, does nothing', async ({ desk }) => {
  await desk.page.clock.install()
  await called(desk)
  // The moment until it counts does not pass.
  await desk.page.clock.pauseAt(Date.now() + 5_000)
  await desk.callBack.click()
  await desk.callAnyway.dispatchEvent('click')
  await desk.page.clock.resume()
  await desk.settled()
  await expect(desk.question).toBeVisible()
  expect(desk.posts()).toHaveLength(1)
})

test('the question also comes for a voice message, another line and another way to write the number', async ({ desk }) => {
  await called(desk)
  await desk.fill({ type: 'Voice message', line: /reg151083/, number: 'Tel. (030) 90-18-20' })
  await desk.sendMessage.click()
  await expect(desk.question).toContainText(RECENT)
  await desk.settled('Voice message')
  expect(desk.posts('Voice message')).toHaveLength(0)
})

test('the question survives a reload', async ({ desk }) => {
  await called(desk)
  await desk.reload()
  await desk.expectIntact()
  await desk.callBack.click()
  await expect(desk.question).toContainText(RECENT)
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
})

test('another number, put in while the question is open, is a new click', async ({ desk }) => {
  await called(desk)
  await desk.callBack.click()
  await expect(desk.question).toBeVisible()
  await desk.number.fill('+49 40 428990')
  await expect(desk.question).toBeHidden()
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  await desk.call()
  expect(desk.posts().map(post => post.params['TO_NUMBER'])).toEqual(['+4930901820', '+4940428990'])
})

test('after a minute the same number is called without a question', async ({ desk }) => {
  await desk.page.clock.install()
  await called(desk)
  await desk.page.clock.fastForward(45_000)
  await desk.callBack.click()
  await expect(desk.question).toContainText(RECENT)
  await desk.doNotCall.click()
  await desk.settled()

  await desk.page.clock.fastForward(16_000)
  await desk.call()
  await expect(desk.question).toBeHidden()
  expect(desk.sandbox.portal.calls).toHaveLength(2)
})
