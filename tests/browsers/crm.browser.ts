import { expect, test } from './desk.ts'

test('from a deal\'s card into the slider: client and number are there, one click, one call, and the card lists it', async ({ desk }) => {
  const { portal } = desk.sandbox
  portal.telephony.speed = 0
  await desk.openFromCard('/crm/deal/details/2/')
  await expect.poll(() => desk.client.text()).toContain('Oliver Bennett')
  await expect.poll(() => desk.number.value()).toBe('+44 20 7946 0321')
  await desk.text().fill('The client asked for a call.')
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  expect(desk.posts().map(({ params }) => params['TO_NUMBER'])).toEqual(['+442079460321'])

  await desk.press('Escape')
  await expect.poll(() => desk.slider.count()).toBe(0)
  portal.telephony.finishAll()
  await expect.poll(() => desk.portalPage.getByRole('list', { name: 'Calls with the client' }).getByRole('listitem').text()).toMatch(/442079460321.*Callback/s)
  expect(portal.calls.map(({ number }) => number)).toEqual(['+442079460321'])
})

test('all numbers of a client; another one is chosen, called, and chosen the next time', async ({ desk }) => {
  await desk.openFromCard('/crm/contact/details/1/')
  await expect.poll(() => desk.clientNumbers.count()).toBe(3)
  await desk.clientNumber('0171 3920015').click()
  await expect.poll(() => desk.number.value()).toBe('0171 3920015')
  await desk.text().fill('The client asked for a call.')
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  await desk.press('Escape')
  await expect.poll(() => desk.slider.count()).toBe(0)
  await desk.openFromCard('/crm/contact/details/1/')
  await expect.poll(() => desk.clientNumber('0171 3920015').isChecked()).toBe(true)
  expect(desk.sandbox.portal.calls.map(({ number }) => number)).toEqual(['+491713920015'])
})
