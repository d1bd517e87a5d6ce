import { expect, test } from './desk.ts'

const METHOD = 'voximplant.callback.start'
const UNCLEAR = 'Not clear whether the call started'

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

test('ten clicks: one request, one call', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'latency', ms: 500 } })
  await desk.callBack.clickByScript(10)
  await expect.poll(() => desk.ending()).toContain('Call started')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('a 502 page instead of the answer: not clear, not sent again, asked about before the next click', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'gateway', status: 502, executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.ending()).toContain(UNCLEAR)
  await desk.settled()
  await desk.expectIntact()
  await desk.callBack.click()
  await expect.poll(() => desk.question.text()).toContain('An earlier call to +49 30 901820 may have started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('a refusal is read as one', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'error', error: '', error_description: 'Phone number is not correct', status: 400 } })
  await desk.callBack.click()
  await expect.poll(() => desk.ending()).toContain('The portal does not accept this phone number')
  expect(desk.sandbox.portal.calls).toHaveLength(0)
})

test('a reload in the middle of a call keeps it in sight', async ({ desk }) => {
  await desk.open()
  await desk.ready()
  await desk.fill()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'silent', executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.posts().length).toBe(1)
  await desk.tab.reload()
  await desk.ready()
  await expect.poll(() => desk.unclear.count()).toBe(1)
  await desk.expectIntact()
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})
