import { expect, test } from './desk.ts'

test('from the first Tab to a started call without a mouse', async ({ desk }) => {
  const { keyboard } = desk.page
  await desk.open()
  await expect(desk.number).toBeVisible()

  for (const screen of ['Desk', 'Journal', 'Settings']) {
    await keyboard.press('Tab')
    await expect(desk.app.getByRole('button', { name: screen, exact: true })).toBeFocused()
  }
  await keyboard.press('Tab')
  await expect(desk.number).toBeFocused()
  await keyboard.type('+49 30 901820')

  await keyboard.press('Tab')
  await expect(desk.typeOfCall('Call back')).toBeFocused()
  // The kit chooses while the key is down.
  await keyboard.down('ArrowRight')
  await expect(desk.typeOfCall('Voice message')).toBeChecked()
  await keyboard.up('ArrowRight')

  await keyboard.press('Tab')
  await expect(desk.line).toBeFocused()
  await keyboard.type('reg151085')
  await expect(desk.line).toHaveValue('reg151085')
  await expect(desk.app.getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(desk.line).toHaveValue('SIP line 2')
  await expect(desk.app.getByRole('option')).toHaveCount(0)

  await keyboard.press('Tab')
  await expect(desk.text('Voice message')).toBeFocused()
  // In the place of the text that stands there.
  await keyboard.press('Control+A')
  await keyboard.type('Your order is ready.')

  await keyboard.press('Tab')
  await expect(desk.voice).toBeFocused()
  await keyboard.type('german: m')
  await expect(desk.voice).toHaveValue('german: m')
  await expect(desk.app.getByRole('option')).toHaveText(['German: male'])
  await keyboard.press('Enter')
  await expect(desk.voice).toHaveValue('German: male')

  await keyboard.press('Tab')
  await expect(desk.sendMessage).toBeFocused()
  await keyboard.press('Enter')
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts('Voice message').map(post => post.params)).toEqual([
    { FROM_LINE: 'reg151085', TO_NUMBER: '+4930901820', TEXT_TO_PRONOUNCE: 'Your order is ready.', VOICE: 'eurgermanmale' }
  ])
})

test('Enter in a field starts nothing; Ctrl+Enter sends from there', async ({ desk }) => {
  await desk.open()
  await desk.fill()
  await desk.number.press('Enter')
  await desk.line.press('Enter')
  await desk.page.keyboard.press('Escape')
  await desk.typeOfCall('Call back').press('Enter')
  await desk.text().press('End')
  await desk.text().press('Enter')
  await desk.text().pressSequentially('Second line.')
  await desk.settled()
  expect(desk.posts()).toHaveLength(0)
  await expect(desk.status).toBeHidden()

  await desk.text().press('Control+Enter')
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts().map(post => post.params['TEXT_TO_PRONOUNCE'])).toEqual(['The client asked for a call.\nSecond line.'])

  await desk.settled()
  await desk.number.fill('+49 40 428990')
  await desk.number.press('Meta+Enter')
  await expect.poll(() => desk.posts().length).toBe(2)
})

test('the question of a repeated call is answered by keyboard, its harmless answer first', async ({ desk }) => {
  const { keyboard } = desk.page
  await desk.open()
  await desk.fill()
  await desk.text().press('Control+Enter')
  await expect(desk.status).toContainText('Call started')
  await desk.settled()

  await desk.callBack.press('Enter')
  await expect(desk.doNotCall).toBeFocused()
  await desk.settled()
  await keyboard.press('Enter')
  await expect(desk.question).toBeHidden()
  await expect(desk.callBack).toBeFocused()
  expect(desk.posts()).toHaveLength(1)

  await keyboard.press('Enter')
  await expect(desk.doNotCall).toBeFocused()
  await desk.settled()
  await keyboard.press('Tab')
  await expect(desk.callAnyway).toBeFocused()
  await desk.posting('Call back', () => keyboard.press('Enter'))
  await expect(desk.status).toContainText('Call started')
  expect(desk.posts()).toHaveLength(2)
})
