import { expect, NETWORK_COMPLAINTS, test, type Desk } from './desk.ts'

const profileReads = (desk: Desk) => desk.sandbox.portal.requestsTo('profile')

test.describe('a portal that speaks HTTP/2', () => {
  test.use({ protocol: 'h2', allowedComplaints: NETWORK_COMPLAINTS })

  test('is asked once with a harmless read, after the form is there; the next visit knows', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    await expect.poll(() => profileReads(desk).length).toBe(1)
    await desk.open()
    await desk.ready()
    expect(profileReads(desk)).toHaveLength(1)
  })

  test('is asked again after a lost connection', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    await expect.poll(() => profileReads(desk).length).toBe(1)
    await desk.fill()
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: true } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Not clear whether the call started')
    await expect.poll(() => profileReads(desk).length).toBe(2)
    expect(desk.posts()).toHaveLength(1)
  })

  test('a click before the answer is in waits for it: the call still goes out once, as a stream', async ({ desk }) => {
    desk.sandbox.portal.faults.add({ method: 'profile', fault: { kind: 'latency', ms: 1500 } })
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: true } })
    await desk.open()
    await desk.fill()
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Not clear whether the call started')
    // A plain POST would have been repeated by the browser.
    expect(desk.posts()).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toHaveLength(1)
  })
})

test.describe('a portal behind TLS with HTTP/1.1 only', () => {
  test.use({ protocol: 'https', allowedComplaints: NETWORK_COMPLAINTS })

  test('gets a form over a connection of its own: the stream is tried once with a harmless read and remembered as not working', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    // The streamed read never leaves the browser; the plain one that proves it arrives.
    await expect.poll(() => profileReads(desk).length).toBe(1)
    await desk.fill()
    desk.sandbox.portal.faults.add({ method: 'voximplant.callback.start', fault: { kind: 'cut', executed: true } })
    await desk.callBack.click()
    await expect(desk.alert).toContainText('Not clear whether the call started')
    // Over a connection used before, the browser would have sent it again.
    expect(desk.posts()).toHaveLength(1)
    expect(desk.sandbox.portal.calls).toHaveLength(1)
  })

  test('is asked once: the next visit knows', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    await expect.poll(() => profileReads(desk).length).toBe(1)
    await desk.open()
    await desk.ready()
    expect(profileReads(desk)).toHaveLength(1)
  })
})

test.describe('a portal without TLS', () => {
  test.use({ protocol: 'http' })

  test('is not asked at all: browsers speak HTTP/2 over TLS only', async ({ desk }) => {
    await desk.open()
    await desk.ready()
    expect(profileReads(desk)).toHaveLength(0)
  })
})
