import { expect, SMALLEST, tellCounts, test } from './desk.ts'

const METHOD = 'voximplant.callback.start'
const UNCLEAR = 'Not clear whether the call started'
const EARLIER = 'An earlier call to +49 30 901820 may have started'

test('one click: one request, one call, nothing typed is lost', SMALLEST, async ({ desk }) => {
  await desk.openFilled()
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
  await desk.expectIntact()
})

test('ten clicks: one request, one call', SMALLEST, async ({ desk }) => {
  await desk.openFilled()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'latency', ms: 500 } })
  await desk.callBack.clickByScript(10)
  await desk.expectEnding('Call started')
  await desk.settled()
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('a connection that dies before the answer: not clear, and asked about before the next click', SMALLEST, async ({ desk }) => {
  await desk.openFilled()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'cut', executed: true } })
  await desk.callBack.click()
  await expect.poll(() => desk.ending()).not.toBe('')
  tellCounts('the connection dies', desk.posts().length, desk.sandbox.portal.calls.length)
  await desk.expectEnding(UNCLEAR)
  await desk.settled()
  await desk.callBack.click()
  await expect.poll(() => desk.question.text()).toContain(EARLIER)
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('a 502 page instead of the answer: not clear, not sent again, asked about before the next click', SMALLEST, async ({ desk }) => {
  await desk.openFilled()
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'gateway', status: 502, executed: true } })
  await desk.callBack.click()
  await desk.expectEnding(UNCLEAR)
  await desk.settled()
  await desk.expectIntact()
  await desk.callBack.click()
  await expect.poll(() => desk.question.text()).toContain(EARLIER)
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})

test('a reload in the middle of a call keeps it in sight', SMALLEST, async ({ desk }) => {
  await desk.openFilled()
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

test('a portal that is silent until the time-out: not clear, sent once', async ({ desk }) => {
  await desk.openFilled()
  // The time-out comes sooner: after 3 s instead of a minute.
  await desk.run(() => {
    const later = window.setTimeout.bind(window)
    Object.assign(window, { setTimeout: (task: () => void, ms?: number, ...rest: unknown[]) => later(task, ms === 60_000 ? 3_000 : ms, ...rest) })
  })
  desk.sandbox.portal.faults.add({ method: METHOD, fault: { kind: 'silent', executed: true } })
  const clicked = Date.now()
  await desk.callBack.click()
  await desk.expectEnding(UNCLEAR)
  expect(Date.now() - clicked, 'not before its time').toBeGreaterThan(2_500)
  await desk.settled()
  await desk.expectIntact()
  tellCounts('silent until the time-out', desk.posts().length, desk.sandbox.portal.calls.length)
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})
