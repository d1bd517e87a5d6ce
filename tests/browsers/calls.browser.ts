import { expect, test } from './desk.ts'

test('one click: one request, one call', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  await desk.callBack.click()
  await expect.poll(() => desk.ending()).toContain('Call started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
  await desk.expectIntact()
})
