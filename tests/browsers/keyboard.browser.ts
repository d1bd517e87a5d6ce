import { expect, test } from './desk.ts'
import type { Spot } from './driver/spot.ts'

test('keyboard only: from the first Tab to a started call, and the question of a second one', async ({ desk }) => {
  const tabTo = async (place: Spot) => {
    await desk.press('Tab')
    await expect.poll(() => place.isFocused()).toBe(true)
  }
  await desk.open()
  await desk.ready()
  await tabTo(desk.typeOfCall('Call back'))
  await desk.press('ArrowRight')
  await expect.poll(() => desk.typeOfCall('Voice message').isFocused()).toBe(true)
  await desk.press('Space')
  await expect.poll(() => desk.typeOfCall('Voice message').isChecked()).toBe(true)
  await tabTo(desk.line)
  await desk.type('reg151085')
  await expect.poll(() => desk.app.getByRole('option').texts()).toHaveLength(1)
  await desk.press('Enter')
  await expect.poll(() => desk.line.value()).toBe('SIP line 2')
  await tabTo(desk.number)
  await desk.type('+49 30 901820')
  await tabTo(desk.text('Voice message'))
  await desk.type('Your order is ready.')
  await tabTo(desk.voice)
  await desk.type('german: m')
  await expect.poll(() => desk.app.getByRole('option').texts()).toEqual(['German: male'])
  await desk.press('Enter')
  await expect.poll(() => desk.voice.value()).toBe('German: male')
  await tabTo(desk.sendMessage)
  await desk.press('Enter')
  await desk.expectEnding('Call started')
  expect(desk.posts('Voice message').map(({ params }) => params)).toEqual([
    { FROM_LINE: 'reg151085', TO_NUMBER: '+4930901820', TEXT_TO_PRONOUNCE: 'Your order is ready.', VOICE: 'eurgermanmale' }
  ])

  await desk.settled('Voice message')
  await desk.press('Enter')
  await expect.poll(() => desk.doNotCall.isFocused()).toBe(true)
  await desk.settled('Voice message')
  await desk.press('Escape')
  await expect.poll(() => desk.sendMessage.isFocused()).toBe(true)
  expect(desk.posts('Voice message')).toHaveLength(1)
})

test('Enter in a field starts nothing; Ctrl and Enter send from there', async ({ desk }) => {
  await desk.openFilled()
  await desk.number.press('Enter')
  await desk.text().press('End')
  await desk.press('Enter')
  await desk.type('Second line.')
  await desk.settled()
  expect(desk.posts()).toHaveLength(0)
  await desk.press('Control+Enter')
  await desk.expectEnding('Call started')
  expect(desk.posts().map(({ params }) => params['TEXT_TO_PRONOUNCE'])).toEqual(['The client asked for a call.\nSecond line.'])
})
