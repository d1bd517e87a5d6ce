import { expect, test, type BrowserDesk } from './desk.ts'

/** Cuts the browser off; where its driver cannot, the app's frame is told that it is. */
async function setOffline(desk: BrowserDesk, offline: boolean): Promise<void> {
  if (!await desk.tab.setOffline(offline)) {
    await desk.run((online) => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online })
    }, !offline)
  }
  await expect.poll(() => desk.run(() => navigator.onLine)).toBe(!offline)
}

test('offline, a click is refused; online again, the next one calls without a question', async ({ desk }) => {
  await desk.openFilled()
  await setOffline(desk, true)
  await desk.callBack.click()
  await desk.expectEnding(/Call refused.*You are offline\.\s*Nothing was sent\./s)
  await desk.settled()
  await desk.expectIntact()
  expect(await desk.unclear.count()).toBe(0)
  expect(desk.posts()).toHaveLength(0)

  await setOffline(desk, false)
  await desk.callBack.click()
  await desk.expectEnding('Call started')
  expect(desk.posts()).toHaveLength(1)
  expect(desk.sandbox.portal.calls).toHaveLength(1)
})
